import { TongduiError } from './tongduiError.ts';

/** What an encoder said about an argument that does not fit its type, as one error with a reason of one line. */
export function invalidArgument(cause: unknown): TongduiError {
  const { shortMessage, message } = cause as { shortMessage?: unknown; message?: unknown };
  const reason = [shortMessage, message].find((text) => typeof text === 'string') ?? cause;
  return new TongduiError('ArgumentInvalid', { reason: String(reason).split('\n')[0] ?? '' }, { cause });
}
