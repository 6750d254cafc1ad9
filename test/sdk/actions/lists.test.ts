import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { zeroHash } from 'viem';
import type { Hex } from 'viem';
import { signAgreement } from '../../../sdk/src/actions/admin/signAgreement.ts';
import { acceptOrders } from '../../../sdk/src/actions/agency/acceptOrders.ts';
import { issueVouchers } from '../../../sdk/src/actions/bureau/issueVouchers.ts';
import { createCompact } from '../../../sdk/src/actions/council/createCompact.ts';
import { joinCompact } from '../../../sdk/src/actions/admin/joinCompact.ts';
import { leaveCompact } from '../../../sdk/src/actions/admin/leaveCompact.ts';
import { liftCredit } from '../../../sdk/src/actions/credit/liftCredit.ts';
import { reportCredit } from '../../../sdk/src/actions/credit/reportCredit.ts';
import { cancelOrder } from '../../../sdk/src/actions/public/cancelOrder.ts';
import { claimOrder } from '../../../sdk/src/actions/public/claimOrder.ts';
import { getOrderIntent } from '../../../sdk/src/actions/public/getOrderIntent.ts';
import { listAgreements } from '../../../sdk/src/actions/public/listAgreements.ts';
import { listClaims } from '../../../sdk/src/actions/public/listClaims.ts';
import { listCompacts } from '../../../sdk/src/actions/public/listCompacts.ts';
import { listCreditMarks } from '../../../sdk/src/actions/public/listCreditMarks.ts';
import { listOrders } from '../../../sdk/src/actions/public/listOrders.ts';
import { listParticipants } from '../../../sdk/src/actions/public/listParticipants.ts';
import { listPayments } from '../../../sdk/src/actions/public/listPayments.ts';
import { listProgrammes } from '../../../sdk/src/actions/public/listProgrammes.ts';
import { listVouchers } from '../../../sdk/src/actions/public/listVouchers.ts';
import { payOrders } from '../../../sdk/src/actions/public/payOrders.ts';
import { placeOrder } from '../../../sdk/src/actions/public/placeOrder.ts';
import { createTongduiClient } from '../../../sdk/src/clients/tongduiClient.ts';
import { buildCancellation, signCancellation } from '../../../sdk/src/intents/cancellation.ts';
import type { Page, PageParameters } from '../../../sdk/src/lists/page.ts';
import { expectRefusal } from './expectRefusal.ts';
import { home, openHomeRegion } from './homeRegion.ts';
import type { HomeRegion } from './homeRegion.ts';
import { away, openPartnerRegion } from './partnerRegion.ts';
import type { PartnerRegion } from './partnerRegion.ts';
import { signedClaim, signedOrder } from './signedOrder.ts';
import { signerOf, startRehearsal } from './startRehearsal.ts';
import type { Rehearsal } from './startRehearsal.ts';

describe('lists', { concurrency: false }, () => {
  let rehearsal: Rehearsal;
  let region: HomeRegion;
  let partner: PartnerRegion;
  /** In the order in which they were placed: paid, cancelled, claimed, placed. */
  let orders: Hex[];
  before(async () => {
    rehearsal = await startRehearsal();
    region = await openHomeRegion(rehearsal);
    partner = await openPartnerRegion(rehearsal);
    const { programme } = region;
    const issues = [2, 3, 4].map((serial) => ({ to: region.enterprise.account, amount: 1_000n, serial }));
    await issueVouchers(region.bureau, { programme, issues });
    orders = [];
    for (const subsidy of [400_000n, 300_000n, 200_000n, 100_000n]) {
      const placed = await signedOrder(rehearsal, region, { price: 2n * subsidy, subsidy });
      orders.push((await placeOrder(rehearsal.stranger(), placed)).order);
      if (subsidy === 400_000n || subsidy === 200_000n) {
        await claimOrder(rehearsal.stranger(), await signedClaim(rehearsal, region, placed.intent, String(subsidy)));
      }
    }
    await acceptOrders(region.agency, { orders: [orders[0]!] });
    await payOrders(rehearsal.stranger(), { orders: [orders[0]!] });
    const intent = buildCancellation({ order: orders[1]!, deadline: (await rehearsal.now()) + 600 });
    const labSignature = await signCancellation(signerOf(region.lab.client), rehearsal.deployment, intent);
    await cancelOrder(rehearsal.stranger(), { intent, labSignature });
  });
  after(async () => await rehearsal.close());

  /** All items of a list, taken in pages of a size. */
  async function all<item>(list: (page: PageParameters) => Promise<Page<item>>, limit: number): Promise<item[]> {
    const items: item[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 50; pages += 1) {
      const page = await list({ limit, ...(cursor !== undefined && { cursor }) });
      expect(page.items.length).to.be.at.most(limit);
      items.push(...page.items);
      if (page.nextCursor === undefined) return items;
      expect(page.items, 'a page that is not the last is full').to.have.length(limit);
      cursor = page.nextCursor;
    }
    throw new Error('the pages do not end');
  }

  test('of orders give each once, newest or oldest first, in pages of any size', async () => {
    for (const limit of [1, 2, 3, 4, 5]) {
      const newest = await all((page) => listOrders(rehearsal.reader, page), limit);
      expect(newest.map(({ order }) => order)).to.deep.equal([...orders].reverse());
      const oldest = await all((page) => listOrders(rehearsal.reader, { first: 'oldest', ...page }), limit);
      expect(oldest.map(({ order }) => order)).to.deep.equal(orders);
    }
  });

  test('of orders are filtered by what an order says and by how it stands', async () => {
    const { reader } = rehearsal;
    const states = async (filter: Parameters<typeof listOrders>[1]) =>
      (await listOrders(reader, { first: 'oldest', ...filter })).items.map(({ state }) => state);
    expect(await states({})).to.deep.equal(['PAID', 'CANCELLED', 'CLAIMED', 'PLACED']);
    expect(await states({ lab: region.lab.account, state: 'PLACED' })).to.deep.equal(['PLACED']);
    expect(await states({ enterprise: region.enterprise.account, issuer: home, host: home })).to.have.length(4);
    expect(await states({ enterprise: region.lab.account })).to.deep.equal([]);
    expect(await states({ host: away })).to.deep.equal([]);
    expect(await states({ programme: region.programme, voucher: region.voucher, category: 'TESTING' })).to.have.length(
      4,
    );
    expect(await states({ category: 'DESIGN' })).to.deep.equal([]);
    // A filter that only the last one passes reads on past the others for one page.
    expect((await listOrders(reader, { state: 'PAID', limit: 1 })).items.map(({ order }) => order)).to.deep.equal([
      orders[0],
    ]);
  });

  test('of vouchers hold each voucher once, also where value came back to it', async () => {
    const { items } = await listVouchers(rehearsal.reader, { holder: region.enterprise.account, first: 'oldest' });
    expect(items.map(({ serial, issued, balance }) => [serial, issued, balance])).to.deep.equal([
      [1, 3_000_000n, 2_300_000n],
      [2, 1_000n, 1_000n],
      [3, 1_000n, 1_000n],
      [4, 1_000n, 1_000n],
    ]);
    expect((await listVouchers(rehearsal.reader, { status: 'EXPIRED' })).items).to.deep.equal([]);
    expect((await listVouchers(rehearsal.reader, { programme: region.programme + 1 })).items).to.deep.equal([]);
    expect((await listVouchers(rehearsal.reader, { region: away })).items).to.deep.equal([]);
  });

  test('of claims and payments are found by their order', async () => {
    const { reader } = rehearsal;
    const claims = await listClaims(reader, { order: orders[2]! });
    expect(claims.items.map(({ order, state, subsidy }) => [order, state, subsidy])).to.deep.equal([
      [orders[2], 'CLAIMED', 200_000n],
    ]);
    expect((await listClaims(reader, { issuer: home, state: 'CLAIMED' })).items).to.have.length(1);
    expect((await listClaims(reader, { order: orders[3]! })).items).to.deep.equal([]);
    const paid = await listPayments(reader, { order: orders[0]!, first: 'oldest' });
    expect(paid.items.map(({ order, payee, amount }) => [order, payee, amount])).to.deep.equal([
      [orders[0], region.lab.account, 400_000n],
    ]);
    expect((await listPayments(reader, { payee: region.enterprise.account })).items).to.deep.equal([]);
    expect((await listPayments(reader, { order: orders[1]! })).items).to.deep.equal([]);
  });

  test('of participants and programmes are filtered by region, kind, category and state', async () => {
    const { reader } = rehearsal;
    const kinds = async (filter: Parameters<typeof listParticipants>[1]) =>
      (await listParticipants(reader, filter)).items.map(({ kind, region: code }) => `${kind} ${code}`).sort();
    expect(await kinds({})).to.deep.equal([`AGENT ${away}`, `ENTERPRISE ${home}`, `LAB ${home}`, `LAB ${away}`]);
    expect(await kinds({ region: home, kind: 'LAB', category: 'TESTING' })).to.deep.equal([`LAB ${home}`]);
    // One that names no category offers all of them.
    expect(await kinds({ category: 'DESIGN' })).to.deep.equal([`LAB ${away}`]);
    await expectRefusal(listParticipants(reader, { category: 'NONE' }), 'CategoryUnknown');
    const [programme] = (await listProgrammes(reader, { region: home, closed: false })).items;
    expect(programme).to.include({ programme: region.programme, name: '2026', seriesName: '2026', ratioBp: 5_000 });
    expect((await listProgrammes(reader, { closed: true })).items).to.deep.equal([]);
  });

  test('of agreements, compacts and marks say what is in force', async () => {
    const { reader, council } = rehearsal;
    for (const ratioBp of [4_000, 3_000]) {
      const act = { issuer: home, host: away, terms: { rail: 'CLEARING', ratioBp }, document: `d${ratioBp}` } as const;
      await signAgreement(region.admin, act);
      await signAgreement(partner.admin, act);
    }
    const agreements = (await listAgreements(reader, { issuer: home, host: away })).items;
    expect(agreements.map(({ rail, ratioBp }) => [rail, ratioBp])).to.deep.equal([
      ['CLEARING', 3_000],
      ['CLEARING', 4_000],
    ]);
    const { compact } = await createCompact(council, { name: '长三角', joint: true, terms: { rail: 'REIMBURSE' } });
    for (const [code, admin] of [
      [home, region.admin],
      [away, partner.admin],
    ] as const) {
      const join = { compact, region: code, document: `join ${code}` };
      await joinCompact(admin, join);
      await joinCompact(council, join);
    }
    await leaveCompact(region.admin, { compact, region: home });
    expect((await listCompacts(reader)).items.map(({ name, joint, members }) => [name, joint, members])).to.deep.equal([
      ['长三角', true, [away]],
    ]);
    const subject = { participant: partner.lab.account };
    const watched = { participant: partner.agent.account };
    await reportCredit(partner.credit, { subject: watched, region: away, severity: 'WATCH', reason: 'a' });
    await reportCredit(council, { subject, severity: 'SUSPEND', reason: 'b' });
    await liftCredit(council, { subject });
    const marks = (await listCreditMarks(reader)).items;
    expect(marks.map(({ severity, by, holds }) => [severity, by, holds])).to.deep.equal([
      ['SUSPEND', 'COUNCIL', false],
      ['WATCH', away, true],
    ]);
  });

  test('refuse limits, orders, cursors and regions that are none', async () => {
    const { reader } = rehearsal;
    for (const limit of [0, 501, 1.5, -1, Number.NaN]) {
      await expectRefusal(listOrders(reader, { limit }), 'ArgumentInvalid');
    }
    await expectRefusal(listOrders(reader, { first: 'best' as 'newest' }), 'ArgumentInvalid');
    const { nextCursor } = await listOrders(reader, { limit: 1, lab: region.lab.account });
    // The same filter in another writing is the same list.
    const lab = region.lab.account.toLowerCase() as Hex;
    expect((await listOrders(reader, { lab, cursor: nextCursor! })).items).to.have.length(3);
    for (const wrong of [
      listOrders(reader, { cursor: nextCursor! }),
      listOrders(reader, { lab: region.lab.account, first: 'oldest', cursor: nextCursor! }),
      listPayments(reader, { cursor: nextCursor! }),
      listOrders(reader, { lab: region.lab.account, cursor: '' }),
      listOrders(reader, { lab: region.lab.account, cursor: `${nextCursor!}!` }),
    ]) {
      await expectRefusal(wrong, 'ArgumentInvalid');
    }
    await expectRefusal(listOrders(reader, { issuer: 33 }), 'RegionCodeInvalid');
    await expectRefusal(listParticipants(reader, { region: 1.5 }), 'RegionCodeInvalid');
    await expectRefusal(listPayments(reader, { payee: '0x12' }), 'ArgumentInvalid');
  });

  test('stay the pages that they were while more comes in', async () => {
    const { reader } = rehearsal;
    const first = await listOrders(reader, { limit: 2 });
    const more = await placeOrder(
      rehearsal.stranger(),
      await signedOrder(rehearsal, region, { price: 20n, subsidy: 10n }),
    );
    const second = await listOrders(reader, { limit: 2, cursor: first.nextCursor! });
    expect(second.items.map(({ order }) => order)).to.deep.equal([orders[1], orders[0]]);
    expect(second.nextCursor).to.equal(undefined);
    orders.push(more.order);
  });

  test('hold back what is not final yet', async () => {
    const careful = createTongduiClient({ ...rehearsal.reader, finality: 1 });
    const count = async () => (await listOrders(careful, {})).items.length;
    const before = await count();
    await rehearsal.anvil.testClient.mine({ blocks: 1 });
    expect(await count()).to.be.at.least(before);
    const { order } = await placeOrder(
      rehearsal.stranger(),
      await signedOrder(rehearsal, region, { price: 20n, subsidy: 10n }),
    );
    const held = (await listOrders(careful, {})).items.map((item) => item.order);
    expect(held).to.not.include(order);
    await rehearsal.anvil.testClient.mine({ blocks: 1 });
    expect((await listOrders(careful, { limit: 1 })).items[0]?.order).to.equal(order);
  });

  test('an order’s intent is found by its hash', async () => {
    const { reader } = rehearsal;
    const intent = await getOrderIntent(reader, { order: orders[0]! });
    expect([intent.lab, intent.subsidy]).to.deep.equal([region.lab.account, 400_000n]);
    await expectRefusal(getOrderIntent(reader, { order: zeroHash }), 'OrderUnknown');
    await expectRefusal(getOrderIntent(reader, { order: '0x12' }), 'ArgumentInvalid');
  });
});
