import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { say } from '../output/language.ts';
import { openSession } from '../network/session.ts';
import type { SessionSettings } from '../network/session.ts';
import { FormatError } from '../../src/errors/formatError.ts';
import { TongduiError } from '../../src/errors/tongduiError.ts';
import type { Act } from './act.ts';
import { formatOutcome } from './formatOutcome.ts';
import type { Options, ValuesOf } from './option.ts';
import { outcomeJson } from './outcome.ts';

/**
 * Opens the network, runs the act and prints what came of it.
 *
 * @throws {CliError} with the refusal in one line, and its remedy in a second one
 */
export async function performAct(
  act: Act,
  values: ValuesOf<Options>,
  settings: SessionSettings & { readonly json: boolean },
): Promise<void> {
  const { terminal, language, json } = settings;
  try {
    const session = await openSession(settings, act.keys?.(values) ?? []);
    const outcome = await act.run(session, values);
    terminal.out(
      json ? `${JSON.stringify(outcomeJson(outcome))}\n` : formatOutcome(outcome, language, terminal.columns),
    );
    if (outcome.isFailed) throw new CliError('', exitCodes.failed);
  } catch (error) {
    throw explain(error, settings);
  }
}

function explain(error: unknown, { language, json, terminal }: SessionSettings & { readonly json: boolean }): unknown {
  if (error instanceof FormatError) return new CliError(error.message, exitCodes.misused, { cause: error });
  // What did not hold has been printed.
  if (error instanceof CliError && json && error.message !== '') {
    terminal.out(`${JSON.stringify({ error: error.toJSON() })}\n`);
    return new CliError('', error.exitCode, { cause: error });
  }
  if (!(error instanceof TongduiError)) return error;
  if (json) {
    terminal.out(`${JSON.stringify({ error: error.toJSON() })}\n`);
    return new CliError('', exitCodes.failed, { cause: error });
  }
  const lines = [`${error.code}: ${say(language, error.shortMessage)}`, say(language, error.remedy)];
  return new CliError(lines.join('\n'), exitCodes.failed, { cause: error });
}
