import { formatYuan } from '../../amounts/formatYuan.ts';
import { formatTime } from '../../calendar/formatTime.ts';
import type { TongduiError } from '../../errors/tongduiError.ts';
import type { ScenarioStep, StepName } from '../scenario.ts';
import { wentThrough } from './scenarioReport.ts';
import type { Difference, StepReport } from './scenarioReport.ts';
import type { StepOutcome } from './stepOutcome.ts';

/** What came of a step: an outcome, or a refusal. */
export type StepEnd =
  | { readonly outcome: StepOutcome<StepName>; readonly refusal?: undefined }
  | { readonly refusal: Pick<TongduiError, 'shortMessage'> & { readonly code: string }; readonly outcome?: undefined };

type Judged = Pick<StepReport, 'ok' | 'error' | 'result' | 'differences' | 'reason'>;

/** Compares what came of a step with what the file expects (docs/scenario-format.md, "Steps"). */
export function judgeStep(step: ScenarioStep, { outcome, refusal }: StepEnd): Judged {
  const expectedError = step.expect?.error;
  if (refusal) {
    const differences: Difference[] =
      refusal.code === expectedError
        ? []
        : [{ what: 'error', expected: expectedError ?? wentThrough, found: refusal.code }];
    const { zh, en } = refusal.shortMessage;
    return {
      ok: differences.length === 0,
      error: refusal.code,
      result: null,
      differences,
      reason: { zh, en },
    };
  }
  const shown = showResults(outcome.results);
  const expected = showResults(step.expect?.results);
  const differences: Difference[] = [...(outcome.differences ?? [])];
  if (expectedError !== undefined) differences.unshift({ what: 'error', expected: expectedError, found: wentThrough });
  for (const [what, value] of Object.entries(expected)) {
    const found = shown[what] ?? '-';
    if (found !== value) differences.push({ what, expected: String(value), found: String(found) });
  }
  const result = outcome.found ?? (outcome.results === undefined ? null : shown);
  return { ok: differences.length === 0, error: null, result, differences };
}

/** Results as JSON has them; what an `expect` leaves out is left out. */
function showResults(results: object | undefined): { readonly [name: string]: string | number } {
  const entries = Object.entries(results ?? {}) as [string, bigint | number | string | undefined][];
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, showResult(name, value)]])),
  );
}

function showResult(name: string, value: bigint | number | string): string | number {
  if (typeof value === 'bigint') return formatYuan(value);
  return name === 'useBy' || name === 'redeemBy' ? formatTime(Number(value)) : value;
}
