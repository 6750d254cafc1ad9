import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { getAddress, recoverAddress } from 'viem';
import type { Hex } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { claimDeskAbi } from '../../../sdk/src/abis/claimDeskAbi.ts';
import { orderDeskAbi } from '../../../sdk/src/abis/orderDeskAbi.ts';
import { treasuryAbi } from '../../../sdk/src/abis/treasuryAbi.ts';
import { readChain } from '../../../sdk/src/clients/readChain.ts';
import { buildCancellation, hashCancellation, signCancellation } from '../../../sdk/src/intents/cancellation.ts';
import { buildCashOut, hashCashOut, signCashOut } from '../../../sdk/src/intents/cashOut.ts';
import { buildClaim, hashClaim, signClaim } from '../../../sdk/src/intents/claim.ts';
import { buildConfirmation, hashConfirmation, signConfirmation } from '../../../sdk/src/intents/confirmation.ts';
import { intentDomain } from '../../../sdk/src/intents/intentDomain.ts';
import { buildOrder, hashOrder, signOrder } from '../../../sdk/src/intents/order.ts';
import { buildIntakeTicket, hashIntakeTicket, signIntakeTicket } from '../../../sdk/src/intents/ticket.ts';
import { expectRefusal } from '../actions/expectRefusal.ts';
import { startRehearsal, type Rehearsal } from '../actions/startRehearsal.ts';

const runs = { numRuns: 50 };

const bytesOf = (length: number) =>
  fc
    .uint8Array({ minLength: length, maxLength: length })
    .map((bytes): Hex => `0x${Buffer.from(bytes).toString('hex')}`);
const hash = bytesOf(32);
const address = bytesOf(20).map((bytes) => getAddress(bytes));
/** All values of a width, the edges often. */
const uint = (bits: bigint) => {
  const max = 2n ** bits - 1n;
  return fc.oneof(fc.bigInt({ min: 0n, max }), fc.constantFrom(0n, 1n, max));
};
const small = (bits: bigint) => uint(bits).map(Number);
const order = fc.record({
  enterprise: address,
  lab: address,
  voucher: uint(256n),
  category: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', 'TESTING', '检测', 'x'.repeat(100))),
  price: uint(96n),
  subsidy: uint(96n),
  contractDay: small(32n),
  deadline: small(40n),
  salt: hash,
});
const claim = fc.record({
  order: hash,
  nullifier: hash,
  invoiced: uint(96n),
  paid: uint(96n),
  evidence: hash,
  deadline: small(40n),
});
const confirmation = fc.record({ order: hash, deadline: small(40n), salt: hash });
const cashOut = fc.record({ party: address, amount: uint(96n), deadline: small(40n), salt: hash });

describe('the hash of an intent is the chain’s', () => {
  let rehearsal: Rehearsal;
  before(async () => {
    rehearsal = await startRehearsal();
  });
  after(async () => await rehearsal.close());

  const orderDesk = () => ({ address: rehearsal.deployment.orderDesk, abi: orderDeskAbi }) as const;
  const claimDesk = () => ({ address: rehearsal.deployment.claimDesk, abi: claimDeskAbi }) as const;

  test('order', async () => {
    await fc.assert(
      fc.asyncProperty(order, async (intent) => {
        const asked = { ...orderDesk(), functionName: 'hashOrder', args: [intent] } as const;
        expect(hashOrder(rehearsal.deployment, intent)).to.equal(await readChain(rehearsal.reader, asked));
      }),
      runs,
    );
  });

  test('cancellation', async () => {
    await fc.assert(
      fc.asyncProperty(confirmation, async (intent) => {
        const asked = { ...orderDesk(), functionName: 'hashCancellation', args: [intent] } as const;
        expect(hashCancellation(rehearsal.deployment, intent)).to.equal(await readChain(rehearsal.reader, asked));
      }),
      runs,
    );
  });

  test('claim, and the ticket that goes with it', async () => {
    await fc.assert(
      fc.asyncProperty(claim, small(40n), async (intent, deadline) => {
        const { deployment, reader } = rehearsal;
        const asked = { ...claimDesk(), functionName: 'hashClaim', args: [intent] } as const;
        expect(hashClaim(deployment, intent)).to.equal(await readChain(reader, asked));
        const ticket = buildIntakeTicket(intent, deadline);
        const askedTicket = { ...claimDesk(), functionName: 'hashTicket', args: [intent, deadline] } as const;
        expect(hashIntakeTicket(deployment, ticket)).to.equal(await readChain(reader, askedTicket));
      }),
      runs,
    );
  });

  test('confirmation', async () => {
    await fc.assert(
      fc.asyncProperty(confirmation, async (intent) => {
        const asked = { ...claimDesk(), functionName: 'hashConfirmation', args: [intent] } as const;
        expect(hashConfirmation(rehearsal.deployment, intent)).to.equal(await readChain(rehearsal.reader, asked));
      }),
      runs,
    );
  });

  test('cash out', async () => {
    const treasury = { address: rehearsal.deployment.treasury, abi: treasuryAbi } as const;
    await fc.assert(
      fc.asyncProperty(cashOut, async (intent) => {
        const asked = { ...treasury, functionName: 'hashCashOut', args: [intent] } as const;
        expect(hashCashOut(rehearsal.deployment, intent)).to.equal(await readChain(rehearsal.reader, asked));
      }),
      runs,
    );
  });

  test('and its domain is the one that ERC-5267 gives', async () => {
    const { deployment, reader } = rehearsal;
    const contracts = [
      ['orderDesk', orderDeskAbi],
      ['claimDesk', claimDeskAbi],
      ['treasury', treasuryAbi],
    ] as const;
    for (const [contract, abi] of contracts) {
      const asked = {
        address: deployment[contract],
        abi: abi as typeof treasuryAbi,
        functionName: 'eip712Domain',
      } as const;
      const [fields, name, version, chainId, verifyingContract] = await readChain(reader, asked);
      expect(fields).to.equal('0x0f');
      const domain = { name, version, chainId: Number(chainId), verifyingContract };
      expect(domain).to.deep.equal(intentDomain(deployment, contract));
    }
  });
});

describe('a signature of an intent', () => {
  const deployment = {
    chainId: 31_337,
    orderDesk: getAddress(`0x${'11'.repeat(20)}`),
    claimDesk: getAddress(`0x${'22'.repeat(20)}`),
    treasury: getAddress(`0x${'33'.repeat(20)}`),
  };
  const signer = privateKeyToAccount(generatePrivateKey());
  const bytes32 = `0x${'ab'.repeat(32)}` as const;
  const terms = {
    enterprise: signer.address,
    lab: signer.address,
    voucher: 1n,
    category: 'TESTING',
    price: 2n,
    subsidy: 1n,
  };
  const signed = {
    order: () => buildOrder({ ...terms, contractDay: 1, deadline: 2 }),
    cancellation: () => buildCancellation({ order: bytes32, deadline: 2 }),
    claim: () =>
      buildClaim({ order: bytes32, nullifier: bytes32, invoiced: 1n, paid: 1n, evidence: bytes32, deadline: 2 }),
    confirmation: () => buildConfirmation({ order: bytes32, deadline: 2 }),
    cashOut: () => buildCashOut({ party: signer.address, amount: 1n, deadline: 2 }),
  };

  test('is by the signer over the hash, for each kind', async () => {
    const order = signed.order();
    const cancellation = signed.cancellation();
    const claim = signed.claim();
    const confirmation = signed.confirmation();
    const out = signed.cashOut();
    const ticket = buildIntakeTicket(claim, 3);
    const pairs = [
      [hashOrder(deployment, order), await signOrder(signer, deployment, order)],
      [hashCancellation(deployment, cancellation), await signCancellation(signer, deployment, cancellation)],
      [hashClaim(deployment, claim), await signClaim(signer, deployment, claim)],
      [hashConfirmation(deployment, confirmation), await signConfirmation(signer, deployment, confirmation)],
      [hashCashOut(deployment, out), await signCashOut(signer, deployment, out)],
      [hashIntakeTicket(deployment, ticket), (await signIntakeTicket(signer, deployment, ticket)).signature],
    ] as const;
    for (const [hash, signature] of pairs) expect(await recoverAddress({ hash, signature })).to.equal(signer.address);
    // Two kinds with the same fields, or one kind on two chains or contracts, are never one hash.
    const elsewhere = { ...deployment, chainId: 1 };
    const all = [...pairs.map(([hash]) => hash), hashOrder(elsewhere, order), hashClaim(elsewhere, claim)];
    all.push(hashCancellation(deployment, confirmation), hashConfirmation(deployment, cancellation));
    expect(new Set(all).size).to.equal(all.length);
  });

  test('is over a fresh salt each time', () => {
    expect(signed.order().salt).to.not.equal(signed.order().salt);
    expect(signed.cashOut().salt).to.match(/^0x[0-9a-f]{64}$/);
    expect(buildConfirmation({ order: bytes32, deadline: 2, salt: bytes32 }).salt).to.equal(bytes32);
  });

  test('is refused where a field does not fit its type, in one clear error', async () => {
    const sign = (change: object) => signOrder(signer, deployment, { ...signed.order(), ...change });
    const changes = [
      { price: 2n ** 96n },
      { subsidy: -1n },
      { deadline: 2 ** 40 },
      { contractDay: 1.5 },
      { lab: '0x12' },
      { salt: '0x12' },
    ];
    for (const change of changes) {
      const error = await expectRefusal(sign(change), 'ArgumentInvalid');
      expect(error.message.split('\n')[0]).to.match(/^ArgumentInvalid: .* \/ an argument does not fit: .+/);
    }
  });
});
