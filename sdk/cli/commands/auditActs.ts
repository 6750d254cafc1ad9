import { certify } from '../../src/actions/auditor/certify.ts';
import { listPayments } from '../../src/actions/public/listPayments.ts';
import { auditSystem } from '../../src/audit/auditSystem.ts';
import { formatYuan } from '../../src/amounts/formatYuan.ts';
import { CertificateError } from '../../src/certificate/certificateError.ts';
import { formatCertificate } from '../../src/certificate/formatCertificate.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { writeWhole } from '../network/writeWhole.ts';
import { defineAct } from '../acts/act.ts';
import { orderOption } from '../acts/common.ts';
import { flag, needed, text } from '../acts/option.ts';
import { column, fact } from '../acts/outcome.ts';

/** A certificate that proves nothing is told in one line. */
async function orRefuse<T>(work: Promise<T>): Promise<T> {
  return await work.catch((cause: unknown) => {
    if (!(cause instanceof CertificateError)) throw cause;
    throw new CliError(`${cause.code}: ${cause.message}`, exitCodes.failed, { cause });
  });
}

export const auditActs = [
  defineAct({
    words: 'audit',
    about: {
      zh: '审计: 用独立程序重放全部日志, 重算每次抵销, 与链上状态核对 (任何人)',
      en: 'audit: replay all logs in code of its own, recompute every set-off, compare with the chain (anyone)',
    },
    options: {},
    example: 'audit',
    run: async ({ reader, language }) => {
      const { findings, figures } = await auditSystem(reader);
      return {
        isFailed: findings.length > 0,
        facts: [
          fact('block', '区块', 'block', Number(figures.block)),
          fact('events', '事件', 'events', figures.events),
          fact('valuesCompared', '核对的数值', 'values compared', figures.valuesCompared),
          fact('orders', '订单', 'orders', figures.orders),
          fact('paid', '累计已付', 'paid so far', formatYuan(figures.paid)),
          fact('crossRegionTransfers', '跨地区转移', 'moved across regions', formatYuan(figures.crossRegionTransfers)),
          fact('findings', '发现的问题', 'findings', findings.length),
        ],
        ...(findings.length > 0 && {
          columns: [
            column('code', '代码', 'code'),
            column('block', '区块', 'block', 'right'),
            column('subject', '对象', 'subject'),
            column('expected', '应为', 'expected'),
            column('found', '实为', 'found'),
          ],
          rows: findings.map(({ code, where, subject, expected, found }) => [
            code,
            Number(where.block),
            subject[language],
            expected,
            found,
          ]),
        }),
        note:
          findings.length === 0
            ? { zh: '日志、规则和链上状态一致。', en: 'Logs, rules and state agree.' }
            : { zh: '有不一致之处。', en: 'Something does not agree.' },
      };
    },
  }),
  defineAct({
    words: 'certificate make',
    about: { zh: '出具一笔付款的离线凭证', en: "make a payment's certificate, to be verified without any node" },
    options: {
      order: orderOption,
      out: needed(['--out <file>', '写到', 'where to write it'], text),
      paymentOnly: flag(['--payment-only', '只含付款, 文件最小', 'the payment alone, for the smallest file']),
    },
    example: `certificate make --order 0x${'00'.repeat(32)} --out payment.json`,
    run: async ({ reader }, { order, out, paymentOnly }) => {
      const parameters = { order, ...(paymentOnly && { events: 'payment' as const, withTransactions: false }) };
      const certificate = await orRefuse(certify(reader, parameters));
      const file = formatCertificate(certificate);
      await writeWhole(out, file, 0o644);
      // The hash that a verifier needs from a source of its own, such as another member's node.
      const [payment] = (await listPayments(reader, { order, limit: 1 })).items;
      const block = payment && (await reader.publicClient.getBlock({ blockNumber: payment.block }));
      return {
        facts: [
          fact('file', '文件', 'file', out),
          fact('bytes', '字节', 'bytes', Buffer.byteLength(file)),
          fact('block', '付款所在区块', 'block of the payment', block === undefined ? null : Number(block.number)),
          fact('blockHash', '区块哈希', 'block hash', block?.hash ?? null),
        ],
        note: {
          zh: '核验人须从自己信任的来源 (例如另一成员的节点) 取得该区块哈希。',
          en: "Who verifies it takes the block's hash from a source of its own, such as another member's node.",
        },
      };
    },
  }),
];
