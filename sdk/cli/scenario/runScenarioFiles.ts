import { EmbeddedChainError } from '../../src/chain/embeddedChainError.ts';
import { TongduiError } from '../../src/errors/tongduiError.ts';
import { runScenario } from '../../src/scenario/run/runScenario.ts';
import type { StepReport } from '../../src/scenario/run/scenarioReport.ts';
import type { Language } from '../output/language.ts';
import { plainText } from '../output/plainText.ts';
import type { Terminal } from '../output/terminal.ts';
import { formatReport } from './formatReport.ts';
import { readScenarioFiles } from './readScenarioFiles.ts';
import type { ScenarioFile } from './readScenarioFiles.ts';
import { toJson } from './toJson.ts';

export type RunScenarioFilesParameters = {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly language: Language;
  readonly terminal: Terminal;
};

/**
 * Runs scenario files one after the other and prints what came of each.
 *
 * @returns whether every expectation of every file held
 * @throws {CliError} before anything runs, if a file is missing or malformed
 */
export async function runScenarioFiles(parameters: RunScenarioFilesParameters): Promise<boolean> {
  const scenarios = await readScenarioFiles(parameters.files);
  let held = true;
  for (const scenario of scenarios) {
    const isGood = await runFile(scenario, parameters);
    held &&= isGood;
  }
  return held;
}

async function runFile({ file, scenario }: ScenarioFile, parameters: RunScenarioFilesParameters): Promise<boolean> {
  const { json, language, terminal } = parameters;
  const progress = showProgress(terminal, scenario.steps.length);
  const steps: StepReport[] = [];
  try {
    const report = await runScenario(scenario, {
      onStep: (step) => {
        steps.push(step);
        progress.show(steps.length);
      },
    });
    progress.clear();
    terminal.out(json ? toJson(report) : formatReport(scenario, report, language));
    return report.ok;
  } catch (error) {
    progress.clear();
    const why = describeFault(error);
    if (why === undefined) throw error;
    const where = steps.length === 0 ? '' : `$.steps[${steps.length}]: `;
    terminal.err(plainText(`${file}: ${where}${why}`) + '\n');
    if (json) terminal.out(toJson({ title: scenario.title, ok: false, steps }));
    return false;
  }
}

/** One bilingual line about what kept a scenario from being run to its end. */
function describeFault(error: unknown): string | undefined {
  if (error instanceof EmbeddedChainError) return error.message;
  if (error instanceof TongduiError) return error.message.split('\n')[0];
  return undefined;
}

type Progress = { readonly show: (done: number) => void; readonly clear: () => void };

/** A line that a person can watch, and nothing where nobody watches. */
function showProgress({ err, isWatched }: Terminal, total: number): Progress {
  if (!isWatched) return { show: () => undefined, clear: () => undefined };
  return { show: (done) => err(`\r${done}/${total}`), clear: () => err('\r\u001b[K') };
}
