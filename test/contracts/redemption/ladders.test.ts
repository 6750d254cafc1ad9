import { anyValue } from '@nomicfoundation/hardhat-ethers-chai-matchers/withArgs';
import { id } from 'ethers';
import { draftTerms, signAgreement } from '../support/agreements.ts';
import { OUTCOME, claimOrder, orderIn, signClaim } from '../support/claims.ts';
import type { Claim, ClaimKeys } from '../support/claims.ts';
import { climb } from '../support/climb.ts';
import { DAY, START_DAY, moveTo, now } from '../support/clock.ts';
import { SUBJECTS, mark, subjectOf } from '../support/credit.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { LATE, placeOrder, signCancellation, signOrder, stateNumber } from '../support/orders.ts';
import type { OrderDraft, OrderKeys, Placed } from '../support/orders.ts';
import { createProgramme, issueVoucher } from '../support/programmes.ts';
import { FAR, ISSUER } from '../support/regions.ts';
import { loadWorld } from '../support/worldFixture.ts';

const UNKNOWN = id('no such order');

describe('the order of the errors', () => {
  it('placeOrder reports form, who, clocks, recognition, amounts, money', async () => {
    const world = await loadWorld();
    const { enterprise, team, agent, farLab } = world.party;
    const credit = world.creditRegister.connect(world.council);
    const farAgency = world.office(FAR, 'AGENCY');
    const existing = await placeOrder(world, { subsidy: 1n });

    const short = await createProgramme(world, ISSUER, { useDays: 1 }, 50_000n);
    const caps = { unit: 10n, orderCap: 40_000n, firstUseCap: 30_000n, annualCap: 20_000n };
    const long = await createProgramme(world, ISSUER, caps, 50_000n);
    const shortVoucher = await issueVoucher(world, short, enterprise, 50_000n, 1);
    const longVoucher = await issueVoucher(world, long, enterprise, 50_000n, 1);
    const { useBy } = await world.voucherToken.clocksOf(shortVoucher);

    await world.registry.connect(farAgency).relateParties(enterprise.account, farLab.account, FAR);
    await world.recognition.connect(farAgency).delistLab(farLab.account, FAR);
    const until = (await now()) + 20 * DAY;
    const regions = [ISSUER, FAR].map((region) => ({ kind: SUBJECTS.REGION, id: region }));
    for (const subject of [...regions, subjectOf(enterprise), subjectOf(farLab)]) {
      await mark(world, subject, 'BAN', until);
    }
    await moveTo(useBy + 10n);

    let draft: OrderDraft = {
      enterprise: team,
      lab: agent,
      voucher: shortVoucher,
      category: 'UNHEARD',
      price: 100n,
      subsidy: 0n,
      contractDay: START_DAY - 1,
      deadline: useBy,
    };
    let keys: OrderKeys = { enterprise: world.stranger, lab: world.stranger };
    const broken = () => draft;
    const change = (changes: OrderDraft) => () => (draft = { ...broken(), ...changes });
    const act = async () => world.orderDesk.placeOrder(...(await signOrder(world, draft, keys)));
    const lift = (i: number) => () =>
      credit.lift([...regions, subjectOf(enterprise), subjectOf(farLab)][i] ?? regions[0]!, 0);
    let kept: OrderDraft = {};

    await climb(world, act, [
      { error: 'ZeroAmount', repair: change({ subsidy: 60_001n }) },
      { error: 'SignatureExpired', figures: [useBy, anyValue], repair: change({ deadline: LATE }) },
      { error: 'BadSignature', figures: [team.account, anyValue], repair: () => (keys = { lab: world.stranger }) },
      {
        error: 'BadSignature',
        figures: [agent.account, anyValue],
        repair: () => {
          keys = {};
          kept = draft;
          draft = { subsidy: 1n, salt: existing.intent.salt };
        },
      },
      { error: 'OrderExists', figures: [existing.hash], repair: () => (draft = kept) },
      { error: 'NotHolder', figures: [shortVoucher, team.account], repair: change({ enterprise }) },
      { error: 'ParticipantInactive', figures: [agent.account], repair: change({ lab: farLab }) },
      { error: 'RegionSuspended', figures: [ISSUER, until], repair: lift(0) },
      { error: 'RegionSuspended', figures: [FAR, until], repair: lift(1) },
      { error: 'CreditBlocked', figures: [enterprise.account, until], repair: lift(2) },
      { error: 'CreditBlocked', figures: [farLab.account, until], repair: lift(3) },
      {
        error: 'RelatedParties',
        figures: [enterprise.account, farLab.account],
        repair: () => world.registry.connect(world.council).unrelateParties(enterprise.account, farLab.account, 0),
      },
      { error: 'Retroactive', figures: [START_DAY - 1, START_DAY], repair: change({ contractDay: START_DAY }) },
      { error: 'UseExpired', figures: [useBy, anyValue], repair: change({ voucher: longVoucher }) },
      {
        error: 'NotRecognised',
        figures: [ISSUER, FAR],
        repair: () => signAgreement(world, ISSUER, FAR, draftTerms('REIMBURSE', { exposureCap: 10_000n })),
      },
      {
        error: 'LabNotListed',
        figures: [farLab.account],
        repair: () => world.recognition.connect(farAgency).endorseLab(farLab.account, FAR),
      },
      { error: 'CategoryNotCovered', figures: ['UNHEARD'], repair: change({ category: 'TESTING' }) },
      { error: 'CoPaymentTooLow', figures: [60_001n, 50n], repair: change({ price: 1_000_000n }) },
      { error: 'BalanceTooLow', figures: [60_001n, 50_000n], repair: change({ subsidy: 45_001n }) },
      { error: 'UnitMismatch', figures: [45_001n, 10n], repair: change({ subsidy: 45_000n }) },
      { error: 'OrderCapExceeded', figures: [45_000n, 40_000n], repair: change({ subsidy: 35_000n }) },
      { error: 'FirstUseCapExceeded', figures: [35_000n, 30_000n], repair: change({ subsidy: 25_000n }) },
      { error: 'AnnualCapExceeded', figures: [25_000n, 20_000n], repair: change({ subsidy: 15_000n }) },
      { error: 'ExposureCapExceeded', figures: [15_000n, 10_000n], repair: change({ subsidy: 10_000n }) },
    ]);
  });

  it('placeOrder reports the exposure before the pool', async () => {
    const world = await loadWorld();
    const { agent, poolLab } = world.party;
    const pool = (await world.treasury.poolOf(ISSUER, poolLab.region)).free;
    const programme = await createProgramme(world, ISSUER, {}, 4n * pool);
    const voucher = await issueVoucher(world, programme, world.party.enterprise, 4n * pool, 1);
    const terms = draftTerms('POOL', { agent: agent.account, exposureCap: pool + 5n });
    await signAgreement(world, ISSUER, poolLab.region, terms);
    let subsidy = pool + 9n;
    const act = async () =>
      world.orderDesk.placeOrder(...(await signOrder(world, { lab: poolLab, voucher, price: 8n * pool, subsidy })));
    await climb(world, act, [
      { error: 'ExposureCapExceeded', figures: [pool + 9n, pool + 5n], repair: () => (subsidy = pool + 5n) },
      { error: 'PoolShort', figures: [pool + 5n, pool], repair: () => (subsidy = pool) },
    ]);
  });

  it('cancelOrder reports form and state', async () => {
    const world = await loadWorld();
    const settled = await orderIn(world, 'PAID');
    const claimed = await orderIn(world, 'CLAIMED');
    const placed = await placeOrder(world);
    let [order, deadline] = [UNKNOWN, 0n];
    let keys: OrderKeys = { enterprise: world.stranger };
    const enterprise = placed.enterprise.key;
    const act = async () => world.orderDesk.cancelOrder(...(await signCancellation(world, order, keys, deadline)));
    await climb(world, act, [
      { error: 'SignatureExpired', figures: [0n, anyValue], repair: () => (deadline = LATE) },
      { error: 'OrderUnknown', figures: [UNKNOWN], repair: () => (order = settled.hash) },
      { error: 'BadSignature', figures: [placed.enterprise.account, anyValue], repair: () => (keys = { enterprise }) },
      { error: 'AlreadySettled', figures: [settled.hash, stateNumber('PAID')], repair: () => (order = claimed.hash) },
      { error: 'WrongState', figures: [claimed.hash, stateNumber('CLAIMED')], repair: () => (order = placed.hash) },
      { error: 'NotDue', figures: [anyValue, anyValue], repair: () => (keys = { lab: placed.lab.key }) },
    ]);
  });

  it('claimOrder reports form, state, clocks, amounts, claims', async () => {
    const world = await loadWorld();
    const { enterprise, reimburseLab, homeLab } = world.party;
    const programme = await createProgramme(world, ISSUER, { redeemDays: 2, useDays: 2 }, 50_000n);
    const shortVoucher = await issueVoucher(world, programme, enterprise, 50_000n, 1);
    const { redeemBy } = await world.voucherToken.clocksOf(shortVoucher);
    const late = await placeOrder(world, { lab: reimburseLab, voucher: shortVoucher });
    const open = await orderIn(world, 'APPROVED', { lab: reimburseLab });
    const settled = await orderIn(world, 'PAID', { lab: homeLab });
    const known = await claimOrder(world, await placeOrder(world));
    await moveTo(redeemBy + 10n);

    let placed: Placed = { ...late, hash: UNKNOWN };
    let claim: Partial<Claim> = { invoiced: 0n, paid: 0n, deadline: redeemBy, nullifier: known.nullifier };
    let keys: ClaimKeys = {
      enterprise: world.stranger,
      lab: world.stranger,
      intake: world.stranger,
      ticketDeadline: redeemBy,
    };
    const change = (changes: Partial<Claim>) => () => (claim = { ...claim, ...changes });
    const agency = world.office(ISSUER, 'AGENCY');
    const act = async () => world.claimDesk.claimOrder(...(await signClaim(world, placed, claim, keys)));
    await climb(world, act, [
      { error: 'ZeroAmount', repair: change({ invoiced: 1n }) },
      { error: 'SignatureExpired', figures: [redeemBy, anyValue], repair: change({ deadline: LATE }) },
      {
        error: 'SignatureExpired',
        figures: [redeemBy, anyValue],
        repair: () => (keys = { ...keys, ticketDeadline: LATE }),
      },
      { error: 'OrderUnknown', figures: [UNKNOWN], repair: () => (placed = settled) },
      {
        error: 'BadSignature',
        figures: [enterprise.account, anyValue],
        repair: () => (keys = { lab: world.stranger, intake: world.stranger }),
      },
      {
        error: 'BadSignature',
        figures: [homeLab.account, anyValue],
        repair: () => (keys = { intake: world.stranger }),
      },
      { error: 'BadSignature', figures: [anyValue, anyValue], repair: () => (keys = {}) },
      { error: 'AlreadySettled', figures: [settled.hash, stateNumber('PAID')], repair: () => (placed = late) },
      {
        error: 'OrderNotApproved',
        figures: [late.hash],
        repair: () => world.orderDesk.connect(agency).approveOrder(late.hash),
      },
      { error: 'RedeemExpired', figures: [redeemBy, anyValue], repair: () => (placed = open) },
      { error: 'ZeroAmount', repair: change({ invoiced: 10_001n }) },
      { error: 'DuplicateInvoice', figures: [known.nullifier, known.order], repair: change({ nullifier: fresh() }) },
      { error: 'InvoiceExceedsPrice', figures: [10_001n, 10_000n], repair: change({ invoiced: 10_000n }) },
      { error: 'CoPaymentUnproved', figures: [0n, 10_000n], repair: change({ paid: 10_000n }) },
    ]);
  });

  it('resolveOrder reports state and who', async () => {
    const world = await loadWorld();
    const { poolLab } = world.party;
    const settled = await orderIn(world, 'PAID', { lab: poolLab });
    const claimed = await orderIn(world, 'CLAIMED', { lab: poolLab });
    const disputed = await orderIn(world, 'DISPUTED', { lab: poolLab });
    const used = fresh();
    for (const region of [ISSUER, poolLab.region]) {
      const twin = world.office(region, 'AGENCY');
      await world.claimDesk.connect(twin).resolveOrder(disputed.hash, OUTCOME.PAY, used);
    }
    await mark(world, subjectOf(poolLab), 'BAN');
    await world.claimDesk.connect(world.office(ISSUER, 'AGENCY')).disputeOrder(disputed.hash, fresh());
    let [order, by, ref] = [UNKNOWN, world.council, used];
    const act = () => world.claimDesk.connect(by).resolveOrder(order, OUTCOME.PAY, ref);
    await climb(world, act, [
      { error: 'OrderUnknown', figures: [UNKNOWN], repair: () => (order = settled.hash) },
      { error: 'AlreadySettled', figures: [settled.hash, stateNumber('PAID')], repair: () => (order = claimed.hash) },
      { error: 'WrongState', figures: [claimed.hash, stateNumber('CLAIMED')], repair: () => (order = disputed.hash) },
      {
        error: 'Unauthorized',
        figures: [world.council.address],
        repair: () => (by = world.office(ISSUER, 'AGENCY')),
      },
      { error: 'ReferenceUsed', figures: [anyValue], repair: () => (ref = fresh()) },
    ]);
  });

  it('clawBackOrder reports form, state, who and amounts', async () => {
    const world = await loadWorld();
    const settled = await orderIn(world, 'CLAWED_BACK');
    const accepted = await orderIn(world, 'ACCEPTED');
    const paid = await orderIn(world, 'PAID');
    let [order, by, amount] = [UNKNOWN, world.stranger, 0n];
    const act = () => world.claimDesk.connect(by).clawBackOrder(order, amount, fresh());
    await climb(world, act, [
      { error: 'ZeroAmount', repair: () => (amount = 5_001n) },
      { error: 'OrderUnknown', figures: [UNKNOWN], repair: () => (order = settled.hash) },
      {
        error: 'AlreadySettled',
        figures: [settled.hash, stateNumber('CLAWED_BACK')],
        repair: () => (order = accepted.hash),
      },
      { error: 'WrongState', figures: [accepted.hash, stateNumber('ACCEPTED')], repair: () => (order = paid.hash) },
      {
        error: 'Unauthorized',
        figures: [world.stranger.address],
        repair: () => (by = world.office(ISSUER, 'AGENCY')),
      },
      { error: 'BalanceTooLow', figures: [5_001n, 5_000n], repair: () => (amount = 5_000n) },
    ]);
  });

  it('disputeOrder reports state before who', async () => {
    const world = await loadWorld();
    const settled = await orderIn(world, 'PAID');
    const placed = await placeOrder(world);
    const accepted = await orderIn(world, 'ACCEPTED');
    const claimed = await orderIn(world, 'CLAIMED');
    let [order, by] = [UNKNOWN, world.stranger];
    const act = () => world.claimDesk.connect(by).disputeOrder(order, fresh());
    await climb(world, act, [
      { error: 'OrderUnknown', figures: [UNKNOWN], repair: () => (order = settled.hash) },
      { error: 'AlreadySettled', figures: [settled.hash, stateNumber('PAID')], repair: () => (order = placed.hash) },
      { error: 'WrongState', figures: [placed.hash, stateNumber('PLACED')], repair: () => (order = accepted.hash) },
      { error: 'ChallengeOver', figures: [0n, anyValue], repair: () => (order = claimed.hash) },
      {
        error: 'Unauthorized',
        figures: [world.stranger.address],
        repair: () => (by = world.office(ISSUER, 'AGENCY')),
      },
    ]);
  });

  it('payMany reports state before the credit of the payee', async () => {
    const world = await loadWorld();
    const { poolLab } = world.party;
    const settled = await orderIn(world, 'PAID', { lab: poolLab });
    const disputed = await orderIn(world, 'DISPUTED', { lab: poolLab });
    const verified = await orderIn(world, 'VERIFIED', { lab: poolLab });
    const until = (await now()) + 30 * DAY;
    await mark(world, subjectOf(poolLab), 'BAN', until);
    let order = UNKNOWN;
    const act = () => world.claimDesk.payMany([order]);
    await climb(world, act, [
      { error: 'OrderUnknown', figures: [UNKNOWN], repair: () => (order = settled.hash) },
      { error: 'AlreadySettled', figures: [settled.hash, stateNumber('PAID')], repair: () => (order = disputed.hash) },
      { error: 'WrongState', figures: [disputed.hash, stateNumber('DISPUTED')], repair: () => (order = verified.hash) },
      { error: 'NotDue', figures: [anyValue, anyValue], repair: async () => moveTo((await now()) + 7 * DAY) },
      {
        error: 'CreditBlocked',
        figures: [poolLab.account, until],
        repair: () => world.creditRegister.connect(world.council).lift(subjectOf(poolLab), 0),
      },
    ]);
  });

  it('approveOrder and expireOrder report state before all else', async () => {
    const world = await loadWorld();
    const { reimburseLab } = world.party;
    const settled = await orderIn(world, 'PAID');
    const home = await placeOrder(world);
    const asked = await placeOrder(world, { lab: reimburseLab });
    let [order, by] = [UNKNOWN, world.stranger];
    const approve = () => world.orderDesk.connect(by).approveOrder(order);
    await climb(world, approve, [
      { error: 'OrderUnknown', figures: [UNKNOWN], repair: () => (order = settled.hash) },
      { error: 'AlreadySettled', figures: [settled.hash, stateNumber('PAID')], repair: () => (order = home.hash) },
      { error: 'WrongState', figures: [home.hash, stateNumber('PLACED')], repair: () => (order = asked.hash) },
      {
        error: 'Unauthorized',
        figures: [world.stranger.address],
        repair: () => (by = world.office(ISSUER, 'AGENCY')),
      },
    ]);
    const claimed = await orderIn(world, 'CLAIMED');
    const { redeemBy } = await world.voucherToken.clocksOf(world.voucher);
    order = UNKNOWN;
    await climb(world, () => world.orderDesk.expireOrder(order), [
      { error: 'OrderUnknown', figures: [UNKNOWN], repair: () => (order = settled.hash) },
      { error: 'AlreadySettled', figures: [settled.hash, stateNumber('PAID')], repair: () => (order = claimed.hash) },
      { error: 'WrongState', figures: [claimed.hash, stateNumber('CLAIMED')], repair: () => (order = asked.hash) },
      { error: 'NotDue', figures: [redeemBy + 1n, anyValue], repair: () => moveTo(redeemBy + 1n) },
    ]);
    await expectRefused(
      world,
      () => world.orderDesk.expireOrder(asked.hash),
      'AlreadySettled',
      asked.hash,
      stateNumber('EXPIRED'),
    );
  });
});
