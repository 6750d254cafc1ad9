import { formatYuan } from '../../amounts/formatYuan.ts';
import type { StepReport } from '../../scenario/run/scenarioReport.ts';
import { counted, sayIn } from '../language.ts';
import type { Language, Say } from '../language.ts';
import type { ModelFacts } from '../modelFacts.ts';
import { hasManyRegions, readableMoves } from '../moneyMoves.ts';
import { everyRegion, nameOf, purseName } from '../purse.ts';
import { railNames } from '../railNames.ts';
import { totalsOf } from '../totals.ts';
import { clearingLines } from './clearingLines.ts';
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
    ...clearingLines(model, language),
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
  const rows = readableMoves(model).map(({ from, to, amount, why }) => [
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

/** Programme by programme; those of many regions in one line. */
function budgetRows(model: ModelFacts, say: Say): string[][] {
  return summedIfMany(model, model.programmes, budgetParts).map(({ name, ...money }) => {
    const [unissued, outstanding] = [money.unissued, money.outstanding];
    const parts = equation(money.budget, [
      [say('未发放', 'un-issued'), unissued],
      [say('在外', 'outstanding'), outstanding],
      [say('预留', 'reserved'), money.reserved],
      [say('已付', 'paid'), money.paid],
    ]);
    const left = formatYuan(unissued + outstanding);
    const title =
      name === undefined
        ? say(`${model.programmes.length} 项政策预算`, `${model.programmes.length} budgets`)
        : say(`政策预算 ${name}`, `Budget ${name}`);
    return [title, parts + say(`；尚可使用 ${left}`, `; left to use ${left}`)];
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

/** Regions that have fiscal money of their own here; many of them in one line. */
function treasuryRows(model: ModelFacts, language: Language): string[][] {
  const say = sayIn(language);
  const clears = model.clearing !== undefined;
  const treasuries = model.regions.filter(({ appropriated }) => appropriated > 0n);
  return summedIfMany(model, treasuries, treasuryParts).map(({ name = nameOf(model, everyRegion), ...money }) => {
    const parts = [
      [say('可用', 'free'), money.free, true],
      [say('占用', 'encumbered'), money.encumbered, true],
      [say('锁定', 'locked'), money.locked, clears],
      [say('为订单预留', 'reserved for orders'), money.reservedAsHost, money.reservedAsHost > 0n],
      [say('预付在外', 'prefunded abroad'), money.prefundedAbroad, !clears || money.prefundedAbroad > 0n],
    ] as const;
    const shown = parts.filter(([, , isShown]) => isShown).map(([part, amount]) => `${part} ${formatYuan(amount)}`);
    return [say(`${name.zh}财政`, `${name.en} treasury`), shown.join(say('，', ', '))];
  });
}

const budgetParts = ['budget', 'unissued', 'outstanding', 'reserved', 'paid'] as const;
const treasuryParts = ['free', 'encumbered', 'locked', 'reservedAsHost', 'prefundedAbroad'] as const;

type Summed<Name, Part extends string> = { readonly name?: Name } & { readonly [part in Part]: bigint };

/** The rows as they are; where there are many regions, one without a name that is their sum. */
function summedIfMany<Name, Part extends string>(
  model: ModelFacts,
  rows: readonly (Summed<Name, Part> & { readonly name: Name })[],
  parts: readonly Part[],
): readonly Summed<Name, Part>[] {
  if (!hasManyRegions(model)) return rows;
  const sum = (part: Part) => rows.reduce((total, row) => total + row[part], 0n);
  return [Object.fromEntries(parts.map((part) => [part, sum(part)])) as Summed<Name, Part>];
}

/** `17.00 = paid 12.00 + left 5.00` */
function equation(sum: bigint, parts: readonly (readonly [string, bigint])[]): string {
  return `${formatYuan(sum)} = ${parts.map(([name, amount]) => `${name} ${formatYuan(amount)}`).join(' + ')}`;
}

function crossingText(model: ModelFacts, say: Say): string {
  const crossed = model.audit.crossRegionTransfers;
  const amount = formatYuan(crossed);
  if (crossed > 0n)
    return say(`${amount}：有财政存款在外地人手中`, `${amount}: a region's deposits are held elsewhere`);
  const { discharged } = totalsOf(model);
  const beside = [
    ...(model.pools.length > 0 ? [{ zh: '预付资金池', en: 'the prefund' }] : []),
    ...(discharged > 0n
      ? [{ zh: `上级结算 ${formatYuan(discharged)} `, en: `${formatYuan(discharged)} discharged through the centre` }]
      : []),
  ];
  if (beside.length === 0)
    return say(`${amount}（没有财政资金跨出地区）`, `${amount} (no fiscal money left its region)`);
  return say(
    `${amount}（除${beside.map(({ zh }) => zh).join('和')}外，没有财政资金跨出地区）`,
    `${amount} (beside ${beside.map(({ en }) => en).join(' and ')} no fiscal money left its region)`,
  );
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
