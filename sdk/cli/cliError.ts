import type { ExitCode } from './exitCodes.ts';

/** A command cannot go on. The message is what the user reads: one bilingual line, or one for each fault. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }

  /** What `--json` prints as `error`; a kind of error that has more to tell says it here. */
  toJSON(): { readonly [name: string]: unknown } {
    return { code: 'CommandFailed', message: this.message };
  }
}
