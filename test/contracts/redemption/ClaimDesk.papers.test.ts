import { expect } from 'chai';
import { id } from 'ethers';
import { anyHash } from '../support/anyHash.ts';
import { bySelf, claimOrder, draftClaim, orderIn, resolveOrder, signClaim } from '../support/claims.ts';
import type { Claim, ClaimKeys } from '../support/claims.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { placeOrder, readOrder } from '../support/orders.ts';
import type { Placed } from '../support/orders.ts';
import { HOST, ISSUER, THIRD } from '../support/regions.ts';
import { loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const claim = async (world: World, placed: Placed, changes: Partial<Claim> = {}, keys: ClaimKeys = {}) => {
  const signed = await signClaim(world, placed, changes, keys);
  return () => world.claimDesk.claimOrder(...signed);
};

describe('ClaimDesk: the papers of a claim', () => {
  describe('signatures', () => {
    it('takes both, or that of the one to be paid', async () => {
      for (const name of ['homeLab', 'poolLab', 'reimburseLab'] as const) {
        const world = await loadWorld();
        const lab = world.party[name];
        const state = name === 'reimburseLab' ? 'APPROVED' : 'PLACED';
        const placed = await orderIn(world, state, { lab });
        const other: ClaimKeys = name === 'reimburseLab' ? { enterprise: null } : { lab: null };
        const payee = name === 'reimburseLab' ? placed.enterprise : lab;
        await expectRefused(world, await claim(world, placed, {}, other), 'BadSignature', payee.account, anyHash);
        await (
          await claim(world, placed, {}, bySelf(placed))
        )();
        expect((await readOrder(world, placed.hash)).oneSided).to.equal(true);
        const second = await orderIn(world, state, { lab });
        await (
          await claim(world, second)
        )();
        expect((await readOrder(world, second.hash)).oneSided).to.equal(false);
      }
    });

    it('refuses a wrong signature beside the right one of the payee', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      const { enterprise, lab } = placed;
      const wrong: [ClaimKeys, string][] = [
        [{ enterprise: world.stranger }, enterprise.account],
        [{ enterprise: lab.key }, enterprise.account],
        [{ lab: world.stranger }, lab.account],
        [{ enterprise: null, lab: enterprise.key }, lab.account],
        [{ enterprise: null, lab: null }, lab.account],
      ];
      for (const [keys, account] of wrong) {
        await expectRefused(world, await claim(world, placed, {}, keys), 'BadSignature', account, anyHash);
      }
    });
  });

  describe('the intake ticket', () => {
    it('is the issuing agency’s at home and on REIMBURSE, the agent’s on POOL', async () => {
      const world = await loadWorld();
      const agencies = [ISSUER, HOST, THIRD].map((region) => world.office(region, 'AGENCY'));
      const others = [...agencies, world.agentKey, world.stranger, world.office(ISSUER, 'BUREAU'), world.council];
      for (const name of ['homeLab', 'poolLab', 'reimburseLab'] as const) {
        const placed = await orderIn(world, name === 'reimburseLab' ? 'APPROVED' : 'PLACED', {
          lab: world.party[name],
        });
        const right = name === 'poolLab' ? world.agentKey : world.office(ISSUER, 'AGENCY');
        const named = name === 'poolLab' ? world.party.agent.account : `0x${'00'.repeat(20)}`;
        for (const intake of others) {
          if (intake === right) continue;
          await expectRefused(world, await claim(world, placed, {}, { intake }), 'BadSignature', named, anyHash);
        }
        await (
          await claim(world, placed, {}, { intake: right })
        )();
      }
    });

    it('is for these figures and no others', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      const right = draftClaim(placed);
      const changes: Partial<Claim>[] = [
        { order: fresh() },
        { nullifier: fresh() },
        { invoiced: right.invoiced + 1n },
        { paid: right.paid + 1n },
      ];
      for (const change of changes) {
        await expectRefused(
          world,
          await claim(world, placed, right, { ticketFor: { ...right, ...change } }),
          'BadSignature',
          `0x${'00'.repeat(20)}`,
          anyHash,
        );
      }
      await (
        await claim(world, placed, right, { ticketFor: { ...right, evidence: fresh(), deadline: 0n } })
      )();
    });

    it('of an office that was revoked counts no more', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      const act = await claim(world, placed);
      const agency = world.office(ISSUER, 'AGENCY');
      await world.offices.connect(agency).renounceRole((BigInt(ISSUER) << 8n) | 3n, agency.address);
      await expectRefused(world, act, 'BadSignature', `0x${'00'.repeat(20)}`, anyHash);
    });
  });

  describe('invoices', () => {
    it('count once, in whatever region and programme', async () => {
      const world = await loadWorld();
      const first = await placeOrder(world);
      const { nullifier } = await claimOrder(world, first);
      for (const lab of [world.party.homeLab, world.party.poolLab]) {
        const placed = await placeOrder(world, { lab });
        await expectRefused(
          world,
          await claim(world, placed, { nullifier }),
          'DuplicateInvoice',
          nullifier,
          first.hash,
        );
      }
    });

    it('count still when paid or clawed back', async () => {
      for (const state of ['PAID', 'CLAWED_BACK', 'DISPUTED'] as const) {
        const world = await loadWorld();
        const first = await orderIn(world, state);
        const events = await world.claimDesk.queryFilter(world.claimDesk.filters.OrderClaimed(first.hash));
        const nullifier = events[0]?.args.claim.nullifier ?? '';
        const placed = await placeOrder(world);
        await expectRefused(
          world,
          await claim(world, placed, { nullifier }),
          'DuplicateInvoice',
          nullifier,
          first.hash,
        );
      }
    });

    it('can be claimed again when a dispute released the order, and then not a third time', async () => {
      const world = await loadWorld();
      const first = await placeOrder(world);
      const { nullifier } = await claimOrder(world, first);
      await world.claimDesk.connect(world.office(ISSUER, 'AGENCY')).disputeOrder(first.hash, fresh());
      await resolveOrder(world, first, 'RELEASE');
      const second = await placeOrder(world);
      await claimOrder(world, second, { nullifier });
      expect(await world.claimDesk.invoiceOrder(nullifier)).to.equal(second.hash);
      const third = await placeOrder(world);
      await expectRefused(world, await claim(world, third, { nullifier }), 'DuplicateInvoice', nullifier, second.hash);
    });

    it('are not used up by a claim that is refused', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      const nullifier = id('invoice');
      await expectRefused(world, await claim(world, placed, { nullifier, paid: 0n }), 'CoPaymentUnproved', 0n, 5_000n);
      expect(await world.claimDesk.invoiceOrder(nullifier)).to.equal(`0x${'00'.repeat(32)}`);
      await claimOrder(world, placed, { nullifier });
    });
  });
});
