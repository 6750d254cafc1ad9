import { formatYuan } from '../../amounts/formatYuan.ts';
import type { StepReport } from '../../scenario/run/scenarioReport.ts';
import { counted, sayIn } from '../language.ts';
import type { Language, Say } from '../language.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { moneyMoves } from '../moneyMoves.ts';
import { purseName } from '../purse.ts';
import { railNames } from '../railNames.ts';
import { totalsOf } from '../totals.ts';
import { holdingRows } from './holdingRows.ts';
import { textTable } from './textTable.ts';

/** One model for a terminal; amounts are plain yuan, such as `17617600.00`. */
export function formatModelText(model: ModelFacts, language: Language): string {
  const say = sayIn(language);
  const rails = [...new Set(model.routes.map(({ rail }) => rail))].map(
    (rail) => `${rail} ${railNames[rail][language]}`,
  );
  return [
    `── ${model.heading[language]} [${rails.join(', ')}]`,
    `   ${model.file}: ${expectations(model, say)}`,
    `   ${model.note[language]}`,
    ...failureLines(model.steps.failures, language),
    '',
    `   ${say('谁付给谁，从哪个口袋（元）', 'Who paid whom, from which purse (yuan)')}`,
    ...moveLines(model, language),
    '',
    ...textTable({ rows: figureRows(model, language), indent: 3 }),
  ].join('\n');
}

function expectations({ steps: { total, failures } }: ModelFacts, say: Say): string {
  if (failures.length === 0) return say(`${total} 步全部符合预期`, `all ${total} steps as expected`);
  return say(`${total} 步中 ${failures.length} 步不符预期`, `${failures.length} of ${total} steps not as expected`);
}

function failureLines(failures: readonly StepReport[], language: Language): string[] {
  const say = sayIn(language);
  return failures.flatMap(({ index, do: name, differences, reason }) => [
    `   ✗ $.steps[${index}] ${name}${reason ? `: ${reason[language]}` : ''}`,
    ...differences.map(({ what, expected, found }) =>
      say(`       ${what}: 应为 ${expected}，实为 ${found}`, `       ${what}: expected ${expected}, found ${found}`),
    ),
  ]);
}

function moveLines(model: ModelFacts, language: Language): string[] {
  const rows = moneyMoves(model).map(({ from, to, amount, why }) => [
    purseName(model, from)[language],
    `→ ${purseName(model, to)[language]}`,
    formatYuan(amount),
    why[language],
  ]);
  return textTable({ rows, align: ['left', 'left', 'right'], indent: 5 });
}

function figureRows(model: ModelFacts, language: Language): string[][] {
  const say = sayIn(language);
  return [
    [say('合计', 'Total'), totalText(model, language)],
    [say('创新券', 'Vouchers'), voucherText(model, language)],
    ...budgetRows(model, say),
    ...poolRows(model, language),
    ...treasuryRows(model, language),
    ...holdingRows(model, language),
    [say('跨区流转', 'Crossed a region'), crossingText(model, say)],
    [say('审计', 'Audit'), auditText(model, language)],
    ['gas', gasText(model, say)],
  ];
}

function totalText(model: ModelFacts, language: Language): string {
  const { enterprises, labs, uses, invoiced, subsidy, coPayment } = totalsOf(model);
  const say = sayIn(language);
  const counts = [
    counted(enterprises, '家企业', 'enterprise'),
    counted(labs, '家实验室', 'lab'),
    counted(uses, '次使用', 'use'),
  ].map((text) => text[language]);
  const sum = equation(invoiced, [
    [say('抵用', 'subsidy'), subsidy],
    [say('企业自付', 'co-payment'), coPayment],
  ]);
  return `${counts.join(say('、', ', '))}${say('；发票', '; invoiced')} ${sum}`;
}

function voucherText({ vouchers: { count, holders, face } }: ModelFacts, language: Language): string {
  const [issued, to] = [counted(count, '张', 'voucher'), counted(holders, '家', 'holder')];
  const amount = formatYuan(face);
  return language === 'zh'
    ? `发放 ${issued.zh}，${to.zh}，面值 ${amount}`
    : `${issued.en} issued to ${to.en}, face value ${amount}`;
}

function budgetRows({ programmes }: ModelFacts, say: Say): string[][] {
  return programmes.map(({ name, budget, unissued, outstanding, reserved, paid }) => {
    const parts = equation(budget, [
      [say('未发放', 'un-issued'), unissued],
      [say('在外', 'outstanding'), outstanding],
      [say('预留', 'reserved'), reserved],
      [say('已付', 'paid'), paid],
    ]);
    const left = formatYuan(unissued + outstanding);
    return [say(`政策预算 ${name}`, `Budget ${name}`), parts + say(`；尚可使用 ${left}`, `; left to use ${left}`)];
  });
}

function poolRows(model: ModelFacts, language: Language): string[][] {
  const say = sayIn(language);
  return model.pools.map(({ issuer, host, agent, prefunded, paid, reserved, free }) => {
    const parts = equation(prefunded, [
      [say('已付', 'paid'), paid],
      [say('预留', 'reserved'), reserved],
      [say('可用', 'left'), free],
    ]);
    const keeper = say(`（代理机构 ${agent}）`, ` (agent ${agent})`);
    return [purseName(model, { kind: 'POOL', issuer, host })[language], parts + keeper];
  });
}

/** Regions that have fiscal money of their own here. */
function treasuryRows({ regions }: ModelFacts, language: Language): string[][] {
  const say = sayIn(language);
  return regions
    .filter(({ appropriated }) => appropriated > 0n)
    .map(({ name, ...money }) => {
      const [free, bound, abroad] = [money.free, money.encumbered, money.prefundedAbroad].map(formatYuan);
      return [
        say(`${name.zh}财政`, `${name.en} treasury`),
        say(
          `可用 ${free}，占用 ${bound}，预付在外 ${abroad}`,
          `free ${free}, encumbered ${bound}, prefunded abroad ${abroad}`,
        ),
      ];
    });
}

/** `17.00 = paid 12.00 + left 5.00` */
function equation(sum: bigint, parts: readonly (readonly [string, bigint])[]): string {
  return `${formatYuan(sum)} = ${parts.map(([name, amount]) => `${name} ${formatYuan(amount)}`).join(' + ')}`;
}

function crossingText({ audit: { crossRegionTransfers: crossed }, pools }: ModelFacts, say: Say): string {
  const amount = formatYuan(crossed);
  if (crossed > 0n)
    return say(`${amount}：有财政存款在外地人手中`, `${amount}: a region's deposits are held elsewhere`);
  return pools.length > 0
    ? say(
        `${amount}（除预付资金池外，没有财政资金跨出地区）`,
        `${amount} (beside the prefund no fiscal money left its region)`,
      )
    : say(`${amount}（没有财政资金跨出地区）`, `${amount} (no fiscal money left its region)`);
}

function auditText({ audit: { events, compared, findings } }: ModelFacts, language: Language): string {
  const count = findings.length;
  const summary = sayIn(language)(
    `重放 ${events} 条事件，比对 ${compared} 个数值，发现 ${count}`,
    `${events} events replayed, ${compared} values compared, findings ${count}`,
  );
  return [summary, ...findings.map((finding) => finding[language])].join('; ');
}

function gasText({ gas: { setup, steps, kinds } }: ModelFacts, say: Say): string {
  const uses = kinds.find((kind) => kind.do === 'use');
  const each = uses && uses.gas / BigInt(uses.count);
  const [zh, en] = each === undefined ? ['', ''] : [`，每次使用全程 ${each}`, `, a whole use ${each}`];
  const total = setup + steps;
  return say(
    `合计 ${total}（部署与布置 ${setup}，步骤 ${steps}${zh}）`,
    `${total} in all (set-up ${setup}, steps ${steps}${en})`,
  );
}
