import { expect } from 'chai';
import { id } from 'ethers';
import { bySelf, claimOrder, orderIn, signConfirmation } from '../support/claims.ts';
import { nextAt, now } from '../support/clock.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { placeOrder, readOrder, stateNumber } from '../support/orders.ts';
import { ISSUER } from '../support/regions.ts';
import { loadWorld } from '../support/worldFixture.ts';

describe('ClaimDesk: confirmClaim', () => {
  for (const name of ['homeLab', 'poolLab', 'reimburseLab'] as const) {
    it(`is the other party’s, CLAIMED and DISPUTED (${name})`, async () => {
      for (const disputed of [false, true]) {
        const world = await loadWorld();
        const lab = world.party[name];
        const placed = await orderIn(world, name === 'reimburseLab' ? 'APPROVED' : 'PLACED', { lab });
        await claimOrder(world, placed, {}, bySelf(placed));
        if (disputed) {
          await world.claimDesk.connect(world.office(ISSUER, 'AGENCY')).disputeOrder(placed.hash, fresh());
        }
        const [other, payee] = name === 'reimburseLab' ? [lab, placed.enterprise] : [placed.enterprise, lab];
        for (const key of [payee.key, world.stranger, world.agentKey]) {
          const wrong = await signConfirmation(world, placed.hash, key);
          await expectRefused(world, () => world.claimDesk.confirmClaim(...wrong), 'Unauthorized', other.account);
        }
        const right = await signConfirmation(world, placed.hash, other.key);
        const before = await readOrder(world, placed.hash);
        await expect(world.claimDesk.confirmClaim(...right))
          .to.emit(world.claimDesk, 'ClaimConfirmed')
          .withArgs(placed.hash);
        expect(await readOrder(world, placed.hash)).to.deep.equal({ ...before, oneSided: false });
        await expectRefused(
          world,
          () => world.claimDesk.confirmClaim(...right),
          'WrongState',
          placed.hash,
          stateNumber(disputed ? 'DISPUTED' : 'CLAIMED'),
        );
      }
    });
  }

  it('is refused for a claim that both have signed', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'CLAIMED');
    const right = await signConfirmation(world, placed.hash, placed.enterprise.key);
    await expectRefused(
      world,
      () => world.claimDesk.confirmClaim(...right),
      'WrongState',
      placed.hash,
      stateNumber('CLAIMED'),
    );
  });

  it('is refused for other states and unknown orders', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world);
    const early = await signConfirmation(world, placed.hash, placed.enterprise.key);
    await expectRefused(
      world,
      () => world.claimDesk.confirmClaim(...early),
      'WrongState',
      placed.hash,
      stateNumber('PLACED'),
    );
    const none = await signConfirmation(world, id('none'), placed.enterprise.key);
    await expectRefused(world, () => world.claimDesk.confirmClaim(...none), 'OrderUnknown', id('none'));
    const paid = await orderIn(world, 'PAID');
    const late = await signConfirmation(world, paid.hash, paid.enterprise.key);
    await expectRefused(
      world,
      () => world.claimDesk.confirmClaim(...late),
      'AlreadySettled',
      paid.hash,
      stateNumber('PAID'),
    );
  });

  it('takes an intent until its deadline, to the second', async () => {
    for (const late of [false, true]) {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      await claimOrder(world, placed, {}, bySelf(placed));
      const deadline = BigInt((await now()) + 100);
      const signed = await signConfirmation(world, placed.hash, placed.enterprise.key, deadline);
      const act = () => world.claimDesk.confirmClaim(...signed);
      await nextAt(late ? deadline + 1n : deadline);
      if (late) await expectRefused(world, act, 'SignatureExpired', deadline, deadline + 1n);
      else await act();
    }
  });
});
