import type { Address, Hex } from 'viem';
import { toFen } from '../amounts/toFen.ts';
import type { Amount } from '../amounts/toFen.ts';
import { hashIntent } from './hashIntent.ts';
import { intentDomain } from './intentDomain.ts';
import type { IntentDeployment } from './intentDomain.ts';
import { randomSalt } from './randomSalt.ts';
import { signIntent } from './signIntent.ts';
import type { IntentSigner } from './signIntent.ts';

/** Enterprise and lab: this value of this voucher for this contract. Its hash is the order's name. */
export type OrderIntent = {
  readonly enterprise: Address;
  readonly lab: Address;
  readonly voucher: bigint;
  /** Category word. */
  readonly category: string;
  /** The contract's price in fen, 1 to 2^96 - 1. */
  readonly price: bigint;
  /** What the voucher pays, in fen; the enterprise pays the rest of the price to the lab. */
  readonly subsidy: bigint;
  /** Day on which the two signed their contract, from 1970-01-01 at UTC+8. */
  readonly contractDay: number;
  /** Last second (unix) at which it may be submitted. */
  readonly deadline: number;
  /** 32 bytes that no other order of the two has. */
  readonly salt: Hex;
};

/** EIP-712 types, as contracts/redemption/Intents.sol has them. */
export const orderTypes = {
  Order: [
    { name: 'enterprise', type: 'address' },
    { name: 'lab', type: 'address' },
    { name: 'voucher', type: 'uint256' },
    { name: 'category', type: 'string' },
    { name: 'price', type: 'uint96' },
    { name: 'subsidy', type: 'uint96' },
    { name: 'contractDay', type: 'uint32' },
    { name: 'deadline', type: 'uint40' },
    { name: 'salt', type: 'bytes32' },
  ],
} as const;

/** The fields of an order intent as a caller gives them; the salt is random unless given. */
export type OrderFields = Omit<OrderIntent, 'price' | 'subsidy' | 'salt'> & {
  readonly price: Amount;
  readonly subsidy: Amount;
  readonly salt?: Hex;
};

/**
 * An order intent.
 *
 * @throws {TongduiError} `ArgumentInvalid` for an amount that is a number or no exact amount
 */
export function buildOrder(fields: OrderFields): OrderIntent {
  return {
    ...fields,
    price: toFen(fields.price, 'price'),
    subsidy: toFen(fields.subsidy, 'subsidy'),
    salt: fields.salt ?? randomSalt(),
  };
}

/** What a wallet shows and signs. */
export function orderTypedData(deployment: IntentDeployment, intent: OrderIntent) {
  const domain = intentDomain(deployment, 'orderDesk');
  return { domain, types: orderTypes, primaryType: 'Order', message: intent } as const;
}

/** The order's name: what `OrderDesk.hashOrder` returns. */
export function hashOrder(deployment: IntentDeployment, intent: OrderIntent): Hex {
  return hashIntent(orderTypedData(deployment, intent));
}

/** Signs as the enterprise or as the lab: both sign the same. */
export async function signOrder(signer: IntentSigner, deployment: IntentDeployment, intent: OrderIntent): Promise<Hex> {
  return await signIntent(signer, orderTypedData(deployment, intent));
}
