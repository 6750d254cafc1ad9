import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { keccak256, toEventSelector, toFunctionSelector, type AbiEvent, type AbiFunction, type Hex } from 'viem';
import * as contracts from '../../../sdk/src/abis/claimDeskAbi.ts';
import { batcherAbi } from '../../../sdk/src/abis/batcherAbi.ts';
import { orderDeskAbi } from '../../../sdk/src/abis/orderDeskAbi.ts';
import type { Certificate } from '../../../sdk/src/certificate/certificate.ts';
import { decodeHeader } from '../../../sdk/src/certificate/decodeHeader.ts';
import { formatCertificate } from '../../../sdk/src/certificate/formatCertificate.ts';
import { linkHeaders } from '../../../sdk/src/certificate/linkHeaders.ts';
import { makeCertificate, type MakeCertificateParameters } from '../../../sdk/src/certificate/makeCertificate.ts';
import * as known from '../../../sdk/src/certificate/paymentAbi.ts';
import { verifyCertificate } from '../../../sdk/src/certificate/verifyCertificate.ts';
import { expectRefusal } from './expectRefusal.ts';
import { word } from './mixedBlock.ts';
import { ENTERPRISE, LAB, openSystem, type System } from './openSystem.ts';
import { startAnvil, type Anvil } from './startAnvil.ts';

describe('certificates', () => {
  let anvil: Anvil;
  let system: System;
  /** A plain order: four blocks in a row. */
  let order: Hex;
  let held: Hex;
  let plain: Certificate;
  let paymentOnly: Certificate;

  const blockHashOf = async (hash: Hex) => (await anvil.publicClient.getTransactionReceipt({ hash })).blockHash;
  const make = async (of: Hex, more: Partial<MakeCertificateParameters> = {}) =>
    await makeCertificate({ client: anvil.publicClient, deployment: system.deployment, order: of, ...more });
  const verify = async (certificate: Certificate | string | Uint8Array, ...trustedBlockHashes: Hex[]) =>
    await verifyCertificate(
      typeof certificate === 'string' || certificate instanceof Uint8Array
        ? certificate
        : formatCertificate(certificate),
      { trustedBlockHashes: trustedBlockHashes.length > 0 ? trustedBlockHashes : [held] },
    );
  before(async () => {
    anvil = await startAnvil('osaka');
    system = await openSystem(anvil);
    ({ order, blockHash: held } = await system.payOrder('01', '11'));
    plain = await make(order);
    paymentOnly = await make(order, { events: 'payment' });
  });
  after(async () => await anvil.close());

  test('say what was ordered, claimed, accepted and paid, and who signed', async () => {
    const verdict = await verify(plain);
    expect(verdict.isComplete).to.equal(true);
    expect(verdict.required).to.deep.equal([]);
    expect(verdict.conditional).to.deep.equal([]);
    expect(verdict.root).to.deep.equal({ kind: 'blockHash', blockHash: held });
    expect(verdict.events.map(({ name }) => name)).to.deep.equal([
      'OrderPlaced',
      'OrderClaimed',
      'OrderAccepted',
      'OrderPaid',
    ]);
    expect(verdict.payment.figures).to.include({ payee: LAB, amount: '28800.00' });
    expect(verdict.events[0]?.figures).to.include({
      enterprise: ENTERPRISE,
      lab: LAB,
      region: '310000',
      programme: '1',
      serial: '7',
      category: 'TESTING',
      price: '57600.00',
      subsidy: '28800.00',
      coPayment: '28800.00',
    });
    expect(verdict.events[1]?.figures).to.include({ invoiced: '57600.00', paid: '28800.00', signedBy: 'BOTH' });
    expect(verdict.intents.map(({ kind, signers }) => [kind, signers])).to.deep.equal([
      ['Order', { enterprise: system.keyOf('enterprise'), lab: system.keyOf('lab') }],
      ['Claim', { enterprise: system.keyOf('enterprise'), lab: system.keyOf('lab') }],
      ['IntakeTicket', { intake: system.keyOf('agency') }],
    ]);
    expect(verdict.intents[0]?.hash).to.equal(order);
    const zh = verdict.proved.map((sentence) => sentence.zh).join('\n');
    expect(zh).to.contain('28800.00 元（人民币贰万捌仟捌佰元整）').and.contain(held);
    expect(verdict.proved.every(({ en }) => /^[ -~]+$/.test(en))).to.equal(true);
  });

  test('never claim more than is proved', async () => {
    const left = (await verify(plain)).notProved.map(({ en }) => en).join('\n');
    expect(left)
      .to.contain('bank money')
      .and.contain('clawed back')
      .and.contain("consortium's")
      .and.contain('code is right');
    expect(left).to.not.contain("chain's id");
    const trustedDeployment = system.deployment;
    const known = await verifyCertificate(formatCertificate(plain), { trustedBlockHashes: [held], trustedDeployment });
    expect(known.notProved).to.have.length(4);
    expect((await verify(paymentOnly)).notProved.map(({ en }) => en).join('\n')).to.contain("chain's id");
  });

  test('of the payment alone are small, and verified in the same way', async () => {
    const verdict = await verify(paymentOnly);
    expect(verdict.events.map(({ name }) => name)).to.deep.equal(['OrderPaid']);
    expect(verdict.intents).to.deep.equal([]);
    expect(formatCertificate(paymentOnly).length).to.be.lessThan(6_000);
  });

  test('are read from text or bytes, with any white space between the tokens', async () => {
    const text = formatCertificate(plain);
    for (const file of [
      new TextEncoder().encode(text),
      JSON.stringify(plain),
      JSON.stringify(plain, null, '\t').replaceAll('\n', '\r\n'),
    ]) {
      expect((await verify(file)).payment.figures.amount).to.equal('28800.00');
    }
  });

  test('need no Buffer', async () => {
    const buffer = globalThis.Buffer;
    try {
      Reflect.deleteProperty(globalThis, 'Buffer');
      expect((await verify(plain)).isComplete).to.equal(true);
    } finally {
      globalThis.Buffer = buffer;
    }
  });

  test('are refused under any block hash but one that covers the payment', async () => {
    await expectRefusal('BlockNotTrusted', () => verify(plain, word('ab')));
    const { parentHash } = await anvil.publicClient.getBlock({ blockHash: held });
    await expectRefusal('BlockNotTrusted', () => verify(plain, parentHash));
    expect((await verify(plain, word('ab'), held)).isComplete).to.equal(true);
    expect((await verify(plain, `0x${held.slice(2).toUpperCase()}`)).isComplete).to.equal(true);
    for (const hashes of [[], ['0x12'], ['latest']]) {
      await expectRefusal('TrustRootMissing', () =>
        verifyCertificate(formatCertificate(plain), { trustedBlockHashes: hashes as Hex[] }),
      );
    }
  });

  test('of other contracts or another chain than the verifier trusts are refused', async () => {
    const attempt = async (trustedDeployment: Parameters<typeof verifyCertificate>[1]['trustedDeployment']) =>
      await verifyCertificate(formatCertificate(plain), { trustedBlockHashes: [held], trustedDeployment });
    const other: Hex = `0x${'12'.repeat(20)}`;
    await expectRefusal('WrongDeployment', () => attempt({ ...system.deployment, claimDesk: other }));
    await expectRefusal('WrongDeployment', () => attempt({ ...system.deployment, orderDesk: other }));
    await expectRefusal('WrongChain', () => attempt({ ...system.deployment, chainId: 1 }));
  });

  describe('whose events lie far apart', () => {
    let payHash: Hex;
    let farOrder: Hex;
    let placedIn: Hex;

    before(async () => {
      const { orderDesk, claimDesk } = system.deployment;
      const drawn = system.drawOrder('02');
      farOrder = drawn.order;
      placedIn = await blockHashOf(await system.send('anyone', orderDesk, await system.placeCalldata(drawn)));
      await anvil.testClient.mine({ blocks: 17 });
      await system.send('anyone', claimDesk, await system.claimCalldata(drawn, '22'));
      await anvil.testClient.mine({ blocks: 16 });
      await system.accept([farOrder]);
      payHash = await blockHashOf(await system.pay([farOrder]));
    });

    test('name the further hashes to check, and prove nothing that hangs on them', async () => {
      const certificate = await make(farOrder);
      // The gap of 16 is bridged, that of 17 is not.
      expect(certificate.headers).to.have.length(4 + 16);
      const verdict = await verify(certificate, payHash);
      expect(verdict.isComplete).to.equal(false);
      expect(verdict.required).to.deep.equal([placedIn]);
      expect(verdict.events.map(({ block }) => block.standing)).to.deep.equal([
        'unconfirmed',
        'ancestor',
        'ancestor',
        'held',
      ]);
      expect(verdict.conditional).to.have.length(2);
      expect(verdict.conditional.every(({ zh, en }) => zh.includes(placedIn) && en.startsWith('If block'))).to.equal(
        true,
      );
      expect(verdict.proved.some(({ en }) => en.includes('order placed') || en.includes('Signed order'))).to.equal(
        false,
      );
      // What speaks for the chain id, but for a transaction, is the order's content, which is not confirmed.
      const bare = await verify(await make(farOrder, { withTransactions: false }), payHash);
      expect(bare.intents).to.deep.equal([]);
      expect(bare.notProved.some(({ en }) => en.includes("chain's id"))).to.equal(true);
      expect(verdict.notProved.some(({ en }) => en.includes("chain's id"))).to.equal(false);
    });

    test('are complete once the verifier holds those hashes too', async () => {
      const verdict = await verify(await make(farOrder), payHash, placedIn);
      expect(verdict.isComplete).to.equal(true);
      expect(verdict.conditional).to.deep.equal([]);
      expect(verdict.root.blockHash).to.equal(payHash);
    });

    test('without chains of headers need each hash', async () => {
      const certificate = await make(farOrder, { chainBlocks: 0 });
      expect(certificate.headers).to.have.length(4);
      const verdict = await verify(certificate, payHash);
      // Acceptance and payment are neighbours.
      expect(verdict.required).to.have.length(2);
      const complete = await verify(certificate, payHash, ...verdict.required);
      expect(complete.isComplete).to.equal(true);
    });

    test('with a forged header in a chain are refused', async () => {
      // Headers: 0 the order, 1 the claim, 2 to 17 the bridge, 18 the acceptance, 19 the payment.
      const forged = await make(farOrder);
      forged.headers[9] = forged.headers[9]?.replace(/.{6}$/, '000000') as Hex;
      await expectRefusal('RootBlocksMismatch', () => verify(forged, payHash));
      const broken = await make(farOrder);
      broken.headers.splice(9, 1);
      for (const entry of [...broken.receipts, ...broken.transactions]) if (entry.header > 9) entry.header -= 1;
      await expectRefusal('RootBlocksMismatch', () => verify(broken, payHash));
      // Also where the forger names the blocks that are roots now: the lower part of the bridge is there for nothing.
      broken.rootBlocks = linkHeaders(broken.headers.map(decodeHeader), new Set())
        .map(({ by }) => by)
        .filter((by, at, all) => all.indexOf(by) === at);
      await expectRefusal('HeaderUnused', () => verify(broken, payHash));
    });

    test('with a forged block in place of one that the verifier has not checked say its hash, not the true one', async () => {
      const certificate = await make(farOrder);
      const [header] = certificate.headers;
      certificate.headers[0] = header?.replace(/.{6}$/, '000000') as Hex;
      await expectRefusal('RootBlocksMismatch', () => verify(certificate, payHash));
      certificate.rootBlocks[0] = keccak256(certificate.headers[0]);
      const verdict = await verify(certificate, payHash);
      expect(verdict.required).to.deep.equal([certificate.rootBlocks[0]]);
      expect(verdict.required).to.not.include(placedIn);
      await expectRefusal('BlockNotTrusted', () => verify(certificate, placedIn));
    });
  });

  test('of orders that came through the Batcher name the signers of the call that went through', async () => {
    const { orderDesk, claimDesk } = system.deployment;
    const [one, two] = [system.drawOrder('03'), system.drawOrder('04')];
    const batchHash = await blockHashOf(
      await system.batch([
        // The same order with signatures of others: refused, and listed by the Batcher as failed.
        { target: orderDesk, data: await system.placeCalldata(one, 'anyone', 'council') },
        { target: orderDesk, data: await system.placeCalldata(two) },
        { target: orderDesk, data: await system.placeCalldata(one) },
        { target: orderDesk, data: await system.placeCalldata(one) },
      ]),
    );
    const claims = [one, two].map(async (drawn, at) => ({
      target: claimDesk,
      data: await system.claimCalldata(drawn, `3${at}`, at === 0 ? 'lab' : 'both'),
    }));
    await system.batch(await Promise.all(claims));
    await system.batch([{ target: claimDesk, data: await system.confirmCalldata(one) }]);
    await system.accept([one.order, two.order]);
    const payHash = await blockHashOf(await system.pay([one.order, two.order]));

    const certificate = await make(one.order);
    const verdict = await verify(certificate, payHash);
    expect(verdict.isComplete).to.equal(true);
    expect(verdict.deployment.batcher).to.equal(system.deployment.batcher.toLowerCase());
    expect(verdict.intents.map(({ kind, signers }) => [kind, signers])).to.deep.equal([
      ['Order', { enterprise: system.keyOf('enterprise'), lab: system.keyOf('lab') }],
      ['Claim', { lab: system.keyOf('lab') }],
      ['IntakeTicket', { intake: system.keyOf('agency') }],
      ['Confirmation', { confirmer: system.keyOf('enterprise') }],
    ]);
    expect(verdict.events.map(({ name }) => name)).to.include('ClaimConfirmed');
    expect(verdict.events.find(({ name }) => name === 'OrderClaimed')?.figures.signedBy).to.equal('CLAIMANT');
    expect(verdict.intents[0]?.block.blockHash).to.equal(batchHash);

    const other = await verify(await make(two.order), payHash);
    expect(other.payment.log).to.not.equal(verdict.payment.log);
    expect(other.order).to.equal(two.order);
    // The event of one order put into the certificate of the other.
    const swapped = structuredClone(certificate);
    const paid = swapped.events.find(({ name }) => name === 'OrderPaid');
    if (paid !== undefined) paid.log = other.payment.log;
    await expectRefusal('WrongOrder', () => verify(swapped, payHash));
  });

  test('of an order that was not paid are not made', async () => {
    const drawn = system.drawOrder('05');
    await system.send('anyone', system.deployment.orderDesk, await system.placeCalldata(drawn));
    await expectRefusal('PaymentMissing', () => make(drawn.order));
    await expectRefusal('PaymentMissing', () => make(word('77')));
  });

  test('read events and calls as the contracts define them', () => {
    const signatures = (abi: readonly unknown[]) =>
      new Set(
        abi.flatMap((item) => {
          const { type } = item as { type: string };
          if (type === 'event')
            return [
              `${toEventSelector(item as AbiEvent)}/${(item as AbiEvent).inputs.map(({ indexed }) => String(indexed === true)).join()}`,
            ];
          return type === 'function' ? [toFunctionSelector(item as AbiFunction)] : [];
        }),
      );
    for (const [own, theirs] of [
      [known.orderDeskAbi, orderDeskAbi],
      [known.claimDeskAbi, contracts.claimDeskAbi],
      [known.batcherAbi, batcherAbi],
    ] as const) {
      expect([...signatures(theirs)]).to.include.members([...signatures(own)]);
    }
  });
});
