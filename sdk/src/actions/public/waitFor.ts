import type { Hex } from 'viem';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { checkBytes } from '../../clients/checkBytes.ts';
import { checkFinality } from '../../clients/checkFinality.ts';
import { finalBlock } from '../../clients/finalBlock.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { decodeRevert } from '../../errors/decodeRevert.ts';
import { invalidField } from '../../errors/invalidArgument.ts';
import { TongduiError } from '../../errors/tongduiError.ts';
import { orderStates } from '../../orders/orderState.ts';
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

/** An answer that is on its way when the time is up is waited for this long, in milliseconds. */
const lastAnswer = 1_000;

/** A timer takes no more milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** What is waited for: found, or not yet. */
type Look<found> = (head: bigint) => Promise<found | undefined>;

/**
 * Waits until a transaction is final: in a block with as many blocks on top as the chain's finality takes, and still the block
 * at its height. Where the block is replaced by another, it goes on waiting.
 *
 * @throws {TongduiError} `WaitTimedOut`; `TransactionFailed` if it is final and was reverted; `ArgumentInvalid`
 * @example const { blockNumber } = await waitFor(client, { hash, finality: 12 });
 */
export async function waitFor(client: TongduiClient, parameters: WaitForTransactionParameters): Promise<ActReceipt>;
/**
 * Waits until an order is finally in a state.
 *
 * @throws {TongduiError} `WaitTimedOut`; `AlreadySettled` if the order can no longer get there; `ArgumentInvalid`
 * @example const { subsidy } = await waitFor(lab, { order, state: 'PAID', timeout: 600_000 });
 */
export async function waitFor(client: TongduiClient, parameters: WaitForOrderParameters): Promise<FinalOrder>;
export async function waitFor(
  client: TongduiClient,
  parameters: WaitForTransactionParameters | WaitForOrderParameters,
): Promise<ActReceipt | FinalOrder> {
  if ('hash' in parameters) {
    const { hash } = parameters;
    checkBytes('hash', hash, 32);
    return await poll(client, parameters, hash, (head) => readFinalReceipt(client, hash, head));
  }
  const { order, state } = parameters;
  checkBytes('order', order, 32);
  // The first state, NONE, is that of no order.
  if (state !== undefined && orderStates.indexOf(state) < 1) {
    throw invalidField('state', { zh: `没有 ${state} 这个状态`, en: `there is no state ${state}` });
  }
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
  if (finality !== undefined) checkFinality(finality);
  if (!(timeout >= 0))
    throw invalidField('timeout', { zh: '须为不小于 0 的毫秒数', en: 'it is 0 milliseconds or more' });
  const end = performance.now() + timeout;
  for (;;) {
    const question = finalBlock(client, finality).then(look).catch(toError);
    const answer = await answerInTime(question, end - performance.now() + lastAnswer);
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

/** A node that keeps a question for itself must not hold up the end. */
async function answerInTime<answer>(question: Promise<answer>, milliseconds: number): Promise<answer | undefined> {
  const over = new AbortController();
  const timer = pauseFor(Math.min(milliseconds, longestTimer), over.signal).then(() => undefined);
  return await Promise.race([question, timer]).finally(() => over.abort());
}

function toError(cause: unknown): TongduiError {
  return decodeRevert(cause);
}

/** Whatever else comes from the node may be over the next time. */
function isFinal({ code }: TongduiError): boolean {
  return code === 'TransactionFailed' || code === 'AlreadySettled' || code === 'ArgumentInvalid';
}
