import { acceptOrders } from '../../src/actions/agency/acceptOrders.ts';
import { clawBackOrder } from '../../src/actions/agency/clawBackOrder.ts';
import { disputeOrder } from '../../src/actions/agency/disputeOrder.ts';
import { resolveOrder } from '../../src/actions/agency/resolveOrder.ts';
import { signTicket } from '../../src/actions/agency/signTicket.ts';
import { verifyOrders } from '../../src/actions/agency/verifyOrders.ts';
import { claimOrder } from '../../src/actions/public/claimOrder.ts';
import { confirmClaim } from '../../src/actions/public/confirmClaim.ts';
import { escalateOrder } from '../../src/actions/public/escalateOrder.ts';
import { payOrders } from '../../src/actions/public/payOrders.ts';
import { quoteClaim } from '../../src/actions/public/quoteClaim.ts';
import { formatYuan } from '../../src/amounts/formatYuan.ts';
import { buildClaim, signClaim } from '../../src/intents/claim.ts';
import { buildConfirmation, signConfirmation } from '../../src/intents/confirmation.ts';
import { nullifierOf } from '../../src/invoices/nullifier.ts';
import type { Hex } from 'viem';
import type { TongduiClient } from '../../src/clients/tongduiClient.ts';
import { readSecret } from '../network/secrets.ts';
import type { Session } from '../network/session.ts';
import { byReviewer } from '../parties/byReviewer.ts';
import { hashEvidence } from '../parties/evidence.ts';
import { findOrderIntent } from '../parties/orderIntent.ts';
import { anyone, keyOfParty, needKeyOfParty } from '../parties/partyKeys.ts';
import { reviewOf } from '../parties/reviewers.ts';
import { defineAct } from '../acts/act.ts';
import { documentOption, orderOption, ordersOption, reasonOption } from '../acts/common.ts';
import { deadlineIn } from '../acts/deadline.ts';
import { inTurn } from '../acts/inTurn.ts';
import { many, needed, optional, text } from '../acts/option.ts';
import { column, fact } from '../acts/outcome.ts';
import type { Outcome } from '../acts/outcome.ts';
import { sent } from '../acts/sent.ts';
import { oneOf, yuan } from '../acts/values.ts';

const someOrder = `0x${'00'.repeat(32)}`;

/** Orders that were done, each with its transaction. */
function done(orders: readonly (readonly [string, string])[]): Outcome {
  return {
    columns: [column('order', '订单号', 'order'), column('transaction', '交易', 'transaction')],
    rows: orders,
  };
}

/** The session with both agencies' keys, unless others were given. */
async function agenciesOf(session: Session, order: Hex): Promise<Session> {
  if (session.actors.length > 0) return session;
  const { order: found } = await reviewOf(session, order);
  const keys = [`agency@${found.issuer}`, ...(found.host === found.issuer ? [] : [`agency@${found.host}`])];
  const actors: TongduiClient[] = [];
  for (const name of keys) actors.push(session.clientOf(await session.keyOf(name)));
  return { ...session, actors, actor: () => actors[0] ?? session.actor() };
}

export const claimActs = [
  defineAct({
    words: 'claim',
    about: {
      zh: '申请兑付: 双方签字, 核验方受理凭证',
      en: 'claim: both parties sign, the reviewer takes the papers in',
    },
    options: {
      order: orderOption,
      invoiceCode: optional(
        ['--invoice-code <text>', '发票代码; 全电发票没有', "the invoice's code; digital ones have none"],
        text,
      ),
      invoiceNumber: needed(['--invoice-number <text>', '发票号码', "the invoice's number"], text),
      invoiced: needed(['--invoiced <yuan>', '发票金额, 元', "the invoice's amount in yuan"], yuan),
      paid: optional(
        [
          '--paid <yuan>',
          '企业已付金额; 不填为应付的最小值',
          'what the enterprise has paid; the least that it must unless given',
        ],
        yuan,
      ),
      evidence: many(
        ['--evidence <file...>', '佐证材料, 链上只有加盐哈希', 'papers; only a salted hash goes to the chain'],
        text,
        false,
      ),
      intake: optional(
        ['--intake <key>', '受理岗密钥; 不填为核验方', "key of the intake; the reviewer's unless given"],
        text,
      ),
    },
    example: `claim --order ${someOrder} --invoice-code 031001900111 --invoice-number 10000001 --invoiced 20000.00`,
    keys: () => [],
    run: async (session, { order, invoiceCode = '', invoiceNumber, invoiced, paid, evidence, intake }) => {
      const { reviewer } = await reviewOf(session, order);
      const intent = await findOrderIntent(session.reader, order);
      const { deployment } = session.reader;
      const quoted = await quoteClaim(session.reader, { order: intent, invoiced });
      const deadline = deadlineIn(1);
      const claim = buildClaim({
        order,
        nullifier: nullifierOf(await readSecret(session.folder, 'intake'), {
          code: invoiceCode,
          number: invoiceNumber,
        }),
        invoiced,
        paid: paid ?? quoted.leastPaid,
        evidence: await hashEvidence(session.folder, order, evidence),
        deadline,
      });
      const [enterprise, lab] = [await keyOfParty(session, intent.enterprise), await keyOfParty(session, intent.lab)];
      if (enterprise === undefined && lab === undefined) await needKeyOfParty(session, intent.lab);
      const ticket = await signTicket(session.clientOf(await session.keyOf(intake ?? reviewer)), { claim, deadline });
      const receipt = await claimOrder(anyone(session), {
        order: intent,
        claim,
        ticket,
        ...(enterprise && { enterpriseSignature: await signClaim(enterprise, deployment, claim) }),
        ...(lab && { labSignature: await signClaim(lab, deployment, claim) }),
      });
      return sent(
        receipt,
        fact('order', '订单号', 'order', order),
        fact('subsidy', '抵用金额', 'subsidy', formatYuan(quoted.subsidy)),
        fact('paid', '企业已付', 'paid by the enterprise', formatYuan(claim.paid)),
        fact('reviewer', '核验方', 'reviewer', reviewer),
      );
    },
  }),
  defineAct({
    words: 'confirm',
    about: { zh: '确认对方单独签署的兑付申请', en: 'confirm a claim that the other party signed alone' },
    options: { order: orderOption },
    example: `confirm --order ${someOrder}`,
    keys: () => [],
    run: async (session, { order }) => {
      const { order: found, rail } = await reviewOf(session, order);
      const intent = buildConfirmation({ order, deadline: deadlineIn(1) });
      const key = await needKeyOfParty(session, rail === 'REIMBURSE' ? found.lab : found.enterprise);
      const signature = await signConfirmation(key, session.reader.deployment, intent);
      return sent(await confirmClaim(anyone(session), { intent, signature }));
    },
  }),
  defineAct({
    words: 'verify',
    about: {
      zh: '核验 (POOL 为代理机构, CLEARING 为受理地受理机构)',
      en: "verify (the agent on POOL, the host's agency on CLEARING)",
    },
    options: { order: ordersOption },
    example: `verify --order ${someOrder}`,
    keys: () => [],
    run: async (session, { order }) =>
      done(
        await byReviewer(
          session,
          order,
          ({ reviewer }) => reviewer,
          (client, orders) => verifyOrders(client, { orders }),
        ),
      ),
  }),
  defineAct({
    words: 'accept',
    about: { zh: '认可 (发券地受理机构)', en: "accept (issuer's agency)" },
    options: { order: ordersOption },
    example: `accept --order ${someOrder}`,
    keys: () => [],
    run: async (session, { order }) =>
      done(
        await byReviewer(
          session,
          order,
          ({ issuer }) => issuer,
          (client, orders) => acceptOrders(client, { orders }),
        ),
      ),
  }),
  defineAct({
    words: 'pay',
    about: { zh: '付款: 到期后任何人可触发', en: 'pay what is due; anyone may' },
    options: { order: ordersOption },
    example: `pay --order ${someOrder}`,
    keys: () => [],
    run: async (session, { order }) => {
      const client = anyone(session);
      const withKey = { ...session, actors: [client], actor: () => client };
      return done(
        await byReviewer(
          withKey,
          order,
          () => '',
          (by, orders) => payOrders(by, { orders }),
        ),
      );
    },
  }),
  defineAct({
    words: 'escalate',
    about: { zh: '逾 30 天未核验, 升级为异议 (任何人)', en: 'escalate what was not reviewed for 30 days (anyone)' },
    options: { order: orderOption },
    example: `escalate --order ${someOrder}`,
    keys: () => [],
    run: async (session, { order }) => sent(await escalateOrder(anyone(session), { order })),
  }),
  defineAct({
    words: 'dispute',
    about: { zh: '提出异议 (任一受理机构或代理机构)', en: 'dispute (either agency, or the agent)' },
    options: { order: orderOption, reason: reasonOption },
    example: `dispute --order ${someOrder} --reason "report missing"`,
    keys: () => [],
    run: async (session, { order, reason }) =>
      sent(await disputeOrder((await agenciesOf(session, order)).actor(), { order, reason })),
  }),
  defineAct({
    words: 'resolve',
    about: {
      zh: '裁决异议 (两地受理机构, 或 30 天后联合体)',
      en: 'resolve a dispute (both agencies, or the council after 30 days)',
    },
    options: {
      order: orderOption,
      outcome: needed(['--outcome <outcome>', 'PAY 或 RELEASE', 'PAY or RELEASE'], oneOf(['PAY', 'RELEASE'])),
      document: documentOption,
    },
    example: `resolve --order ${someOrder} --outcome PAY --document "case 9"`,
    keys: () => [],
    run: async (session, values) =>
      await inTurn(await agenciesOf(session, values.order), (client) => resolveOrder(client, values)),
  }),
  defineAct({
    words: 'claw-back',
    about: { zh: '追回已付款项 (两地受理机构)', en: 'claw back what was paid (both agencies)' },
    options: {
      order: orderOption,
      amount: optional(['--amount <yuan>', '金额; 不填为全部', 'amount; all unless given'], yuan),
      document: documentOption,
    },
    example: `claw-back --order ${someOrder} --document "case 10"`,
    keys: () => [],
    run: async (session, { amount, ...values }) =>
      await inTurn(await agenciesOf(session, values.order), (client) =>
        clawBackOrder(client, { ...values, ...(amount !== undefined && { amount }) }),
      ),
  }),
];
