import type { Text } from '../../audit/findings/text.ts';
import { budgetChart } from '../charts/budgetChart.ts';
import { labChart } from '../charts/labChart.ts';
import { moneyFlowChart } from '../charts/moneyFlowChart.ts';
import { subsidyClassChart } from '../charts/subsidyClassChart.ts';
import { counted } from '../language.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { totalsOf } from '../totals.ts';
import { hasManyRegions } from '../moneyMoves.ts';
import { chart } from './chart.ts';
import { clearingSection } from './clearingSection.ts';
import { markup } from './markup.ts';
import type { Markup, MarkupPart } from './markup.ts';
import { auditTable, budgetTable, gasTable, holdingTable, moveTable, poolTable, treasuryTable } from './modelTables.ts';

/** Fewer labs, or enterprises, than this are read off the table as easily. */
const enoughForChart = { labs: 4, enterprises: 10 };

/** Everything about one model. */
export function modelSection(model: ModelFacts, anchor: string): Markup {
  const { heading, note, labs, enterprises } = model;
  return markup`<section id="${anchor}">
<h2>${heading}</h2>
${verdict(model)}
<div class="pair"><p>${note.zh}</p><p class="en" lang="en">${note.en}</p></div>
${tiles(model)}
${chart(moneyFlowChart(model), { zh: '钱从哪里来，到哪里去', en: 'where the money came from, and where it went' }, model.clearing !== undefined)}
${moveTable(model)}
${clearingSection(model)}
${chart(budgetChart(model), { zh: '预算与资金池的使用', en: 'budget and pool, how far used' })}
${openedIfMany(model, budgetTable(model), { zh: '逐项政策预算', en: 'every programme' })}
${poolTable(model)}
${openedIfMany(model, treasuryTable(model), { zh: '逐地财政资金', en: 'every treasury' })}
${
  labs.length < enoughForChart.labs
    ? ''
    : chart(labChart(model), { zh: '各实验室的收入（使用次数）', en: 'what each lab was paid (uses)' }, true)
}
${
  enterprises.length < enoughForChart.enterprises
    ? ''
    : chart(subsidyClassChart(model), { zh: '企业按所获抵用金额分档', en: 'enterprises by the subsidy they received' })
}
${holdingTable(model)}
${auditTable(model)}
${gasTable(model)}
</section>`;
}

/** A table with a row for each region is opened on demand where there are many. */
function openedIfMany(model: ModelFacts, rows: Markup, { zh, en }: Text): Markup {
  if (!hasManyRegions(model)) return rows;
  return markup`<details><summary>${{ zh, en }}</summary>${rows}</details>`;
}

function verdict({ file, ok, steps }: ModelFacts): Markup {
  const { total, failures } = steps;
  const text =
    failures.length === 0
      ? { zh: `${total} 步全部符合预期`, en: `all ${total} steps as expected` }
      : {
          zh: `${total} 步中 ${failures.length} 步不符预期`,
          en: `${failures.length} of ${total} steps not as expected`,
        };
  const mark = { zh: `${ok ? '✓' : '✗'} ${text.zh}`, en: text.en };
  return markup`<div class="verdict${ok ? '' : ' bad'}">${mark}</div> <span class="en">${file}</span>
${failures.map(({ index, do: name, reason, differences }) => {
  const why = reason === undefined ? '' : markup` ${reason}`;
  const found = differences.map(({ what, expected, found }) => markup` ${what}: ${expected} ≠ ${found}.`);
  return markup`<p class="bad-step">$.steps[${String(index)}] ${name}:${why}${found}</p>`;
})}`;
}

function tiles(model: ModelFacts): Markup {
  const { enterprises, uses, labs, subsidy, coPayment, budgetLeft, ...totals } = totalsOf(model);
  const { prefundedAbroad, poolLeft, setOff, discharged, stillOwed } = totals;
  const counts: Text = {
    zh: [counted(enterprises, '家企业', ''), counted(labs, '家实验室', '')].map(({ zh }) => zh).join('，'),
    en: [counted(enterprises, '', 'enterprise'), counted(labs, '', 'lab')].map(({ en }) => en).join(', '),
  };
  const figures: (readonly [MarkupPart, Text])[] = [
    [subsidy, { zh: '财政抵用', en: 'subsidy' }],
    [coPayment, { zh: '企业自付', en: 'co-payment' }],
    [markup`${uses} ${{ zh: '次', en: uses === 1 ? 'use' : 'uses' }}`, counts],
    [budgetLeft, { zh: '预算尚可使用', en: 'budget left to use' }],
    ...(prefundedAbroad === 0n
      ? []
      : ([
          [prefundedAbroad, { zh: '预付在外', en: 'prefunded abroad' }],
          [poolLeft, { zh: '池内可用', en: 'left in the pool' }],
        ] as const)),
    ...(model.clearing === undefined
      ? []
      : ([
          [setOff, { zh: '跨区清算抵销', en: 'set off' }],
          [stillOwed, { zh: '地区间尚欠', en: 'still owed' }],
          ...(discharged === 0n ? [] : [[discharged, { zh: '上级结算', en: 'discharged' }] as const]),
        ] as const)),
    [model.audit.crossRegionTransfers, { zh: '其他跨区流转', en: 'crossed a region otherwise' }],
  ];
  return markup`<div class="tiles${figures.length > 5 ? ' many' : ''}">${figures.map(
    ([figure, label]) => markup`<div class="tile"><b>${figure}</b><span>${label}</span></div>`,
  )}</div>`;
}
