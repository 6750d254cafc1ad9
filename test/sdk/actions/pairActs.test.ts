import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { acceptOrders } from '../../../sdk/src/actions/agency/acceptOrders.ts';
import { approveOrder } from '../../../sdk/src/actions/agency/approveOrder.ts';
import { clawBackOrder } from '../../../sdk/src/actions/agency/clawBackOrder.ts';
import { delistLab } from '../../../sdk/src/actions/agency/delistLab.ts';
import { disputeOrder } from '../../../sdk/src/actions/agency/disputeOrder.ts';
import { endorseLab } from '../../../sdk/src/actions/agency/endorseLab.ts';
import { resolveOrder } from '../../../sdk/src/actions/agency/resolveOrder.ts';
import { verifyOrders } from '../../../sdk/src/actions/agency/verifyOrders.ts';
import { joinCompact } from '../../../sdk/src/actions/admin/joinCompact.ts';
import { leaveCompact } from '../../../sdk/src/actions/admin/leaveCompact.ts';
import { signAgreement } from '../../../sdk/src/actions/admin/signAgreement.ts';
import { createCompact } from '../../../sdk/src/actions/council/createCompact.ts';
import { cancelOrder } from '../../../sdk/src/actions/public/cancelOrder.ts';
import { claimOrder } from '../../../sdk/src/actions/public/claimOrder.ts';
import { confirmClaim } from '../../../sdk/src/actions/public/confirmClaim.ts';
import { escalateOrder } from '../../../sdk/src/actions/public/escalateOrder.ts';
import { expireOrder } from '../../../sdk/src/actions/public/expireOrder.ts';
import { expireVoucher } from '../../../sdk/src/actions/public/expireVoucher.ts';
import { findInvoiceOrder } from '../../../sdk/src/actions/public/findInvoiceOrder.ts';
import { getClawedBack } from '../../../sdk/src/actions/public/getClawedBack.ts';
import { getDeposit } from '../../../sdk/src/actions/public/getDeposit.ts';
import { getDue } from '../../../sdk/src/actions/public/getDue.ts';
import { getExposure } from '../../../sdk/src/actions/public/getExposure.ts';
import { getOrder } from '../../../sdk/src/actions/public/getOrder.ts';
import { getPool } from '../../../sdk/src/actions/public/getPool.ts';
import { getPurse } from '../../../sdk/src/actions/public/getPurse.ts';
import { getTerms } from '../../../sdk/src/actions/public/getTerms.ts';
import { getVoucher } from '../../../sdk/src/actions/public/getVoucher.ts';
import { isMember } from '../../../sdk/src/actions/public/isMember.ts';
import { payOrders } from '../../../sdk/src/actions/public/payOrders.ts';
import { placeOrder } from '../../../sdk/src/actions/public/placeOrder.ts';
import { quote } from '../../../sdk/src/actions/public/quote.ts';
import { cashOut } from '../../../sdk/src/actions/treasury/cashOut.ts';
import { prefund } from '../../../sdk/src/actions/treasury/prefund.ts';
import { unfund } from '../../../sdk/src/actions/treasury/unfund.ts';
import { buildCancellation, signCancellation } from '../../../sdk/src/intents/cancellation.ts';
import { buildCashOut, signCashOut } from '../../../sdk/src/intents/cashOut.ts';
import { buildConfirmation, signConfirmation } from '../../../sdk/src/intents/confirmation.ts';
import { expectRefusal } from './expectRefusal.ts';
import { home, openHomeRegion, type HomeRegion, type Party } from './homeRegion.ts';
import { away, openPartnerRegion, withLab, type PartnerRegion } from './partnerRegion.ts';
import { signedClaim, signedOrder } from './signedOrder.ts';
import { addressOf, signerOf, startRehearsal, type Rehearsal } from './startRehearsal.ts';

const day = 86_400;

describe('two regions', () => {
  let rehearsal: Rehearsal;
  let region: HomeRegion;
  let partner: PartnerRegion;
  let invoices = 0;

  before(async () => {
    rehearsal = await startRehearsal();
    region = await openHomeRegion(rehearsal);
    partner = await openPartnerRegion(rehearsal);
  });
  after(async () => await rehearsal.close());

  const carrier = () => rehearsal.stranger();
  const pass = async (seconds: number) => {
    const timestamp = BigInt((await rehearsal.now()) + seconds);
    await rehearsal.anvil.testClient.setNextBlockTimestamp({ timestamp });
    await rehearsal.anvil.testClient.mine({ blocks: 1 });
  };
  const place = async (price = 2_000n, subsidy = 1_000n) => {
    const signed = await signedOrder(rehearsal, withLab(region, partner), { price, subsidy });
    const { order } = await placeOrder(carrier(), signed);
    return { order, intent: signed.intent };
  };
  const claimFor = async (intent: Parameters<typeof signedClaim>[2], change: Parameters<typeof signedClaim>[4]) => {
    invoices += 1;
    return await signedClaim(rehearsal, withLab(region, partner), intent, `N${invoices}`, change);
  };

  test('sign terms by the same act with the same reference, once', async () => {
    const asked = {
      enterprise: region.enterprise.account,
      lab: partner.lab.account,
      voucher: region.voucher,
      category: 'TESTING',
      price: 2_000n,
    };
    await expectRefusal(quote(rehearsal.reader, asked), 'NotRecognised', { issuer: home, host: away });
    const terms = { rail: 'POOL', agent: partner.agent.account, ratioBp: 5_000, preApproval: true } as const;
    const agreement = { issuer: home, host: away, terms, document: '协议 1' };
    expect((await signAgreement(region.admin, agreement)).executed).to.equal(false);
    await expectRefusal(quote(rehearsal.reader, asked), 'NotRecognised');
    const twice = signAgreement(region.admin, agreement);
    await expectRefusal(twice, 'Unauthorized', { caller: addressOf(region.admin) });
    const otherTerms = { ...agreement, terms: { ...terms, challengeDays: 0 } };
    expect((await signAgreement(partner.admin, otherTerms)).executed).to.equal(false);
    expect((await signAgreement(partner.admin, agreement)).executed).to.equal(true);
    expect(await quote(rehearsal.reader, asked)).to.include({ subsidy: 1_000n });
    await expectRefusal(signAgreement(partner.admin, agreement), 'ReferenceUsed');
    const wrongAgent = { ...agreement, document: '协议 2', terms: { ...terms, agent: partner.lab.account } };
    await signAgreement(region.admin, wrongAgent);
    await expectRefusal(signAgreement(partner.admin, wrongAgent), 'AgentInvalid', { agent: partner.lab.account });
    const unknown = { ...agreement, terms: { ...terms, categories: ['NOWHERE'] } };
    await expectRefusal(signAgreement(region.admin, unknown), 'CategoryUnknown', { category: 'NOWHERE' });
  });

  test('pay out of the pool, and take it back', async () => {
    const { reader } = rehearsal;
    const pair = { issuer: home, host: away };
    const fund = { ...pair, amount: 5_000n, document: '预付 1' };
    const early = await signedOrder(rehearsal, withLab(region, partner), { price: 2_000n, subsidy: 1_000n });
    await expectRefusal(placeOrder(carrier(), early), 'PoolShort', { amount: 1_000n, free: 0n });
    expect((await prefund(region.treasury, fund)).executed).to.equal(false);
    expect((await prefund(partner.agent.client, fund)).executed).to.equal(true);
    expect(await getPool(reader, pair)).to.deep.equal({ free: 5_000n, reserved: 0n });
    expect((await getPurse(reader, { region: home })).free).to.equal(1_995_000n);

    const { order, intent } = await place();
    expect(await getPool(reader, pair)).to.deep.equal({ free: 4_000n, reserved: 1_000n });
    expect(await getExposure(reader, { rail: 'POOL', ...pair })).to.equal(1_000n);
    const { terms } = await getOrder(reader, { order });
    expect(await getTerms(reader, { terms })).to.deep.include({
      rail: 'POOL',
      preApproval: true,
      challengeDays: 7,
      exposureCap: undefined,
    });

    const claim = await claimFor(intent, { intake: partner.agent.client });
    await expectRefusal(claimOrder(carrier(), claim), 'OrderNotApproved', { order });
    await expectRefusal(approveOrder(partner.agency, { order }), 'Unauthorized');
    await approveOrder(region.agency, { order });
    await claimOrder(carrier(), claim);
    expect(await findInvoiceOrder(reader, { nullifier: claim.claim.nullifier })).to.equal(order);
    await expectRefusal(verifyOrders(partner.agency, { orders: [order] }), 'Unauthorized');
    await verifyOrders(partner.agent.client, { orders: [order] });
    const due = BigInt((await getOrder(reader, { order })).since + 7 * day);
    const { figures } = await expectRefusal(payOrders(carrier(), { orders: [order] }), 'NotDue');
    expect(figures.due).to.equal(due);
    await pass(7 * day);
    await expectRefusal(disputeOrder(region.agency, { order, reason: '迟了' }), 'ChallengeOver');
    await payOrders(carrier(), { orders: [order] });
    expect(await getDeposit(reader, { party: partner.lab.account })).to.equal(1_000n);

    // The lab has 400 left when 700 are clawed back: 300 stay due.
    const spent = buildCashOut({ party: partner.lab.account, amount: 600n, deadline: (await rehearsal.now()) + day });
    const signature = await signCashOut(signerOf(partner.lab.client), rehearsal.deployment, spent);
    await expectRefusal(cashOut(region.treasury, { intent: spent, signature, document: '付 1' }), 'Unauthorized');
    await cashOut(partner.treasury, { intent: spent, signature, document: '付 1' });
    const back = { order, amount: 700n, document: '追回 1' };
    expect((await clawBackOrder(region.agency, back)).executed).to.equal(false);
    expect((await clawBackOrder(partner.agency, back)).executed).to.equal(true);
    expect(await getDue(reader, { order })).to.equal(300n);
    expect(await getClawedBack(reader, { order })).to.equal(700n);
    expect(await getPool(reader, pair)).to.deep.equal({ free: 4_400n, reserved: 0n });
    const tooMuch = { order, amount: 301n, document: '追回 2' };
    await clawBackOrder(region.agency, tooMuch);
    await expectRefusal(clawBackOrder(partner.agency, tooMuch), 'BalanceTooLow', { amount: 301n, balance: 300n });
    await clawBackOrder(region.agency, { order, document: '追回 3' });
    await clawBackOrder(partner.agency, { order, document: '追回 3' });
    expect(await getOrder(reader, { order })).to.include({ state: 'CLAWED_BACK' });

    const rest = { ...pair, amount: 4_400n, document: '退回 1' };
    await unfund(region.treasury, rest);
    expect((await unfund(rehearsal.council, rest)).executed).to.equal(true);
    await expectRefusal(
      unfund(region.treasury, { ...rest, document: '退回 2' }).then(() =>
        unfund(rehearsal.council, { ...rest, document: '退回 2' }),
      ),
      'PoolShort',
      { amount: 4_400n, free: 0n },
    );
  });

  test('of one compact reimburse the enterprise; the lab confirms what it did not sign', async () => {
    const { reader, council } = rehearsal;
    // A bilateral agreement goes before a compact, so the pair's is replaced by one like the compact's.
    const terms = { rail: 'REIMBURSE', challengeDays: 0 } as const;
    const { compact } = await createCompact(council, { name: '长三角', terms, joint: true });
    await expectRefusal(createCompact(council, { name: '池', terms: { rail: 'POOL' } }), 'RailUnavailable', {
      rail: 1,
    });
    for (const [admin, code] of [
      [region.admin, home],
      [partner.admin, away],
    ] as const) {
      const act = { compact, region: code, document: `加入 ${code}` };
      expect((await joinCompact(admin, act)).executed).to.equal(false);
      expect((await joinCompact(council, act)).executed).to.equal(true);
      await expectRefusal(joinCompact(council, act), 'WrongState');
    }
    const replaced = { issuer: home, host: away, terms, document: '协议 3' };
    await signAgreement(region.admin, replaced);
    await signAgreement(partner.admin, replaced);

    const { order, intent } = await place();
    const both = await claimFor(intent, { paid: 2_000n });
    const { labSignature: _, ...claim } = both;
    const { enterpriseSignature: __, ...byLab } = both;
    await expectRefusal(claimOrder(carrier(), byLab), 'BadSignature');
    await claimOrder(carrier(), claim);
    expect(await getOrder(reader, { order })).to.include({ oneSided: true });
    await expectRefusal(acceptOrders(region.agency, { orders: [order] }), 'NotDue');
    const confirm = async (party: Party) => {
      const confirmation = buildConfirmation({ order, deadline: (await rehearsal.now()) + day });
      const signature = await signConfirmation(signerOf(party.client), rehearsal.deployment, confirmation);
      return await confirmClaim(carrier(), { intent: confirmation, signature });
    };
    await expectRefusal(confirm(region.enterprise), 'Unauthorized', { caller: partner.lab.account });
    await confirm(partner.lab);
    await expectRefusal(confirm(partner.lab), 'WrongState', { id: order, state: 3 });
    await acceptOrders(region.agency, { orders: [order] });
    await payOrders(carrier(), { orders: [order] });
    expect(await getDeposit(reader, { party: region.enterprise.account })).to.equal(1_000n);

    expect(await isMember(reader, { compact, region: away })).to.equal(true);
    await leaveCompact(partner.admin, { compact, region: away });
    expect(await isMember(reader, { compact, region: away })).to.equal(false);
    await expectRefusal(leaveCompact(partner.admin, { compact, region: away }), 'WrongState');
  });

  test('dispute, escalate and resolve', async () => {
    const { reader } = rehearsal;
    const first = await place();
    await claimOrder(carrier(), await claimFor(first.intent, { paid: 2_000n }));
    await expectRefusal(disputeOrder(carrier(), { order: first.order, reason: '不符' }), 'Unauthorized');
    await disputeOrder(partner.agency, { order: first.order, reason: '不符' });
    const release = { order: first.order, outcome: 'RELEASE', document: '调解 1' } as const;
    await resolveOrder(region.agency, release);
    const pay = { ...release, outcome: 'PAY' } as const;
    expect((await resolveOrder(partner.agency, pay)).executed).to.equal(false);
    expect((await resolveOrder(partner.agency, release)).executed).to.equal(true);
    expect(await getOrder(reader, { order: first.order })).to.include({ state: 'REJECTED' });

    const second = await place();
    await claimOrder(carrier(), await claimFor(second.intent, { paid: 2_000n }));
    await expectRefusal(escalateOrder(carrier(), { order: second.order }), 'NotDue');
    await pass(30 * day);
    await escalateOrder(carrier(), { order: second.order });
    const byCouncil = { order: second.order, outcome: 'PAY', document: '裁定 1' } as const;
    await expectRefusal(resolveOrder(rehearsal.council, byCouncil), 'Unauthorized');
    await pass(30 * day);
    expect((await resolveOrder(rehearsal.council, byCouncil)).executed).to.equal(true);
    expect(await getOrder(reader, { order: second.order })).to.include({ state: 'ACCEPTED' });
  });

  test('let a lab be struck out and listed again', async () => {
    const act = { lab: partner.lab.account, region: away };
    await expectRefusal(delistLab(region.agency, act), 'Unauthorized');
    await delistLab(partner.agency, act);
    await expectRefusal(place(), 'LabNotListed', { lab: partner.lab.account });
    await endorseLab(partner.agency, act);
    await place();
    const noLab = endorseLab(partner.agency, { lab: partner.agent.account, region: away });
    await expectRefusal(noLab, 'ParticipantInactive', { participant: partner.agent.account });
  });

  test('cancel, and let orders and vouchers run out', async () => {
    const { reader, deployment } = rehearsal;
    const cancel = async (order: `0x${string}`, by: 'enterprise' | 'lab') => {
      const intent = buildCancellation({ order, deadline: (await rehearsal.now()) + day });
      const party = by === 'lab' ? partner.lab : region.enterprise;
      const signature = await signCancellation(signerOf(party.client), deployment, intent);
      const signatures = by === 'lab' ? { labSignature: signature } : { enterpriseSignature: signature };
      return await cancelOrder(carrier(), { intent, ...signatures });
    };
    const before = (await getVoucher(reader, { voucher: region.voucher })).balance;
    const [first, second, third] = [await place(), await place(), await place()];
    await cancel(first.order, 'lab');
    expect(await getOrder(reader, { order: first.order })).to.include({ state: 'CANCELLED' });
    expect((await getVoucher(reader, { voucher: region.voucher })).balance).to.equal(before - 2_000n);
    await expectRefusal(cancel(first.order, 'lab'), 'AlreadySettled', { id: first.order, state: 8 });
    await expectRefusal(cancel(second.order, 'enterprise'), 'NotDue');
    await pass(90 * day);
    await cancel(second.order, 'enterprise');

    const { useBy, redeemBy } = await getVoucher(reader, { voucher: region.voucher });
    const running = await expectRefusal(expireVoucher(carrier(), { voucher: region.voucher }), 'NotDue');
    expect(running.figures.due).to.equal(BigInt(useBy + 1));
    await pass(useBy + 1 - (await rehearsal.now()));
    await expireVoucher(carrier(), { voucher: region.voucher });
    expect(await getVoucher(reader, { voucher: region.voucher })).to.include({ status: 'EXPIRED', balance: 0n });
    await expectRefusal(expireVoucher(carrier(), { voucher: region.voucher }), 'AlreadySettled');
    await expectRefusal(expireOrder(carrier(), { order: third.order }), 'NotDue');
    await pass(redeemBy + 1 - (await rehearsal.now()));
    await expireOrder(carrier(), { order: third.order });
    expect(await getOrder(reader, { order: third.order })).to.include({ state: 'EXPIRED' });
  });
});
