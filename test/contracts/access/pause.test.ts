import { draftTerms } from '../support/agreements.ts';
import { signCashOut } from '../support/cashOut.ts';
import { ALL, OUTCOME, orderIn, signClaim, signConfirmation, claimOrder } from '../support/claims.ts';
import { impose, propose, solve } from '../support/clearing.ts';
import { DAY, moveTo, now } from '../support/clock.ts';
import { subjectOf } from '../support/credit.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { placeOrder, signCancellation, signOrder } from '../support/orders.ts';
import { freshKey, registerParty } from '../support/parties.ts';
import { draftRules } from '../support/programmes.ts';
import { HOST, ISSUER } from '../support/regions.ts';
import { loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

/** Prepares an act, to be done when the system has been paused. */
type Prepared = (world: World) => Act | Promise<Act>;

type Act = () => Promise<unknown>;

const office = (world: World, name: 'BUREAU' | 'AGENCY' | 'TREASURY' | 'ADMIN' | 'CREDIT') =>
  world.office(ISSUER, name);

/** What a pause stops: orders, claims, payments and every move of money. */
const STOPPED: { readonly [name: string]: Prepared } = {
  placeOrder: async (world) => {
    const signed = await signOrder(world);
    return () => world.orderDesk.placeOrder(...signed);
  },
  cancelOrder: async (world) => {
    const placed = await placeOrder(world);
    const signed = await signCancellation(world, placed.hash, { lab: placed.lab.key });
    return () => world.orderDesk.cancelOrder(...signed);
  },
  expireOrder: async (world) => {
    const placed = await placeOrder(world);
    await moveTo((await world.voucherToken.clocksOf(world.voucher)).redeemBy + 1n);
    return () => world.orderDesk.expireOrder(placed.hash);
  },
  claimOrder: async (world) => {
    const signed = await signClaim(world, await placeOrder(world));
    return () => world.claimDesk.claimOrder(...signed);
  },
  resolveOrder: async (world) => {
    const { hash } = await orderIn(world, 'DISPUTED');
    return () => world.claimDesk.connect(office(world, 'AGENCY')).resolveOrder(hash, OUTCOME.PAY, fresh());
  },
  payMany: async (world) => {
    const { hash } = await orderIn(world, 'ACCEPTED');
    return () => world.claimDesk.payMany([hash]);
  },
  clawBackOrder: async (world) => {
    const { hash } = await orderIn(world, 'PAID');
    return () => world.claimDesk.connect(office(world, 'AGENCY')).clawBackOrder(hash, ALL, fresh());
  },
  issueMany: (world) => {
    const list = [{ to: world.party.team.account, amount: 1n, serial: 9 }];
    return () => world.voucherToken.connect(office(world, 'BUREAU')).issueMany(world.programme, list);
  },
  revokeVoucher: (world) => () => world.voucherToken.connect(office(world, 'BUREAU')).revokeVoucher(world.voucher),
  expireVoucher: async (world) => {
    await moveTo((await world.voucherToken.clocksOf(world.voucher)).useBy + 1n);
    return () => world.voucherToken.expireVoucher(world.voucher);
  },
  fundProgramme: (world) => () =>
    world.programmes.connect(office(world, 'TREASURY')).fundProgramme(world.programme, 1n),
  closeProgramme: (world) => () => world.programmes.connect(office(world, 'TREASURY')).closeProgramme(world.programme),
  appropriate: (world) => () => world.treasury.connect(office(world, 'BUREAU')).appropriate(ISSUER, 1n, fresh()),
  prefund: (world) => () => world.treasury.connect(office(world, 'TREASURY')).prefund(ISSUER, HOST, 1n, fresh()),
  unfund: (world) => () => world.treasury.connect(office(world, 'TREASURY')).unfund(ISSUER, HOST, 1n, fresh()),
  cashOut: async (world) => {
    await orderIn(world, 'PAID');
    const signed = await signCashOut(world, world.party.homeLab, 1n);
    return () => world.treasury.connect(office(world, 'TREASURY')).cashOut(...signed);
  },
  setOff: async (world) => {
    const loop = [
      { debtor: ISSUER, creditor: HOST, amount: 3n },
      { debtor: HOST, creditor: ISSUER, amount: 2n },
    ];
    await impose(world, loop);
    const { proposal } = await solve(world, loop);
    return () => propose(world, proposal);
  },
  'setOff of nothing': async (world) => {
    const { proposal } = await solve(world, []);
    return () => propose(world, proposal);
  },
  discharge: async (world) => {
    await impose(world, [{ debtor: ISSUER, creditor: HOST, amount: 1n }]);
    const act = [ISSUER, HOST, 1n, fresh()] as const;
    await world.treasury.connect(world.central).discharge(...act);
    return () => world.treasury.connect(office(world, 'TREASURY')).discharge(...act);
  },
};

/** What goes on: the registers, the reviews and the disputes, so that nobody loses a term by the pause. */
const GOES_ON: { readonly [name: string]: Prepared } = {
  registerParticipants: (world) => () => registerParty(world, { kind: 'LAB', region: ISSUER }),
  rotateSigner: (world) => () =>
    world.registry
      .connect(office(world, 'AGENCY'))
      .rotateSigner(world.party.enterprise.account, freshKey().address, fresh()),
  report: (world) => () =>
    world.creditRegister
      .connect(office(world, 'CREDIT'))
      .report(subjectOf(world.party.enterprise), ISSUER, 3, 0, fresh()),
  signAgreement: (world) => () =>
    world.recognition.connect(office(world, 'ADMIN')).signAgreement(ISSUER, HOST, draftTerms('REIMBURSE'), fresh()),
  createProgramme: (world) => () =>
    world.programmes.connect(office(world, 'BUREAU')).createProgramme(ISSUER, draftRules()),
  setNetDebitCap: (world) => () => world.treasury.connect(world.council).setNetDebitCap(ISSUER, 1n),
  setAcceptanceQuota: (world) => () => world.treasury.connect(office(world, 'TREASURY')).setAcceptanceQuota(ISSUER, 1n),
  setEpochLength: (world) => () => world.treasury.connect(world.council).setEpochLength(1n),
  approveOrder: async (world) => {
    const { hash } = await placeOrder(world, { lab: world.party.reimburseLab });
    return () => world.orderDesk.connect(office(world, 'AGENCY')).approveOrder(hash);
  },
  confirmClaim: async (world) => {
    const placed = await placeOrder(world);
    await claimOrder(world, placed, {}, { enterprise: null });
    const signed = await signConfirmation(world, placed.hash, placed.enterprise.key);
    return () => world.claimDesk.confirmClaim(...signed);
  },
  verifyMany: async (world) => {
    const { hash } = await orderIn(world, 'CLAIMED', { lab: world.party.poolLab });
    return () => world.claimDesk.connect(world.agentKey).verifyMany([hash]);
  },
  acceptMany: async (world) => {
    const { hash } = await orderIn(world, 'CLAIMED');
    return () => world.claimDesk.connect(office(world, 'AGENCY')).acceptMany([hash]);
  },
  disputeOrder: async (world) => {
    const { hash } = await orderIn(world, 'CLAIMED');
    return () => world.claimDesk.connect(office(world, 'AGENCY')).disputeOrder(hash, fresh());
  },
  escalateOrder: async (world) => {
    const { hash } = await orderIn(world, 'CLAIMED');
    await moveTo((await now()) + 30 * DAY);
    return () => world.claimDesk.escalateOrder(hash);
  },
};

describe('while the system is paused', () => {
  for (const [name, prepare] of Object.entries(STOPPED)) {
    it(`${name} is refused, and goes through when the council resumes`, async () => {
      const world = await loadWorld();
      const act = await prepare(world);
      await world.registry.connect(world.guardian).pause();
      await expectRefused(world, act, 'Paused');
      await world.registry.connect(world.council).resume();
      await act();
    });
  }

  for (const [name, prepare] of Object.entries(GOES_ON)) {
    it(`${name} goes on`, async () => {
      const world = await loadWorld();
      const act = await prepare(world);
      await world.registry.connect(world.guardian).pause();
      await act();
    });
  }
});
