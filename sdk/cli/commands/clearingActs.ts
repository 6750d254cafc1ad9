import { createTestClient, custom } from 'viem';
import { clearCycle, prepareCycle } from '../../src/actions/public/clearCycle.ts';
import { getEpoch } from '../../src/actions/public/getEpoch.ts';
import { getObligations } from '../../src/actions/public/getObligations.ts';
import { getPurse } from '../../src/actions/public/getPurse.ts';
import { getStanding } from '../../src/actions/public/getStanding.ts';
import { listRegions } from '../../src/actions/public/listRegions.ts';
import { localChainId } from '../../src/clients/localChainId.ts';
import { formatYuan } from '../../src/amounts/formatYuan.ts';
import type { Session } from '../network/session.ts';
import { anyone } from '../parties/partyKeys.ts';
import { defineAct } from '../acts/act.ts';
import { flag } from '../acts/option.ts';
import { column, fact } from '../acts/outcome.ts';

/** A rehearsal's epoch is one block: on this machine's chain the last one ends when another is made. */
async function endBlockEpoch({ reader }: Session): Promise<void> {
  const { length } = await getEpoch(reader);
  if (length === 'BLOCK' && reader.deployment.chainId === localChainId) {
    await createTestClient({ mode: 'anvil', transport: custom(reader.publicClient) }).mine({ blocks: 1 });
  }
}

export const clearingActs = [
  defineAct({
    words: 'clear',
    about: { zh: '清算: 求出并提交本期抵销 (任何人)', en: "clear: find and propose the cycle's set-off (anyone)" },
    options: { dryRun: flag(['--dry-run', '只计算, 不提交', 'only compute it']) },
    example: 'clear --dry-run',
    keys: () => [],
    run: async (session, { dryRun }) => {
      await endBlockEpoch(session);
      const { solution, act } = dryRun
        ? { ...(await prepareCycle(session.reader)), act: undefined }
        : await clearCycle(anyone(session));
      return {
        facts: [
          fact('cycle', '周期', 'cycle', solution.cycle),
          fact('gross', '应付总额', 'owed', formatYuan(solution.gross)),
          fact('setOff', '抵销', 'set off', formatYuan(solution.setOff)),
          fact('residual', '余额', 'residual', formatYuan(solution.residual)),
          ...(act === undefined ? [] : [fact('transaction', '交易', 'transaction', act.hash)]),
        ],
        columns: [
          column('debtor', '应付地区', 'debtor'),
          column('creditor', '应收地区', 'creditor'),
          column('amount', '应付', 'owed', 'right'),
          column('flow', '抵销', 'set off', 'right'),
        ],
        rows: solution.flows.map(({ debtor, creditor, amount, flow }) => [
          debtor,
          creditor,
          formatYuan(amount),
          formatYuan(flow),
        ]),
      };
    },
  }),
  defineAct({
    words: 'obligations',
    about: { zh: '列出跨区应付', en: 'list what regions owe one another' },
    options: {},
    example: 'obligations',
    run: async ({ reader }) => ({
      columns: [
        column('debtor', '应付地区', 'debtor'),
        column('creditor', '应收地区', 'creditor'),
        column('amount', '应付', 'owed', 'right'),
      ],
      rows: (await getObligations(reader)).map(({ debtor, creditor, amount }) => [
        debtor,
        creditor,
        formatYuan(amount),
      ]),
    }),
  }),
  defineAct({
    words: 'status',
    about: {
      zh: '各地财政: 可用, 预算占用, 锁定, 应收, 净额',
      en: 'every treasury: free, encumbered, locked, owed, position',
    },
    options: {},
    example: 'status',
    run: async ({ reader }) => {
      const regions = await listRegions(reader);
      const rows = await Promise.all(
        regions.map(async (region) => {
          const [purse, standing] = await Promise.all([getPurse(reader, { region }), getStanding(reader, { region })]);
          const { locked, owed, position, reservedAsHost } = standing;
          return [
            region,
            ...[purse.free, purse.encumbered, reservedAsHost, locked, owed, position].map((fen) => formatYuan(fen)),
          ];
        }),
      );
      return {
        columns: [
          column('region', '地区', 'region'),
          column('free', '可用', 'free', 'right'),
          column('encumbered', '预算占用', 'encumbered', 'right'),
          column('reserved', '受理占用', 'reserved as host', 'right'),
          column('locked', '锁定', 'locked', 'right'),
          column('owed', '应收', 'owed to it', 'right'),
          column('position', '净额', 'position', 'right'),
        ],
        rows,
      };
    },
  }),
];
