import type { Command } from 'commander';
import { CommanderError } from 'commander';
import { CliError } from './cliError.ts';
import { exitCodes } from './exitCodes.ts';
import type { Terminal } from './output/terminal.ts';

/**
 * Runs one command line.
 *
 * @param args - without the names of the interpreter and the script
 * @returns the exit code
 */
export async function runProgram(program: Command, args: readonly string[], { err, env }: Terminal): Promise<number> {
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCodes.held;
  } catch (error) {
    // Commander has said what it had to say; what was asked for, such as help, is no misuse.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.held : exitCodes.misused;
    if (error instanceof CliError) {
      if (error.message !== '') err(`${error.message}\n`);
      return error.exitCode;
    }
    err(`内部错误 / internal error: ${describe(error, env.TONGDUI_DEBUG)}\n`);
    return exitCodes.failed;
  }
}

/** One line, or with `TONGDUI_DEBUG` the whole trace. */
function describe(error: unknown, debug: string | undefined): string {
  if (!(error instanceof Error)) return String(error);
  return debug ? (error.stack ?? error.message) : `${error.name}: ${error.message.split('\n')[0] ?? ''}`;
}
