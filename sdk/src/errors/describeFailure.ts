import type { Figures } from './figures.ts';
import { causesOf, TongduiError } from './tongduiError.ts';

type Named = { readonly name?: string; readonly code?: unknown; readonly url?: string; readonly message?: string };

/** viem's errors of a transport that got no answer, by name: two copies of viem must not keep us from knowing them. */
const unreachable = new Set(['HttpRequestError', 'TimeoutError', 'SocketClosedError', 'WebSocketRequestError']);

/** EIP-1193: the user rejected the request. */
const userRejected = 4001;

const outOfGas =
  /gas required exceeds|out of gas|exceeds (the )?(block|transaction|max).{0,20}gas|gas limit (is )?too high/i;

/**
 * A failure without revert data: what is known about it from the names and words of the errors.
 *
 * @param failure - whatever was thrown
 */
export function describeFailure(failure: unknown): TongduiError {
  const chain = [...causesOf(failure)].map((error): Named => (typeof error === 'object' && error ? error : {}));
  const has = (accept: (error: Named) => boolean) => chain.some(accept);
  const cause = { cause: failure };

  const named = (name: string) => has((error) => error.name === name);
  const says = (words: RegExp) => has(({ message = '' }) => words.test(message));

  const silent = chain.find(({ name }) => name !== undefined && unreachable.has(name));
  if (silent) return new TongduiError('ChainUnreachable', addressOf(silent), cause);
  const declined = named('UserRejectedRequestError') || has(({ code }) => code === userRejected);
  if (declined) return new TongduiError('SignatureDeclined', {}, cause);
  if (named('ContractFunctionZeroDataError')) return new TongduiError('ContractMissing', {}, cause);
  if (says(outOfGas)) return new TongduiError('GasLimitExceeded', {}, cause);
  if (says(/\brevert(ed)?\b/i)) return new TongduiError('RevertedSilently', {}, cause);
  return new TongduiError('ChainRefused', { reason: reasonOf(failure) }, cause);
}

/** Protocol, host and port: a path or query may hold a key. */
function addressOf({ url }: Named): Figures {
  return url === undefined || !URL.canParse(url) ? {} : { url: new URL(url).origin };
}

/** The innermost message is the node's own; its first line is enough. */
function reasonOf(failure: unknown): string {
  const messages = [...causesOf(failure)].map((error) => {
    const { details, message } = error as { details?: unknown; message?: unknown };
    return typeof details === 'string' && details !== '' ? details : message;
  });
  const last = messages.findLast((message) => typeof message === 'string' && message !== '');
  return String(last ?? failure).split('\n')[0] ?? '';
}
