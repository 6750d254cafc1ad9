import type { Hex } from 'viem';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { finalBlock } from '../../clients/finalBlock.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { decodeRevert } from '../../errors/decodeRevert.ts';
import { TongduiError } from '../../errors/tongduiError.ts';
import type { OrderState } from '../../orders/orderState.ts';
import { readFinalOrder } from '../../watch/readFinalOrder.ts';
import type { FinalOrder } from '../../watch/readFinalOrder.ts';
import { readFinalReceipt } from '../../watch/readFinalReceipt.ts';
import { pauseFor } from '../../watch/pauseFor.ts';

/** How long and how surely to wait. */
export type WaitSettings = {
  /** Blocks on top after which a block is taken as final; the client's setting unless given. */
  readonly finality?: number;
  /** Milliseconds; 180,000 unless given. */
  readonly timeout?: number;
  /** Milliseconds between two questions; the setting of viem's client unless given. */
  readonly pollingInterval?: number;
};

export type WaitForTransactionParameters = WaitSettings & {
  /** The transaction's hash. */
  readonly hash: Hex;
};

export type WaitForOrderParameters = WaitSettings & {
  /** The order's hash. */
  readonly order: Hex;
  /**
   * The state to wait for, or one beyond it on the way to payment (PLACED, APPROVED, CLAIMED, VERIFIED, ACCEPTED, PAID). Without
   * it: PAID, CANCELLED, EXPIRED, REJECTED or CLAWED_BACK.
   */
  readonly state?: OrderState;
};

const usualTimeout = 180_000;

/** What is waited for: found, or not yet. */
type Look<found> = (head: bigint) => Promise<found | undefined>;

/**
 * Waits until a transaction is final: in a block with as many blocks on top as the chain's finality takes, and still the block
 * at its height. Where the block is replaced by another, it goes on waiting.
 *
 * @throws {TongduiError} `WaitTimedOut`; `TransactionFailed` if it is final and was reverted
 * @example const { blockNumber } = await waitFor(client, { hash, finality: 12 });
 */
export async function waitFor(client: TongduiClient, parameters: WaitForTransactionParameters): Promise<ActReceipt>;
/**
 * Waits until an order is finally in a state.
 *
 * @throws {TongduiError} `WaitTimedOut`; `AlreadySettled` if the order can no longer get there
 * @example const { subsidy } = await waitFor(lab, { order, state: 'PAID', timeout: 600_000 });
 */
export async function waitFor(client: TongduiClient, parameters: WaitForOrderParameters): Promise<FinalOrder>;
export async function waitFor(
  client: TongduiClient,
  parameters: WaitForTransactionParameters | WaitForOrderParameters,
): Promise<ActReceipt | FinalOrder> {
  if ('hash' in parameters) {
    const { hash } = parameters;
    return await poll(client, parameters, hash, (head) => readFinalReceipt(client, hash, head));
  }
  const { order, state } = parameters;
  return await poll(client, parameters, order, (head) => readFinalOrder(client, order, state, head));
}

/** `waitFor` of one client. */
export type BoundWaitFor = {
  (parameters: WaitForTransactionParameters): Promise<ActReceipt>;
  (parameters: WaitForOrderParameters): Promise<FinalOrder>;
};

/** Binds `waitFor`, whose two forms `bindActions` cannot tell apart. */
export function bindWaitFor(client: TongduiClient): BoundWaitFor {
  return ((parameters: WaitForOrderParameters) => waitFor(client, parameters)) as BoundWaitFor;
}

async function poll<found>(
  client: TongduiClient,
  { finality, timeout = usualTimeout, pollingInterval = client.publicClient.pollingInterval }: WaitSettings,
  what: Hex,
  look: Look<found>,
): Promise<found> {
  const end = performance.now() + timeout;
  for (;;) {
    const answer = await finalBlock(client, finality).then(look).catch(toError);
    if (answer instanceof TongduiError) {
      if (isFinal(answer)) throw answer;
    } else if (answer !== undefined) return answer;
    const left = end - performance.now();
    if (left <= 0) {
      const cause = answer instanceof TongduiError ? { cause: answer } : {};
      throw new TongduiError('WaitTimedOut', { what, seconds: timeout / 1_000 }, cause);
    }
    await pauseFor(Math.min(pollingInterval, left));
  }
}

function toError(cause: unknown): TongduiError {
  return decodeRevert(cause);
}

/** Whatever else comes from the node may be over the next time. */
function isFinal({ code }: TongduiError): boolean {
  return code === 'TransactionFailed' || code === 'AlreadySettled' || code === 'ArgumentInvalid';
}
