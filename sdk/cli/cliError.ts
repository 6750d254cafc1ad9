import type { ExitCode } from './exitCodes.ts';

/** A command cannot go on. The message is what the user reads: one bilingual line, or one for each fault. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
