import { approveOrder } from '../../src/actions/agency/approveOrder.ts';
import { cancelOrder } from '../../src/actions/public/cancelOrder.ts';
import { expireOrder } from '../../src/actions/public/expireOrder.ts';
import { getVoucher } from '../../src/actions/public/getVoucher.ts';
import { placeOrder } from '../../src/actions/public/placeOrder.ts';
import { quote } from '../../src/actions/public/quote.ts';
import { formatYuan } from '../../src/amounts/formatYuan.ts';
import { dayOf } from '../../src/calendar/day.ts';
import { buildCancellation, signCancellation } from '../../src/intents/cancellation.ts';
import { buildOrder, hashOrder, signOrder } from '../../src/intents/order.ts';
import type { OrderIntent } from '../../src/intents/order.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import type { Session } from '../network/session.ts';
import { readOrderFile, writeOrderFile } from '../parties/intentFile.ts';
import type { OrderFile } from '../parties/intentFile.ts';
import { anyone, keyOfParty, needKeyOfParty } from '../parties/partyKeys.ts';
import { reviewOf } from '../parties/reviewers.ts';
import { defineAct } from '../acts/act.ts';
import { labOption, orderOption, voucherOption } from '../acts/common.ts';
import { deadlineIn } from '../acts/deadline.ts';
import { needed, optional, text } from '../acts/option.ts';
import type { ValuesOf } from '../acts/option.ts';
import { fact } from '../acts/outcome.ts';
import type { Outcome } from '../acts/outcome.ts';
import { sent } from '../acts/sent.ts';
import { category, day, yuan } from '../acts/values.ts';

const wishOptions = {
  voucher: voucherOption,
  lab: labOption,
  category: needed(['--category <word>', '服务类别', 'category of the work'], category),
  price: needed(['--price <yuan>', '合同价, 元', "the contract's price in yuan"], yuan),
};

const draftOptions = {
  ...wishOptions,
  subsidy: optional(
    ['--subsidy <yuan>', '抵用金额; 不填为可用的最大值', 'what the voucher pays; the most that it may unless given'],
    yuan,
  ),
  contractDate: optional(
    ['--contract-date <date>', '合同签订日; 不填为今天', 'day of the contract; today unless given'],
    day,
  ),
};

const fileOption = needed(['--file <file>', '订单文件', 'an order file'], text);

async function draft(session: Session, values: ValuesOf<typeof draftOptions>): Promise<OrderIntent> {
  const { voucher, category, price } = values;
  const lab = session.accountOf(values.lab);
  const { holder: enterprise } = await getVoucher(session.reader, { voucher });
  const subsidy =
    values.subsidy ?? (await quote(session.reader, { enterprise, lab, voucher, category, price })).subsidy;
  const contractDay = values.contractDate ?? dayOf(Math.floor(Date.now() / 1_000));
  return buildOrder({ enterprise, lab, voucher, category, price, subsidy, contractDay, deadline: deadlineIn(7) });
}

/** Adds the signatures of the keys at hand. */
async function sign(session: Session, file: OrderFile): Promise<OrderFile> {
  const { intent } = file;
  const { deployment } = session.reader;
  const by = async (party: OrderIntent['lab']) => {
    const key = await keyOfParty(session, party);
    return key && (await signOrder(key, deployment, intent));
  };
  return {
    intent,
    enterpriseSignature: file.enterpriseSignature ?? (await by(intent.enterprise)),
    labSignature: file.labSignature ?? (await by(intent.lab)),
  };
}

async function submit(session: Session, { intent, enterpriseSignature, labSignature }: OrderFile): Promise<Outcome> {
  const missing = [
    ...(enterpriseSignature === undefined ? [session.nameOf(intent.enterprise)] : []),
    ...(labSignature === undefined ? [session.nameOf(intent.lab)] : []),
  ];
  if (enterpriseSignature === undefined || labSignature === undefined) {
    throw new CliError(
      `缺少 ${missing.join(', ')} 的签名: 用 --key 指明密钥, 或用 order draft 与 order sign 分头签署 / not signed by ${missing.join(', ')}: name the key with --key, or sign on two machines with order draft and order sign`,
      exitCodes.misused,
    );
  }
  const placed = await placeOrder(anyone(session), { intent, enterpriseSignature, labSignature });
  return sent(
    placed,
    fact('order', '订单号', 'order', placed.order),
    fact('price', '合同价', 'price', formatYuan(intent.price)),
    fact('subsidy', '抵用金额', 'subsidy', formatYuan(intent.subsidy)),
    fact('coPayment', '企业自付', 'co-payment', formatYuan(intent.price - intent.subsidy)),
  );
}

export const orderActs = [
  defineAct({
    words: 'quote',
    about: { zh: '一张券能抵多少', en: 'what a voucher covers' },
    options: wishOptions,
    example: 'quote --voucher 26187028231003245757263486845227302913 --lab sh-lab --category TESTING --price 20000.00',
    run: async (session, { voucher, lab, category, price }) => {
      const { holder: enterprise } = await getVoucher(session.reader, { voucher });
      const found = await quote(session.reader, { enterprise, lab: session.accountOf(lab), voucher, category, price });
      return {
        facts: [
          fact('subsidy', '抵用金额', 'subsidy', formatYuan(found.subsidy)),
          fact('coPayment', '企业自付', 'co-payment', formatYuan(found.coPayment)),
          fact('binding', '取决于', 'set by', found.binding),
        ],
      };
    },
  }),
  defineAct({
    words: 'order place',
    about: {
      zh: '下单: 企业与实验室签字, 占用券额与资金',
      en: 'place an order: both parties sign; value and money are reserved',
    },
    options: draftOptions,
    example:
      'order place --voucher 26187028231003245757263486845227302913 --lab sh-lab --category TESTING --price 20000.00',
    keys: () => [],
    run: async (session, values) =>
      await submit(session, await sign(session, { intent: await draft(session, values) })),
  }),
  defineAct({
    words: 'order draft',
    about: { zh: '写出待签的订单文件, 交对方签署', en: 'write an order file, to be signed by the other party too' },
    options: { ...draftOptions, out: needed(['--out <file>', '写到', 'where to write it'], text) },
    example:
      'order draft --voucher 26187028231003245757263486845227302913 --lab sh-lab --category TESTING --price 20000.00 --out order.json',
    keys: () => [],
    run: async (session, { out, ...values }) => {
      const file = await sign(session, { intent: await draft(session, values) });
      await writeOrderFile(out, file);
      return signed(session, file, out);
    },
  }),
  defineAct({
    words: 'order sign',
    about: { zh: '在订单文件上签字', en: 'sign an order file' },
    options: { file: fileOption },
    example: 'order sign --file order.json --key my-key.json',
    keys: () => [],
    run: async (session, { file: path }) => {
      const file = await sign(session, await readOrderFile(path));
      await writeOrderFile(path, file);
      return signed(session, file, path);
    },
  }),
  defineAct({
    words: 'order submit',
    about: { zh: '提交双方已签的订单文件', en: 'submit an order file that both have signed' },
    options: { file: fileOption },
    example: 'order submit --file order.json',
    keys: () => [],
    run: async (session, { file }) => await submit(session, await sign(session, await readOrderFile(file))),
  }),
  defineAct({
    words: 'order show',
    about: { zh: '查看订单', en: 'show an order' },
    options: { order: orderOption },
    example: `order show --order 0x${'00'.repeat(32)}`,
    run: async (session, { order: hash }) => {
      const { order, rail, reviewer } = await reviewOf(session, hash);
      return {
        facts: [
          fact('order', '订单号', 'order', hash),
          fact('state', '状态', 'state', order.state),
          fact('rail', '结算方式', 'rail', rail),
          fact('enterprise', '企业', 'enterprise', session.nameOf(order.enterprise)),
          fact('lab', '实验室', 'lab', session.nameOf(order.lab)),
          fact('voucher', '券号', 'voucher', order.voucher.toString()),
          fact('issuer', '发券地区', 'issuer', order.issuer),
          fact('host', '受理地区', 'host', order.host),
          fact('subsidy', '抵用金额', 'subsidy', formatYuan(order.subsidy)),
          fact('reviewer', '核验方', 'reviewer', reviewer),
        ],
      };
    },
  }),
  defineAct({
    words: 'order approve',
    about: { zh: '预审订单 (发券地受理机构)', en: "approve an order (issuer's agency)" },
    options: { order: orderOption },
    example: `order approve --order 0x${'00'.repeat(32)}`,
    keys: () => [],
    run: async (session, { order }) => {
      const { issuer } = await reviewOf(session, order);
      const agency = session.actors[0] ?? session.clientOf(await session.keyOf(issuer));
      return sent(await approveOrder(agency, { order }));
    },
  }),
  defineAct({
    words: 'order cancel',
    about: {
      zh: '取消订单 (实验室签字; 90 天后企业亦可)',
      en: 'cancel an order (the lab signs; after 90 days the enterprise may)',
    },
    options: { order: orderOption },
    example: `order cancel --order 0x${'00'.repeat(32)} --key sh-lab`,
    keys: () => [],
    run: async (session, { order }) => {
      const { order: found } = await reviewOf(session, order);
      const { deployment } = session.reader;
      const intent = buildCancellation({ order, deadline: deadlineIn(1) });
      const [enterprise, lab] = [await keyOfParty(session, found.enterprise), await keyOfParty(session, found.lab)];
      if (enterprise === undefined && lab === undefined) await needKeyOfParty(session, found.lab);
      return sent(
        await cancelOrder(anyone(session), {
          intent,
          ...(enterprise && { enterpriseSignature: await signCancellation(enterprise, deployment, intent) }),
          ...(lab && { labSignature: await signCancellation(lab, deployment, intent) }),
        }),
      );
    },
  }),
  defineAct({
    words: 'order expire',
    about: { zh: '使过期未兑的订单失效 (任何人)', en: 'end an order that ran out (anyone)' },
    options: { order: orderOption },
    example: `order expire --order 0x${'00'.repeat(32)}`,
    keys: () => [],
    run: async (session, { order }) => sent(await expireOrder(anyone(session), { order })),
  }),
];

function signed(session: Session, { intent, enterpriseSignature, labSignature }: OrderFile, path: string): Outcome {
  return {
    facts: [
      fact('order', '订单号', 'order', hashOrder(session.reader.deployment, intent)),
      fact('subsidy', '抵用金额', 'subsidy', formatYuan(intent.subsidy)),
      fact('signedByEnterprise', '企业已签', 'signed by the enterprise', enterpriseSignature !== undefined),
      fact('signedByLab', '实验室已签', 'signed by the lab', labSignature !== undefined),
      fact('file', '文件', 'file', path),
    ],
  };
}
