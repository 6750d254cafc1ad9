import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { signAgreement } from '../../../sdk/src/actions/admin/signAgreement.ts';
import { acceptOrders } from '../../../sdk/src/actions/agency/acceptOrders.ts';
import { verifyOrders } from '../../../sdk/src/actions/agency/verifyOrders.ts';
import { appropriate } from '../../../sdk/src/actions/bureau/appropriate.ts';
import { createProgramme } from '../../../sdk/src/actions/bureau/createProgramme.ts';
import { issueVouchers } from '../../../sdk/src/actions/bureau/issueVouchers.ts';
import { setEpochLength } from '../../../sdk/src/actions/council/setEpochLength.ts';
import { setNetDebitCap } from '../../../sdk/src/actions/council/setNetDebitCap.ts';
import { claimOrder } from '../../../sdk/src/actions/public/claimOrder.ts';
import { clearCycle, prepareCycle } from '../../../sdk/src/actions/public/clearCycle.ts';
import { getEpoch } from '../../../sdk/src/actions/public/getEpoch.ts';
import { getObligation } from '../../../sdk/src/actions/public/getObligation.ts';
import { getObligations } from '../../../sdk/src/actions/public/getObligations.ts';
import { getStanding } from '../../../sdk/src/actions/public/getStanding.ts';
import { listRegions } from '../../../sdk/src/actions/public/listRegions.ts';
import { listResiduals } from '../../../sdk/src/actions/public/listResiduals.ts';
import { payOrders } from '../../../sdk/src/actions/public/payOrders.ts';
import { placeOrder } from '../../../sdk/src/actions/public/placeOrder.ts';
import { proposeSetOff } from '../../../sdk/src/actions/public/proposeSetOff.ts';
import { discharge } from '../../../sdk/src/actions/treasury/discharge.ts';
import { fundProgramme } from '../../../sdk/src/actions/treasury/fundProgramme.ts';
import { setAcceptanceQuota } from '../../../sdk/src/actions/treasury/setAcceptanceQuota.ts';
import type { TongduiClient } from '../../../sdk/src/clients/tongduiClient.ts';
import { expectRefusal } from './expectRefusal.ts';
import { home, openHomeRegion, register, type HomeRegion } from './homeRegion.ts';
import { away, openPartnerRegion, withLab } from './partnerRegion.ts';
import { signedClaim, signedOrder } from './signedOrder.ts';
import { startRehearsal, type Rehearsal } from './startRehearsal.ts';

const day = 86_400;

describe('clearing between two regions', () => {
  let rehearsal: Rehearsal;
  let fromHome: HomeRegion;
  let fromAway: HomeRegion;
  let hosts: { readonly [region: number]: TongduiClient };
  let central: TongduiClient;
  let treasuries: { readonly [region: number]: TongduiClient };
  let invoices = 0;

  before(async () => {
    rehearsal = await startRehearsal();
    const region = await openHomeRegion(rehearsal);
    const partner = await openPartnerRegion(rehearsal);
    central = await rehearsal.officer({ office: 'CENTRAL' });
    await setEpochLength(rehearsal.council, { length: 'BLOCK' });
    for (const [issuer, host] of [
      [home, away],
      [away, home],
    ] as const) {
      const act = { issuer, host, terms: { rail: 'CLEARING', challengeDays: 0 }, document: `${issuer}` } as const;
      await signAgreement(region.admin, act);
      await signAgreement(partner.admin, act);
    }
    // The partner issues too: money, a programme and a voucher of its own.
    const bureau = await rehearsal.officer({ office: 'BUREAU', region: away }, partner.admin);
    const money = { region: away, amount: 10_000_000n, document: '回单 2' };
    await appropriate(bureau, money);
    await appropriate(partner.treasury, money);
    const rules = { name: '2026', ratioBp: 5_000, useDays: 365, redeemDays: 400 };
    const { programme } = await createProgramme(bureau, { region: away, rules });
    await fundProgramme(partner.treasury, { programme, amount: 6_000_000n });
    const enterprise = await register(rehearsal, partner.agency, away, 'ENTERPRISE', '91330000FIRM');
    const issues = [{ to: enterprise.account, amount: 5_000_000n, serial: 1 }];
    const { vouchers } = await issueVouchers(bureau, { programme, issues });
    fromHome = withLab(region, partner);
    fromAway = { ...region, ...partner, bureau, enterprise, programme, voucher: vouchers[0]!, lab: region.lab };
    hosts = { [home]: region.agency, [away]: partner.agency };
    treasuries = { [home]: region.treasury, [away]: partner.treasury };
  });
  after(async () => await rehearsal.close());

  /** Brings an order from its signature to its payment; twice the subsidy is its price. */
  async function use(region: HomeRegion, subsidy: bigint): Promise<void> {
    const placed = await signedOrder(rehearsal, region, { price: 2n * subsidy, subsidy });
    const { order } = await placeOrder(rehearsal.stranger(), placed);
    const intake = hosts[region === fromHome ? away : home]!;
    const claim = await signedClaim(rehearsal, region, placed.intent, String((invoices += 1)), { intake });
    await claimOrder(rehearsal.stranger(), claim);
    await verifyOrders(intake, { orders: [order] });
    await acceptOrders(region.agency, { orders: [order] });
    await payOrders(rehearsal.stranger(), { orders: [order] });
  }

  const mine = () => rehearsal.anvil.testClient.mine({ blocks: 1 });
  const owed = async (debtor: number, creditor: number) =>
    (await getObligation(rehearsal.reader, { debtor, creditor })).amount;

  test('caps and quotas refuse an order with the figures, and not its payment', async () => {
    const { reader, council } = rehearsal;
    await setNetDebitCap(council, { region: home, cap: 99_999n });
    expect((await getStanding(reader, { region: home })).netDebitCap).to.equal(99_999n);
    const placed = await signedOrder(rehearsal, fromHome, { price: 200_000n, subsidy: 100_000n });
    const refused = placeOrder(rehearsal.stranger(), placed);
    await expectRefusal(refused, 'NetDebitCapExceeded', { netDebit: 100_000n, cap: 99_999n });
    await setNetDebitCap(council, { region: home });
    await setAcceptanceQuota(treasuries[away]!, { region: away, quota: 99_999n });
    await expectRefusal(placeOrder(rehearsal.stranger(), placed), 'AcceptanceQuotaExceeded', {
      accepted: 100_000n,
      quota: 99_999n,
    });
    await setAcceptanceQuota(treasuries[away]!, { region: away });
    const { netDebitCap, acceptanceQuota } = await getStanding(reader, { region: away });
    expect([netDebitCap, acceptanceQuota]).to.deep.equal([undefined, undefined]);
    await expectRefusal(setNetDebitCap(treasuries[home]!, { region: home }), 'Unauthorized');
    await expectRefusal(setAcceptanceQuota(council, { region: home }), 'Unauthorized');
    await expectRefusal(setEpochLength(central, { length: 'DAY' }), 'Unauthorized');
  });

  test('payments become obligations, and the oldest part is what a cycle and a discharge pay off first', async () => {
    const { reader } = rehearsal;
    expect([...(await listRegions(reader))]).to.deep.equal([home, away]);
    const begun = await rehearsal.now();
    await use(fromHome, 300_000n);
    await rehearsal.anvil.testClient.increaseTime({ seconds: day });
    await use(fromHome, 200_000n);
    await use(fromAway, 350_000n);
    const parts = async () =>
      (await listResiduals(reader)).map(({ debtor, parts }) => [debtor, parts.map((part) => part.amount)]);
    expect(await parts()).to.deep.equal([
      [home, [300_000n, 200_000n]],
      [away, [350_000n]],
    ]);
    const [first] = await listResiduals(reader);
    const [older, younger] = first!.parts;
    expect(older!.since).to.be.within(begun, begun + 600);
    expect(younger!.since - older!.since).to.be.within(day, day + 600);
    const standing = await getStanding(reader, { region: home });
    expect([standing.locked, standing.owed, standing.position]).to.deep.equal([500_000n, 350_000n, -150_000n]);

    await mine();
    const { solution, proposal } = await prepareCycle(reader);
    expect([solution.gross, solution.setOff, solution.residual]).to.deep.equal([850_000n, 700_000n, 150_000n]);
    const { cycles } = await getEpoch(reader);
    // One fen more on one side, and the right one under another epoch.
    const [one, ...others] = proposal.flows;
    await expectRefusal(
      proposeSetOff(rehearsal.stranger(), { ...proposal, flows: [one! + 1n, ...others] }),
      'SetOffUnbalanced',
    );
    await expectRefusal(
      proposeSetOff(rehearsal.stranger(), { ...proposal, epoch: proposal.epoch + 1_000 }),
      'EpochNotCovered',
    );
    const { act } = await clearCycle(rehearsal.stranger());
    expect(act).to.be.an('object');
    expect((await getEpoch(reader)).cycles).to.equal(cycles + 1);
    // 350 000 off the oldest: nothing is left of the first part, 150 000 of the second.
    expect(await parts()).to.deep.equal([[home, [150_000n]]]);
    expect([await owed(home, away), await owed(away, home)]).to.deep.equal([150_000n, 0n]);
    expect(await getObligations(reader)).to.deep.equal([{ debtor: home, creditor: away, amount: 150_000n }]);
    expect((await getStanding(reader, { region: home })).position).to.equal(-150_000n);
    // The same again is of a cycle that is over.
    await expectRefusal(proposeSetOff(rehearsal.stranger(), proposal), 'EpochNotCovered');
    await mine();
    expect((await clearCycle(rehearsal.stranger())).act).to.equal(undefined);
  });

  test('a discharge takes the debtor’s treasury and the centre, and no more than is owed', async () => {
    const { reader } = rehearsal;
    const act = { debtor: home, creditor: away, amount: 100_000n, document: '上级结算 1' };
    await expectRefusal(discharge(treasuries[away]!, act), 'Unauthorized');
    expect((await discharge(treasuries[home]!, act)).executed).to.equal(false);
    await expectRefusal(discharge(treasuries[home]!, act), 'Unauthorized');
    expect(await owed(home, away)).to.equal(150_000n);
    expect((await discharge(central, act)).executed).to.equal(true);
    await expectRefusal(discharge(central, act), 'ReferenceUsed');
    expect(await owed(home, away)).to.equal(50_000n);
    const more = { ...act, amount: 50_001n, document: '上级结算 2' };
    await discharge(treasuries[home]!, more);
    await expectRefusal(discharge(central, more), 'ExceedsObligation', { amount: 50_001n, obligation: 50_000n });
    await expectRefusal(discharge(treasuries[home]!, { ...act, amount: 0n, document: '上级结算 3' }), 'ZeroAmount');
    const [residual] = await listResiduals(reader);
    expect(residual!.parts.map(({ amount }) => amount)).to.deep.equal([50_000n]);
  });
});
