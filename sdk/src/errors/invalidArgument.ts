import { TongduiError } from './tongduiError.ts';

/** What an encoder said about an argument that does not fit its type, as one error with a reason of one line. */
export function invalidArgument(cause: unknown): TongduiError {
  if (cause instanceof TongduiError) return cause;
  const { shortMessage, message } = cause as { shortMessage?: unknown; message?: unknown };
  const reason = [shortMessage, message].find((text) => typeof text === 'string') ?? cause;
  return new TongduiError('ArgumentInvalid', { reason: String(reason).split('\n')[0] ?? '' }, { cause });
}

/**
 * What is wrong with one argument, by its name.
 *
 * @param field - as the caller wrote it, such as `issues[3].amount`
 * @param should - what would be right
 */
export function invalidField(
  field: string,
  should: { readonly zh: string; readonly en: string },
  options?: { readonly cause?: unknown },
): TongduiError {
  return new TongduiError('ArgumentInvalid', { field, reason: should.en, reasonZh: should.zh }, options);
}
