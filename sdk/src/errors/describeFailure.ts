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

  const silent = chain.find(({ name }) => name !== undefined && unreachable.has(name));
  if (silent)
    return new TongduiError('ChainUnreachable', silent.url === undefined ? {} : { url: hostOf(silent.url) }, cause);
  if (has(({ code, name }) => code === userRejected || name === 'UserRejectedRequestError')) {
    return new TongduiError('SignatureDeclined', {}, cause);
  }
  if (
    has(({ name }) => name === 'WaitForTransactionReceiptTimeoutError' || name === 'TransactionReceiptNotFoundError')
  ) {
    return new TongduiError('TransactionUnconfirmed', {}, cause);
  }
  if (has(({ name }) => name === 'ContractFunctionZeroDataError'))
    return new TongduiError('ContractMissing', {}, cause);
  if (has(({ message = '' }) => outOfGas.test(message))) return new TongduiError('GasLimitExceeded', {}, cause);
  if (has(({ message = '' }) => /\brevert(ed)?\b/i.test(message)))
    return new TongduiError('RevertedSilently', {}, cause);
  return new TongduiError('ChainRefused', { reason: reasonOf(failure) }, cause);
}

/** Protocol, host and port: a path or query may hold a key. */
function hostOf(url: string): string {
  try {
    return new URL(url).origin;
  } catch {
    return '?';
  }
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
