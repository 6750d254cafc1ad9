import type { ScenarioReport } from '../../src/scenario/run/scenarioReport.ts';

/** The report as docs/scenario-format.md gives it, on one line: `{title, ok, steps: [{index, do, ok, error, result, gas}]}`. */
export function toJson({ title, ok, steps }: Pick<ScenarioReport, 'title' | 'ok' | 'steps'>): string {
  const shown = steps.map(({ index, do: name, ok: held, error, result, gas }) => ({
    index,
    do: name,
    ok: held,
    error,
    result,
    gas,
  }));
  return `${JSON.stringify({ title, ok, steps: shown })}\n`;
}
