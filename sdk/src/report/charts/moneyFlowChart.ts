import type { ModelFacts, PoolFacts, RouteFacts } from '../modelFacts.ts';
import { hasManyRegions, purseKey, readableMoves, withoutRegion } from '../moneyMoves.ts';
import { purseName } from '../purse.ts';
import type { Purse } from '../purse.ts';
import { groupedYuan, lengthOf } from './chartAmounts.ts';
import { palette, purseColours } from './palette.ts';
import { renderChart } from './renderChart.ts';

type Flow = { readonly from: Purse; readonly to: Purse; readonly amount: bigint };

/** A label may stand on a flow. */
const halo = { textBorderColor: '#ffffff', textBorderWidth: 2 };

/** A Sankey diagram of a model's money: purses as bars, as high as what went through them. */
export function moneyFlowChart(model: ModelFacts): string {
  const all: readonly Flow[] = [
    ...readableMoves(model),
    ...model.pools.flatMap(remainders),
    ...model.routes.flatMap(ownMoney),
  ];
  const placed = (purse: Purse) => (hasManyRegions(model) ? withoutRegion(purse) : purse);
  const flows = all
    .filter(({ amount }) => amount > 0n)
    .map(({ from, to, amount }) => ({ from: placed(from), to: placed(to), amount }));
  const purses = new Map(flows.flatMap(({ from, to }) => [from, to]).map((purse) => [purseKey(purse), purse]));
  const height = 150 + 36 * purses.size;
  const nodes = [...purses].map(([key, purse]) => ({
    name: key,
    itemStyle: { color: purseColours[purse.kind] },
    label: { formatter: label(model, purse, throughput(flows, key)) },
  }));
  const links = flows.map(({ from, to, amount }) => ({
    source: purseKey(from),
    target: purseKey(to),
    value: lengthOf(amount),
    lineStyle: { color: purseColours[from.kind], opacity: 0.28 },
  }));
  return renderChart(
    {
      series: [
        {
          type: 'sankey',
          left: 8,
          right: 270,
          top: 16,
          bottom: 24,
          nodeWidth: 16,
          nodeGap: 46,
          nodeAlign: 'justify',
          draggable: false,
          silent: true,
          data: nodes,
          links,
          label: {
            color: palette.text,
            fontSize: 13,
            lineHeight: 18,
            ...halo,
            rich: {
              en: { color: palette.text, fontSize: 12, lineHeight: 18, ...halo },
              amount: { fontWeight: 'bold', fontSize: 13, lineHeight: 18, ...halo },
            },
          },
        },
      ],
    },
    { width: 960, height },
  );
}

/** What is still in a pool is shown too, so that its bar is as high as what was put in. */
function remainders({ issuer, host, reserved, free }: PoolFacts): Flow[] {
  const from: Purse = { kind: 'POOL', issuer, host };
  return [
    { from, to: { kind: 'POOL_RESERVED', issuer, host }, amount: reserved },
    { from, to: { kind: 'POOL_FREE', issuer, host }, amount: free },
  ];
}

/** On REIMBURSE what an enterprise pays is in part its own and in part the programme's, which pays it back. */
function ownMoney({ rail, issuer, paidToLabs, subsidy }: RouteFacts): Flow[] {
  if (rail !== 'REIMBURSE') return [];
  return [
    {
      from: { kind: 'OWN_MONEY', region: issuer },
      to: { kind: 'ENTERPRISES', region: issuer },
      amount: paidToLabs - subsidy,
    },
  ];
}

function throughput(flows: readonly Flow[], key: string): bigint {
  const sum = (side: 'from' | 'to') =>
    flows.reduce((total, flow) => total + (purseKey(flow[side]) === key ? flow.amount : 0n), 0n);
  const [out, into] = [sum('from'), sum('to')];
  return out > into ? out : into;
}

function label(model: ModelFacts, purse: Purse, amount: bigint): string {
  const { zh, en } = purseName(model, purse);
  // Braces and bars would be read as markup; names come from the chain.
  const plain = (text: string) => text.replace(/[{}|]/g, ' ');
  return `${plain(zh)} {en|${plain(en)}}\n{amount|${groupedYuan(amount)}}`;
}
