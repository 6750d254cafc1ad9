import type { Hex } from 'viem';
import { orderDeskAbi } from '../abis/orderDeskAbi.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';
import { TongduiError } from '../errors/tongduiError.ts';
import { orderStates } from '../orders/orderState.ts';
import type { OrderState } from '../orders/orderState.ts';
import { unpackOrderWord } from '../orders/unpackOrderWord.ts';
import type { OrderRecord } from '../orders/unpackOrderWord.ts';

/** An order as it stood at a final block. */
export type FinalOrder = OrderRecord & { readonly order: Hex; readonly block: bigint };

const wayToPayment: readonly OrderState[] = ['PLACED', 'APPROVED', 'CLAIMED', 'VERIFIED', 'ACCEPTED', 'PAID'];
const deadEnds: readonly OrderState[] = ['CANCELLED', 'EXPIRED', 'REJECTED', 'CLAWED_BACK'];

/**
 * An order that has got to a state by a final block.
 *
 * @param wanted - any settled one unless given
 * @param block - the last final block; the node must know its state
 * @returns `undefined` for one that has not got there
 * @throws {TongduiError} `AlreadySettled` if it never will
 */
export async function readFinalOrder(
  { publicClient, deployment }: TongduiClient,
  order: Hex,
  wanted: OrderState | undefined,
  block: bigint,
): Promise<FinalOrder | undefined> {
  if (block < deployment.fromBlock) return undefined;
  const word = await publicClient.readContract({
    address: deployment.orderDesk,
    abi: orderDeskAbi,
    functionName: 'orderWord',
    args: [order],
    blockNumber: block,
  });
  const record = unpackOrderWord(word);
  if (record === undefined) return undefined;
  const { state } = record;
  if (isReached(state, wanted)) return { ...record, order, block };
  const isStuck = deadEnds.includes(state) || (state === 'PAID' && wanted !== 'CLAWED_BACK');
  if (wanted !== undefined && isStuck) {
    throw new TongduiError('AlreadySettled', { id: order, state: orderStates.indexOf(state) });
  }
  return undefined;
}

function isReached(state: OrderState, wanted: OrderState | undefined): boolean {
  if (wanted === undefined) return state === 'PAID' || deadEnds.includes(state);
  const [at, goal] = [wayToPayment.indexOf(state), wayToPayment.indexOf(wanted)];
  return state === wanted || (goal !== -1 && at > goal);
}
