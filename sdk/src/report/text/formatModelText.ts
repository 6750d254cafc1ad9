import { formatYuan } from '../../amounts/formatYuan.ts';
import type { StepReport } from '../../scenario/run/scenarioReport.ts';
import { counted, sayIn } from '../language.ts';
import type { Language, Say } from '../language.ts';
import type { ModelFacts, PartyFacts } from '../modelFacts.ts';
import { moneyMoves } from '../moneyMoves.ts';
import { nameOf, purseName } from '../purse.ts';
import { railNames } from '../railNames.ts';
import { sumOf, totalsOf } from '../totals.ts';
import { textTable } from './textTable.ts';

/** How many labs are named one by one; the rest are summed up. */
const namedLabs = 5;

/** One model for a terminal; amounts are plain yuan, such as `17617600.00`. */
export function formatModelText(model: ModelFacts, language: Language): string {
  const say = sayIn(language);
  const rails = [...new Set(model.routes.map(({ rail }) => rail))].map(
    (rail) => `${rail} ${railNames[rail][language]}`,
  );
  return [
    `── ${model.heading[language]} [${rails.join(', ')}]`,
    `   ${model.file}: ${expectations(model, say)}`,
    ...(model.note[language] === '' ? [] : [`   ${model.note[language]}`]),
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
    ...model.programmes.map((programme) => [
      say(`政策预算 ${programme.name}`, `Budget ${programme.name}`),
      equation(programme.budget, [
        [say('未发放', 'un-issued'), programme.unissued],
        [say('在外', 'outstanding'), programme.outstanding],
        [say('预留', 'reserved'), programme.reserved],
        [say('已付', 'paid'), programme.paid],
      ]) +
        say(`；尚可使用 `, `; left to use `) +
        formatYuan(programme.unissued + programme.outstanding),
    ]),
    ...model.pools.map((pool) => [
      purseName(model, { kind: 'POOL', issuer: pool.issuer, host: pool.host })[language],
      equation(pool.prefunded, [
        [say('已付', 'paid'), pool.paid],
        [say('预留', 'reserved'), pool.reserved],
        [say('可用', 'left'), pool.free],
      ]) + say(`（代理机构 ${pool.agent}）`, ` (agent ${pool.agent})`),
    ]),
    ...model.regions
      .filter(({ appropriated }) => appropriated > 0n)
      .map((region) => [
        say(`${region.name.zh}财政`, `${region.name.en} treasury`),
        say(
          `可用 ${formatYuan(region.free)}，占用 ${formatYuan(region.encumbered)}，预付在外 ${formatYuan(region.prefundedAbroad)}`,
          `free ${formatYuan(region.free)}, encumbered ${formatYuan(region.encumbered)}, prefunded abroad ${formatYuan(region.prefundedAbroad)}`,
        ),
      ]),
    ...partyRows(model, language),
    [say('跨区流转', 'Crossed a region'), crossingText(model, say)],
    [say('审计', 'Audit'), auditText(model, language)],
    ['gas', gasText(model, language)],
  ];
}

function totalText(model: ModelFacts, language: Language): string {
  const { enterprises, labs, uses, invoiced, subsidy, coPayment } = totalsOf(model);
  const counts = [
    counted(enterprises, '家企业', 'enterprise')[language],
    counted(labs, '家实验室', 'lab')[language],
    counted(uses, '次使用', 'use')[language],
  ].join(language === 'zh' ? '、' : ', ');
  const say = sayIn(language);
  return `${counts}${say('；发票', '; invoiced')} ${equation(invoiced, [
    [say('抵用', 'subsidy'), subsidy],
    [say('企业自付', 'co-payment'), coPayment],
  ])}`;
}

function voucherText({ vouchers: { count, holders, face } }: ModelFacts, language: Language): string {
  const [issued, to] = [counted(count, '张', 'voucher'), counted(holders, '家', 'holder')];
  return language === 'zh'
    ? `发放 ${issued.zh}，${to.zh}，面值 ${formatYuan(face)}`
    : `${issued.en} issued to ${to.en}, face value ${formatYuan(face)}`;
}

/** `17.00 = paid 12.00 + left 5.00` */
function equation(sum: bigint, parts: readonly (readonly [string, bigint])[]): string {
  return `${formatYuan(sum)} = ${parts.map(([name, amount]) => `${name} ${formatYuan(amount)}`).join(' + ')}`;
}

function partyRows({ labs, enterprises, ...model }: ModelFacts, language: Language): string[][] {
  const say = sayIn(language);
  const rows: string[][] = [];
  const paidHome = enterprises.filter(({ deposit, cashedOut }) => deposit + cashedOut > 0n);
  for (const [title, parties] of [
    [say('实验室存款', 'Labs hold'), labs],
    [say('企业存款', 'Enterprises hold'), paidHome],
  ] as const) {
    for (const [index, party] of parties.slice(0, namedLabs).entries()) {
      rows.push([index === 0 ? title : '', holding(model, party, language)]);
    }
    const rest = parties.slice(namedLabs);
    if (rest.length === 0) continue;
    const held = formatYuan(sumOf(rest, 'deposit'));
    const all = formatYuan(sumOf(parties, 'deposit'));
    rows.push(['', say(`其余 ${rest.length} 家 ${held}；合计 ${all}`, `${rest.length} others ${held}; in all ${all}`)]);
  }
  return rows;
}

function holding(model: Pick<ModelFacts, 'regions'>, party: PartyFacts, language: Language): string {
  const say = sayIn(language);
  const place = nameOf(model, party.region)[language];
  const cashed = formatYuan(party.cashedOut);
  const out = party.cashedOut === 0n ? '' : say(`，已提现 ${cashed}`, `, cashed out ${cashed}`);
  return say(
    `${party.name}（${place}）${formatYuan(party.deposit)}${out}`,
    `${party.name} (${place}) ${formatYuan(party.deposit)}${out}`,
  );
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

function auditText({ audit }: ModelFacts, language: Language): string {
  const { events, compared, findings } = audit;
  const text =
    language === 'zh'
      ? `重放 ${events} 条事件，比对 ${compared} 个数值，发现 ${findings.length}`
      : `${events} events replayed, ${compared} values compared, findings ${findings.length}`;
  return [text, ...findings.map((finding) => finding[language])].join('; ');
}

function gasText({ gas }: ModelFacts, language: Language): string {
  const [setup, steps, total] = [gas.setup, gas.steps, gas.setup + gas.steps];
  const uses = gas.kinds.find((kind) => kind.do === 'use');
  const each = uses && uses.gas / BigInt(uses.count);
  if (language === 'zh') {
    return `合计 ${total}（部署与布置 ${setup}，步骤 ${steps}${each === undefined ? '' : `，每次使用全程 ${each}`}）`;
  }
  return `${total} in all (set-up ${setup}, steps ${steps}${each === undefined ? '' : `, a whole use ${each}`})`;
}
