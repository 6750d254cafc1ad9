import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { keccak256, parseSignature, serializeSignature, stringToHex } from 'viem';
import type { Hex } from 'viem';
import { acceptOrders } from '../../../sdk/src/actions/agency/acceptOrders.ts';
import { transferVoucher } from '../../../sdk/src/actions/party/transferVoucher.ts';
import { claimOrder } from '../../../sdk/src/actions/public/claimOrder.ts';
import { getCapLeft } from '../../../sdk/src/actions/public/getCapLeft.ts';
import { getDeposit } from '../../../sdk/src/actions/public/getDeposit.ts';
import { getOrder } from '../../../sdk/src/actions/public/getOrder.ts';
import { getParticipant } from '../../../sdk/src/actions/public/getParticipant.ts';
import { getProgramme } from '../../../sdk/src/actions/public/getProgramme.ts';
import { getPurse } from '../../../sdk/src/actions/public/getPurse.ts';
import { getVoucher } from '../../../sdk/src/actions/public/getVoucher.ts';
import { payOrders } from '../../../sdk/src/actions/public/payOrders.ts';
import { placeOrder } from '../../../sdk/src/actions/public/placeOrder.ts';
import { quote } from '../../../sdk/src/actions/public/quote.ts';
import { runBatch, simulateBatch } from '../../../sdk/src/actions/public/runBatch.ts';
import { cashOut } from '../../../sdk/src/actions/treasury/cashOut.ts';
import { admitRegion } from '../../../sdk/src/actions/council/admitRegion.ts';
import { dayOf } from '../../../sdk/src/calendar/day.ts';
import { buildCashOut, hashCashOut, signCashOut } from '../../../sdk/src/intents/cashOut.ts';
import { hashClaim } from '../../../sdk/src/intents/claim.ts';
import { hashIntakeTicket } from '../../../sdk/src/intents/ticket.ts';
import { hashOrder, signOrder } from '../../../sdk/src/intents/order.ts';
import { expectRefusal } from './expectRefusal.ts';
import { home, openHomeRegion, type HomeRegion } from './homeRegion.ts';
import { signedClaim, signedOrder } from './signedOrder.ts';
import { addressOf, signerOf, startRehearsal, type Rehearsal } from './startRehearsal.ts';

const largest = 2n ** 96n - 1n;
const curveOrder = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** The other signature of the same key over the same hash: valid mathematics, refused by the contracts. */
function highS(signature: Hex): Hex {
  const { r, s, yParity } = parseSignature(signature);
  const other = `0x${(curveOrder - BigInt(s)).toString(16).padStart(64, '0')}` as const;
  return serializeSignature({ r, s: other, yParity: yParity === 0 ? 1 : 0 });
}

describe('an order at home', () => {
  let rehearsal: Rehearsal;
  let region: HomeRegion;

  before(async () => {
    rehearsal = await startRehearsal();
    region = await openHomeRegion(rehearsal);
  });
  after(async () => await rehearsal.close());

  const carrier = () => rehearsal.stranger();
  const cashOutOf = async (amount: bigint, client = region.lab.client) => {
    const intent = buildCashOut({ party: region.lab.account, amount, deadline: (await rehearsal.now()) + 60 });
    return { intent, signature: await signCashOut(signerOf(client), rehearsal.deployment, intent) };
  };

  test('goes from quote to bank money, and every fen is where it should be', async () => {
    const { enterprise, lab, voucher, programme, treasury, agency } = region;
    const { reader } = rehearsal;
    const asked = { enterprise: enterprise.account, lab: lab.account, voucher, category: 'TESTING', price: 2_000_001n };
    expect(await quote(reader, asked)).to.deep.equal({ subsidy: 1_000_000n, coPayment: 1_000_001n, binding: 'RATIO' });
    expect(await quote(reader, { ...asked, price: 9_000_000n })).to.include({
      subsidy: 3_000_000n,
      binding: 'BALANCE',
    });

    const signed = await signedOrder(rehearsal, region);
    const placed = await placeOrder(carrier(), signed);
    expect(placed.receipt.status).to.equal('success');
    const { order } = placed;
    const now = await rehearsal.now();
    expect(await getOrder(reader, { order })).to.deep.include({
      order,
      state: 'PLACED',
      subsidy: 1_000_000n,
      enterprise: enterprise.account,
      lab: lab.account,
      voucher,
      programme,
      issuer: home,
      host: home,
      terms: 0,
      firstUse: true,
      oneSided: false,
      year: new Date((now + 8 * 3_600) * 1_000).getUTCFullYear(),
    });
    expect(await getVoucher(reader, { voucher })).to.deep.include({
      balance: 2_000_000n,
      status: 'LIVE',
      holder: enterprise.account,
      region: home,
      programme,
      serial: 1,
      day: dayOf(now),
    });

    const claim = await signedClaim(rehearsal, region, signed.intent, '00000001', { invoiced: 1_500_000n });
    await claimOrder(carrier(), claim);
    expect(await getOrder(reader, { order })).to.include({ state: 'CLAIMED', subsidy: 750_000n });
    await acceptOrders(agency, { orders: [order] });
    await payOrders(carrier(), { orders: [order] });
    expect(await getOrder(reader, { order })).to.include({ state: 'PAID' });

    expect(await getDeposit(reader, { party: lab.account })).to.equal(750_000n);
    expect(await getPurse(reader, { region: home })).to.deep.equal({ free: 2_000_000n, encumbered: 7_250_000n });
    expect((await getProgramme(reader, { programme })).budget).to.deep.equal({
      unissued: 5_000_000n,
      outstanding: 2_250_000n,
      reserved: 0n,
      paid: 750_000n,
    });
    expect(await getCapLeft(reader, { programme, party: enterprise.account })).to.equal(undefined);

    const out = await cashOutOf(700_000n);
    await cashOut(treasury, { ...out, document: '付款 1' });
    expect(await getDeposit(reader, { party: lab.account })).to.equal(50_000n);
    const act = hashCashOut(rehearsal.deployment, out.intent);
    await expectRefusal(cashOut(treasury, { ...out, document: '付款 2' }), 'ReferenceUsed', { act });
    const more = await cashOutOf(50_001n);
    const short = { amount: 50_001n, balance: 50_000n };
    await expectRefusal(cashOut(treasury, { ...more, document: '付款 3' }), 'BalanceTooLow', short);
    const forged = await cashOutOf(1n, region.enterprise.client);
    const caller = lab.account;
    await expectRefusal(cashOut(treasury, { ...forged, document: '付款 4' }), 'Unauthorized', { caller });
    await expectRefusal(claimOrder(carrier(), claim), 'AlreadySettled', { id: order, state: 7 });
  });

  test('is refused with a signature that is not the right one', async () => {
    const { deployment } = rehearsal;
    const signed = await signedOrder(rehearsal, region);
    const { intent, enterpriseSignature, labSignature } = signed;
    const digest = hashOrder(deployment, intent);
    const byEnterprise = { party: region.enterprise.account, digest };
    const byLab = { party: region.lab.account, digest };
    const place = (change: Partial<typeof signed>) => placeOrder(carrier(), { ...signed, ...change });

    await expectRefusal(place({ enterpriseSignature: labSignature }), 'BadSignature', byEnterprise);
    await expectRefusal(place({ labSignature: enterpriseSignature }), 'BadSignature', byLab);
    await expectRefusal(place({ labSignature: '0x' }), 'BadSignature', byLab);
    await expectRefusal(place({ labSignature: highS(labSignature) }), 'BadSignature', byLab);
    await expectRefusal(place({ enterpriseSignature: highS(enterpriseSignature) }), 'BadSignature', byEnterprise);
    for (const other of [
      { ...deployment, chainId: deployment.chainId + 1 },
      { ...deployment, orderDesk: deployment.claimDesk },
    ]) {
      const elsewhere = await signOrder(signerOf(region.enterprise.client), other, intent);
      await expectRefusal(place({ enterpriseSignature: elsewhere }), 'BadSignature', byEnterprise);
    }
    const changed = { ...intent, price: intent.price + 1n };
    const changedDigest = { party: region.enterprise.account, digest: hashOrder(deployment, changed) };
    await expectRefusal(place({ intent: changed }), 'BadSignature', changedDigest);
    // Nothing of this was on the chain: the right signatures still work.
    await placeOrder(carrier(), signed);
    await expectRefusal(place({}), 'OrderExists', { order: digest });
  });

  test('is refused for its amounts and clocks, with the figures', async () => {
    const place = async (change: Parameters<typeof signedOrder>[2]) =>
      placeOrder(carrier(), await signedOrder(rehearsal, region, change));
    const now = await rehearsal.now();

    await expectRefusal(place({ price: 0n }), 'ZeroAmount', {});
    await expectRefusal(place({ subsidy: 0n }), 'ZeroAmount', {});
    const { balance } = await getVoucher(rehearsal.reader, { voucher: region.voucher });
    const half = largest / 2n;
    await expectRefusal(place({ price: largest, subsidy: largest }), 'CoPaymentTooLow', {
      subsidy: largest,
      most: half,
    });
    await expectRefusal(place({ price: largest, subsidy: half }), 'BalanceTooLow', { amount: half, balance });
    const late = await expectRefusal(place({ deadline: now - 1 }), 'SignatureExpired');
    expect(late.figures.deadline).to.equal(BigInt(now - 1));
    const today = dayOf(now);
    const old = { contractDay: BigInt(today - 1), issueDay: BigInt(today) };
    await expectRefusal(place({ contractDay: today - 1 }), 'Retroactive', old);
    await expectRefusal(place({ category: 'DESIGN' }), 'CategoryNotCovered', { category: 'DESIGN' });
    const { voucher, enterprise, lab } = region;
    await expectRefusal(place({ voucher: voucher + 1n }), 'NotHolder', {
      voucher: voucher + 1n,
      enterprise: enterprise.account,
    });
    await expectRefusal(
      transferVoucher(enterprise.client, { from: enterprise.account, to: lab.account, voucher }),
      'NotTransferable',
      { voucher },
    );
  });

  test('is claimed only with a ticket of the reviewing agency', async () => {
    const { reader, deployment, council, officer } = rehearsal;
    await admitRegion(council, { region: 330_000, name: '浙江' });
    const foreignAdmin = await officer({ office: 'ADMIN', region: 330_000 });
    const foreign = await officer({ office: 'AGENCY', region: 330_000 }, foreignAdmin);
    const signed = await signedOrder(rehearsal, region, { subsidy: 1_000n, price: 2_000n });
    const { order } = await placeOrder(carrier(), signed);
    const claim = (invoice: string, change: Parameters<typeof signedClaim>[4] = {}) =>
      signedClaim(rehearsal, region, signed.intent, invoice, change);
    const refuseTicket = async (attempt: Awaited<ReturnType<typeof claim>>) => {
      const { ticket, claim: intent } = attempt;
      const digest = hashIntakeTicket(deployment, { ...intent, deadline: ticket.deadline });
      const party = '0x0000000000000000000000000000000000000000';
      await expectRefusal(claimOrder(carrier(), attempt), 'BadSignature', { party, digest });
    };

    await refuseTicket(await claim('00000002', { intake: rehearsal.stranger() }));
    await refuseTicket(await claim('00000002', { intake: foreign }));
    await refuseTicket(await claim('00000002', { intake: region.bureau }));
    const good = await claim('00000002');
    await refuseTicket({ ...good, ticket: { ...good.ticket, signature: highS(good.ticket.signature) } });
    await refuseTicket({ ...good, ticket: { ...good.ticket, deadline: good.ticket.deadline + 1 } });
    // A ticket for a smaller payment does not carry a claim that states a larger one.
    const underpaid = await claim('00000002', { paid: 999n });
    await refuseTicket({ ...underpaid, ticket: good.ticket });
    await expectRefusal(claimOrder(carrier(), underpaid), 'CoPaymentUnproved', { paid: 999n, least: 1_000n });
    const above = await claim('00000002', { invoiced: 2_001n, paid: 2_001n });
    await expectRefusal(claimOrder(carrier(), above), 'InvoiceExceedsPrice', { invoiced: 2_001n, price: 2_000n });
    const nothing = await claim('00000002', { invoiced: 1n, paid: 1n });
    await expectRefusal(claimOrder(carrier(), nothing), 'ZeroAmount', {});
    const byOther = { ...good, labSignature: good.enterpriseSignature! };
    await expectRefusal(claimOrder(carrier(), byOther), 'BadSignature', {
      party: region.lab.account,
      digest: hashClaim(deployment, good.claim),
    });
    const otherOrder = { ...good, order: { ...signed.intent, price: 4_000n } };
    await expectRefusal(claimOrder(carrier(), otherOrder), 'OrderUnknown', { order });
    expect(await getOrder(reader, { order })).to.include({ state: 'PLACED' });
    const spent = await claim('0000-0001');
    const twice = await expectRefusal(claimOrder(carrier(), spent), 'DuplicateInvoice');
    expect(twice.figures.nullifier).to.equal(spent.claim.nullifier);

    await claimOrder(carrier(), good);
    for (const client of [carrier(), foreign, region.bureau]) {
      const refused = acceptOrders(client, { orders: [order] });
      await expectRefusal(refused, 'Unauthorized', { caller: addressOf(client) });
    }
    await expectRefusal(payOrders(carrier(), { orders: [order] }), 'WrongState', { id: order, state: 3 });
  });

  test('is told from what is not there', async () => {
    const order = keccak256(stringToHex('no order'));
    await expectRefusal(getOrder(rehearsal.reader, { order }), 'OrderUnknown', { order });
    await expectRefusal(acceptOrders(region.agency, { orders: [order] }), 'OrderUnknown', { order });
    for (const voucher of [
      region.voucher + 1n,
      region.voucher + (1n << 32n),
      region.voucher + (1n << 96n),
      1n << 128n,
      0n,
    ]) {
      await expectRefusal(getVoucher(rehearsal.reader, { voucher }), 'VoucherUnknown', { voucher });
    }
    const account = addressOf(rehearsal.stranger());
    await expectRefusal(getParticipant(rehearsal.reader, { account }), 'ParticipantUnknown', { participant: account });
    await expectRefusal(getProgramme(rehearsal.reader, { programme: 99 }), 'ProgrammeUnknown', { programme: 99 });
  });

  test('goes through in a batch beside one that is refused', async () => {
    const { deployment } = rehearsal;
    const good = await signedOrder(rehearsal, region, { price: 200n, subsidy: 100n });
    const bad = await signedOrder(rehearsal, region, { price: 200n, subsidy: 101n });
    const calls = [bad, good, good].map((signed) => placeOrder.encode({ deployment }, signed));
    expect(await simulateBatch(rehearsal.reader, { calls })).to.deep.equal([false, true, false]);
    const { outcomes } = await runBatch(carrier(), { calls });
    expect(outcomes.map((outcome) => outcome?.code)).to.deep.equal(['CoPaymentTooLow', undefined, 'OrderExists']);
    expect(outcomes[0]?.figures).to.deep.equal({ subsidy: 101n, most: 100n });
    const order = hashOrder(deployment, good.intent);
    expect(await getOrder(rehearsal.reader, { order })).to.include({ state: 'PLACED', subsidy: 100n });
  });
});
