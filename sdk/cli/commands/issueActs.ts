import type { Session } from '../network/session.ts';
import { defineAct } from '../acts/act.ts';
import { programmeOption } from '../acts/common.ts';
import { flag, needed, optional, text } from '../acts/option.ts';
import { whole } from '../acts/values.ts';
import { keyOfOffice } from '../parties/keyOfOffice.ts';

/** More would not fit one transaction. */
const mostInBatch = 400;

export const issueActs = [
  defineAct({
    words: 'issue',
    about: {
      zh: '按表格批量发券 (科技局): 先整表校验, 中断后用同一命令继续, 不会重复发放',
      en: 'issue vouchers from a spreadsheet (bureau): all of it is checked first; run again to go on after a stop',
    },
    options: {
      programme: programmeOption,
      from: needed(
        ['--from <file>', '表格: .xlsx 或 .csv (UTF-8 或 GBK)', 'the spreadsheet: .xlsx or .csv (UTF-8 or GBK)'],
        text,
      ),
      sheet: optional(
        ['--sheet <name>', '工作表名称, 有多张时', 'name of the sheet, where a workbook has several'],
        text,
      ),
      register: flag([
        '--register',
        '先登记尚未登记的企业 (受理机构)',
        'register firms that are not on record (agency)',
      ]),
      newKeys: flag(['--new-keys', '为其生成密钥 (仅本机网络)', "make keys for them (this machine's network only)"]),
      dryRun: flag(['--dry-run', '只校验, 不发放', 'check, and issue nothing']),
      again: flag(['--again', '同一张表再发一次', 'issue once more what was issued before']),
      result: optional(
        [
          '--result <file>',
          '结果表, .xlsx 或 .csv; 不填则在原表旁',
          'the result, .xlsx or .csv; beside the sheet unless given',
        ],
        text,
      ),
      batchSize: optional(
        ['--batch-size <count>', '每笔交易的券数', 'vouchers in one transaction'],
        whole(mostInBatch),
      ),
    },
    example: 'issue --programme 1 --from docs/try/firms-200.csv --register --new-keys',
    keys: () => [],
    run: async (session, values) => {
      const { issueSheet } = await import('../issue/issueSheet.ts');
      return await issueSheet(session, values, async (region) => ({
        bureau: await keyOfOffice(session, 'bureau', region),
        ...(values.register && { agency: await agencyOf(session, region) }),
      }));
    },
  }),
];

/** The second key that was given, or that of the region's office. */
async function agencyOf(session: Session, region: number) {
  return session.actors[1] ?? session.clientOf(await session.keyOf(`agency@${region}`));
}
