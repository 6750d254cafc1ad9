import { expect } from 'chai';
import { Signature, TypedDataEncoder, ZeroAddress, concat, getBytes, hexlify, id, toBeHex } from 'ethers';
import type { TypedDataDomain } from 'ethers';
import { anyHash } from '../support/anyHash.ts';
import { signCashOut } from '../support/cashOut.ts';
import { claimOrder, draftClaim, orderIn, signClaim, signConfirmation } from '../support/claims.ts';
import { readError } from '../support/errors.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { domainOf, signIntent, typesOf } from '../support/intents.ts';
import type { IntentName } from '../support/intents.ts';
import { draftOrder, placeOrder, signCancellation, signOrder } from '../support/orders.ts';
import type { Placed } from '../support/orders.ts';
import { freshKey } from '../support/parties.ts';
import type { Party } from '../support/parties.ts';
import { ISSUER } from '../support/regions.ts';
import type { Key } from '../support/signer.ts';
import { stateDigest } from '../support/stateDigest.ts';
import { loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

/** Order of the curve: s and N - s sign the same, and only the lower one counts. */
const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** What an attacker can do to a good signature without the key. */
const DISGUISES: { readonly [name: string]: (signature: string) => string } = {
  'the high s': (signature) => {
    const { r, s, v } = Signature.from(signature);
    return concat([r, toBeHex(N - BigInt(s), 32), toBeHex(v === 27 ? 28 : 27, 1)]);
  },
  'v of 0 or 1': (signature) => concat([signature.slice(0, 130), toBeHex(Signature.from(signature).v - 27, 1)]),
  'the other v': (signature) => concat([signature.slice(0, 130), toBeHex(55 - Signature.from(signature).v, 1)]),
  'v of 255': (signature) => concat([signature.slice(0, 130), '0xff']),
  '64 bytes (EIP-2098)': (signature) => Signature.from(signature).compactSerialized,
  'a byte too many': (signature) => concat([signature, '0x00']),
  'a byte too few': (signature) => signature.slice(0, -2),
  'one bit changed': (signature) => {
    const bytes = getBytes(signature);
    bytes[7] = (bytes[7] ?? 0) ^ 1;
    return hexlify(bytes);
  },
  'nothing but zeros': () => `0x${'00'.repeat(65)}`,
  'nothing at all': () => '0x',
};

/** Domains under which a signature is for something else. */
const OTHER_DOMAINS = (world: World): { readonly [name: string]: TypedDataDomain } => ({
  'another chain': { chainId: 1 },
  'another contract': { verifyingContract: world.deployment.registry },
  'the batcher': { verifyingContract: world.deployment.batcher },
  'another version': { version: '2' },
  'another name': { name: 'TongDui' },
});

/** An act that one signature decides, and how it is refused where that signature is not good. */
type Signed = {
  readonly act: (signature: string) => Promise<unknown>;
  readonly good: string;
  readonly key: Key;
  readonly intent: IntentName;
  readonly value: Record<string, unknown>;
  readonly error: 'BadSignature' | 'Unauthorized';
  readonly account: string;
};

const scenes: { readonly [name: string]: (world: World) => Promise<Signed> } = {
  'an order by the enterprise': async (world) => {
    const [intent, good, lab] = await signOrder(world);
    const { key, account } = world.party.enterprise;
    const act = (signature: string) => world.orderDesk.placeOrder(intent, signature, lab);
    return { act, good, key, intent: 'Order', value: intent, error: 'BadSignature', account };
  },
  'an order by the lab': async (world) => {
    const [intent, enterprise, good] = await signOrder(world);
    const { key, account } = world.party.homeLab;
    const act = (signature: string) => world.orderDesk.placeOrder(intent, enterprise, signature);
    return { act, good, key, intent: 'Order', value: intent, error: 'BadSignature', account };
  },
  'a cancellation by enterprise and lab': async (world) => {
    const placed = await placeOrder(world);
    const { enterprise, lab } = placed;
    const [intent, good, byLab] = await signCancellation(world, placed.hash, {
      enterprise: enterprise.key,
      lab: lab.key,
    });
    // An absent signature of the enterprise is no fault: the lab may cancel alone.
    const act = (signature: string) =>
      world.orderDesk.cancelOrder(intent, signature === '0x' ? '0x00' : signature, byLab);
    const { key, account } = enterprise;
    return { act, good, key, intent: 'Cancellation', value: intent, error: 'BadSignature', account };
  },
  'a claim by the one to be paid': async (world) => {
    const placed = await placeOrder(world);
    const [order, claim, enterprise, good, ticket] = await signClaim(world, placed);
    const act = (signature: string) => world.claimDesk.claimOrder(order, claim, enterprise, signature, ticket);
    const { key, account } = placed.lab;
    return { act, good, key, intent: 'Claim', value: claim, error: 'BadSignature', account };
  },
  'an intake ticket': async (world) => {
    const placed = await placeOrder(world);
    const [order, claim, enterprise, lab, ticket] = await signClaim(world, placed);
    const act = (signature: string) =>
      world.claimDesk.claimOrder(order, claim, enterprise, lab, { ...ticket, signature });
    const key = world.office(ISSUER, 'AGENCY');
    const value = { ...claim, deadline: ticket.deadline };
    return {
      act,
      good: ticket.signature,
      key,
      intent: 'IntakeTicket',
      value,
      error: 'BadSignature',
      account: ZeroAddress,
    };
  },
  'an intake ticket of the agent': async (world) => {
    const placed = await placeOrder(world, { lab: world.party.poolLab });
    const [order, claim, enterprise, lab, ticket] = await signClaim(world, placed);
    const act = (signature: string) =>
      world.claimDesk.claimOrder(order, claim, enterprise, lab, { ...ticket, signature });
    const { key, account } = world.party.agent;
    const value = { ...claim, deadline: ticket.deadline };
    return { act, good: ticket.signature, key, intent: 'IntakeTicket', value, error: 'BadSignature', account };
  },
  'a confirmation': async (world) => {
    const placed = await placeOrder(world);
    await claimOrder(world, placed, {}, { enterprise: null });
    const [intent, good] = await signConfirmation(world, placed.hash, placed.enterprise.key);
    const act = (signature: string) => world.claimDesk.confirmClaim(intent, signature);
    const { key, account } = placed.enterprise;
    return { act, good, key, intent: 'Confirmation', value: intent, error: 'Unauthorized', account };
  },
  'a cash-out': async (world) => {
    await orderIn(world, 'PAID');
    const { homeLab } = world.party;
    const [intent, good, ref] = await signCashOut(world, homeLab, 1n);
    const treasury = world.treasury.connect(world.office(ISSUER, 'TREASURY'));
    const act = (signature: string) => treasury.cashOut(intent, signature, ref);
    const { key, account } = homeLab;
    return { act, good, key, intent: 'CashOut', value: intent, error: 'Unauthorized', account };
  },
};

async function expectBad(world: World, signed: Signed, signature: string): Promise<void> {
  const figures = signed.error === 'BadSignature' ? [signed.account, anyHash] : [signed.account];
  await expectRefused(world, () => signed.act(signature), signed.error, ...figures);
}

describe('signatures', () => {
  for (const [name, scene] of Object.entries(scenes)) {
    describe(name, () => {
      it('counts as it was signed', async () => {
        const signed = await scene(await loadWorld());
        await signed.act(signed.good);
      });

      it(`does not count with ${Object.keys(DISGUISES).join(', ')}`, async () => {
        const world = await loadWorld();
        const signed = await scene(world);
        for (const disguise of Object.values(DISGUISES)) await expectBad(world, signed, disguise(signed.good));
      });

      it('does not count under another domain', async () => {
        const world = await loadWorld();
        const signed = await scene(world);
        for (const domain of Object.values(OTHER_DOMAINS(world))) {
          await expectBad(world, signed, await signIntent(world, signed.key, signed.intent, signed.value, domain));
        }
      });

      it('does not count by any other key', async () => {
        const world = await loadWorld();
        const signed = await scene(world);
        const keys = [world.stranger, world.council, world.party.team.key, world.office(ISSUER, 'BUREAU'), freshKey()];
        for (const key of keys) {
          await expectBad(world, signed, await signIntent(world, key, signed.intent, signed.value));
        }
      });

      it('does not count as a plain message over the same hash', async () => {
        const world = await loadWorld();
        const signed = await scene(world);
        const digest = TypedDataEncoder.hash(domainOf(world, signed.intent), typesOf(signed.intent), signed.value);
        await expectBad(world, signed, await signed.key.signMessage(getBytes(digest)));
      });
    });
  }

  it('do not count swapped between the parties', async () => {
    const world = await loadWorld();
    const [intent, enterprise, lab] = await signOrder(world);
    await expectRefused(
      world,
      () => world.orderDesk.placeOrder(intent, lab, enterprise),
      'BadSignature',
      intent.enterprise,
      anyHash,
    );
    const placed = await placeOrder(world);
    const [order, claim, byEnterprise, byLab, ticket] = await signClaim(world, placed);
    await expectRefused(
      world,
      () => world.claimDesk.claimOrder(order, claim, byLab, byEnterprise, ticket),
      'BadSignature',
      intent.enterprise,
      anyHash,
    );
  });

  it('do not count for parties that are nobody', async () => {
    const world = await loadWorld();
    const [intent, enterprise, lab] = await signOrder(world);
    for (const nobody of [ZeroAddress, world.party.enterprise.key.address, world.stranger.address]) {
      for (const changed of [{ enterprise: nobody }, { lab: nobody }]) {
        const order = { ...intent, ...changed };
        const signatures = [
          await signIntent(world, world.party.enterprise.key, 'Order', order),
          await signIntent(world, world.party.homeLab.key, 'Order', order),
        ] as const;
        await expectRefused(
          world,
          () => world.orderDesk.placeOrder(order, ...signatures),
          'BadSignature',
          nobody,
          anyHash,
        );
      }
    }
    await world.orderDesk.placeOrder(intent, enterprise, lab);
  });

  it('are not moved from one intent to another', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world);
    await claimOrder(world, placed, {}, { enterprise: null });
    const other = await placeOrder(world);
    // Cancellation and Confirmation have the same fields; type and contract tell them apart.
    const [intent, signature] = await signConfirmation(world, other.hash, other.lab.key);
    await expectRefused(
      world,
      () => world.orderDesk.cancelOrder(intent, '0x', signature),
      'BadSignature',
      other.lab.account,
      anyHash,
    );
    const [cancellation, byEnterprise] = await signCancellation(world, placed.hash, {
      enterprise: placed.enterprise.key,
    });
    await expectRefused(
      world,
      () => world.claimDesk.confirmClaim(cancellation, byEnterprise),
      'Unauthorized',
      placed.enterprise.account,
    );
  });

  it('have the hashes that the desks say', async () => {
    const world = await loadWorld();
    const hash = (intent: IntentName, value: Record<string, unknown>) =>
      TypedDataEncoder.hash(domainOf(world, intent), typesOf(intent), value);
    const order = draftOrder(world);
    const placed: Placed = {
      hash: id('x'),
      intent: order,
      enterprise: world.party.enterprise,
      lab: world.party.homeLab,
    };
    const claim = draftClaim(placed);
    const note = { order: id('x'), deadline: 7n, salt: id('salt') };
    const cash = { party: order.lab, amount: 1n, deadline: 2n, salt: id('salt') };
    expect(await world.orderDesk.hashOrder(order)).to.equal(hash('Order', order));
    expect(await world.orderDesk.hashCancellation(note)).to.equal(hash('Cancellation', note));
    expect(await world.claimDesk.hashClaim(claim)).to.equal(hash('Claim', claim));
    expect(await world.claimDesk.hashConfirmation(note)).to.equal(hash('Confirmation', note));
    expect(await world.claimDesk.hashTicket(claim, 9)).to.equal(hash('IntakeTicket', { ...claim, deadline: 9n }));
    expect(await world.treasury.hashCashOut(cash)).to.equal(hash('CashOut', cash));
  });

  it('of a replaced key count no more, also those given before', async () => {
    const world = await loadWorld();
    const { enterprise, homeLab } = world.party;
    const before = await signOrder(world);
    const placed = await placeOrder(world);
    const replacement = freshKey();
    await rotate(world, enterprise, replacement.address);
    const bad = [enterprise.account, anyHash] as const;
    await expectRefused(world, () => world.orderDesk.placeOrder(...before), 'BadSignature', ...bad);
    const claimed = await signClaim(world, placed);
    await expectRefused(world, () => world.claimDesk.claimOrder(...claimed), 'BadSignature', ...bad);
    await claimOrder(world, placed, {}, { enterprise: replacement });
    await world.orderDesk.placeOrder(...(await signOrder(world, {}, { enterprise: replacement })));
    await rotate(world, homeLab, freshKey().address);
    const cash = await signCashOut(world, homeLab, 1n);
    await expectRefused(
      world,
      () => world.treasury.connect(world.office(ISSUER, 'TREASURY')).cashOut(...cash),
      'Unauthorized',
      homeLab.account,
    );
  });

  it('in a batch are refused one by one, and nothing changes', async () => {
    const world = await loadWorld();
    const [intent, enterprise, lab] = await signOrder(world);
    const calls = Object.values(DISGUISES).map((disguise) => ({
      target: world.deployment.orderDesk,
      data: world.orderDesk.interface.encodeFunctionData('placeOrder', [intent, disguise(enterprise), lab]),
    }));
    const digest = await stateDigest(world);
    const receipt = await (await world.batcher.run(calls)).wait();
    const reasons = (receipt?.logs ?? []).map((log) => String(world.batcher.interface.parseLog(log)?.args['reason']));
    expect(reasons.map((reason) => readError(reason).split('(')[0])).to.deep.equal(calls.map(() => 'BadSignature'));
    expect(await stateDigest(world)).to.equal(digest);
  });
});

async function rotate(world: World, party: Party, signer: string): Promise<void> {
  const act = [party.account, signer, fresh()] as const;
  await world.registry.connect(world.office(party.region, 'AGENCY')).rotateSigner(...act);
  await world.registry.connect(world.office(party.region, 'ADMIN')).rotateSigner(...act);
}
