import { wentThrough } from '../../src/scenario/run/scenarioReport.ts';
import type { Difference, ScenarioReport, StepReport } from '../../src/scenario/run/scenarioReport.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { formatTable } from '../output/formatTable.ts';
import type { Row } from '../output/formatTable.ts';
import { say } from '../output/language.ts';
import type { Bilingual, Language } from '../output/language.ts';
import { plainText } from '../output/plainText.ts';
import { describeStep } from './describeStep.ts';

/** A report as a table that a person can read; what did not hold stands below its step. */
export function formatReport(scenario: Scenario, report: ScenarioReport, language: Language): string {
  const tell = (text: Bilingual) => say(language, text);
  const columns = [
    { title: '#', align: 'right' },
    { title: tell({ zh: '步骤', en: 'step' }) },
    { title: tell({ zh: '对象', en: 'about' }) },
    { title: tell({ zh: '结果', en: 'what came of it' }) },
    { title: 'gas', align: 'right' },
  ] as const;
  const rows = report.steps.map((step): Row => {
    const about = scenario.steps[step.index];
    return {
      cells: [
        String(step.index),
        step.do,
        about === undefined ? '' : describeStep(about),
        `${step.ok ? '✓' : '✗'} ${plainText(describeResult(step, language))}`.trimEnd(),
        step.gas === 0 ? '' : step.gas.toLocaleString('en-US'),
      ],
      notes: notesOf(step, language),
    };
  });
  const title = plainText(report.title);
  return `${title}\n\n${formatTable(columns, rows)}\n${summarise(report, language)}\n`;
}

function describeResult({ ok, error, result, do: name }: StepReport, language: Language): string {
  const refused = ok ? { zh: '按预期被拒绝', en: 'refused as expected' } : { zh: '被拒绝', en: 'refused' };
  if (error !== null) return `${say(language, refused)}: ${error}`;
  // What a check found is shown where it differs; the rest is as the file says.
  if (result === null || name === 'check') return '';
  return Object.entries(result)
    .map(([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join(', ');
}

/** What was expected and what came, for a step that did not hold. */
function notesOf({ ok, differences, reason }: StepReport, language: Language): readonly string[] {
  if (ok) return [];
  return [
    ...differences.map((difference) => plainText(say(language, describeDifference(difference)))),
    ...(reason === undefined ? [] : [plainText(say(language, reason))]),
  ];
}

function describeDifference({ what, expected, found }: Difference): Bilingual {
  if (expected === wentThrough) return { zh: '应当成功', en: 'should have gone through' };
  if (found === wentThrough) {
    return { zh: `应被拒绝: ${expected}, 却成功了`, en: `should have been refused with ${expected}, but went through` };
  }
  return { zh: `${what}: 应为 ${expected}, 实为 ${found}`, en: `${what}: expected ${expected}, found ${found}` };
}

function summarise({ ok, steps }: ScenarioReport, language: Language): string {
  const failed = steps.filter((step) => !step.ok).map(({ index }) => index);
  if (ok) {
    return say(language, {
      zh: `${steps.length} 步全部符合预期`,
      en: `all ${steps.length} steps as expected`,
    });
  }
  const list = failed.join(', ');
  return say(language, {
    zh: `${steps.length} 步中有 ${failed.length} 步不符合预期: 第 ${list} 步`,
    en: `${failed.length} of ${steps.length} steps not as expected: ${list}`,
  });
}
