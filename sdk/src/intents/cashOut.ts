import type { Address, Hex } from 'viem';
import { toFen } from '../amounts/toFen.ts';
import type { Amount } from '../amounts/toFen.ts';
import { hashIntent } from './hashIntent.ts';
import { intentDomain } from './intentDomain.ts';
import type { IntentDeployment } from './intentDomain.ts';
import { randomSalt } from './randomSalt.ts';
import { signIntent } from './signIntent.ts';
import type { IntentSigner } from './signIntent.ts';

/** A party's instruction to its own treasury to pay its deposit out in bank money. */
export type CashOutIntent = {
  /** The party's account. */
  readonly party: Address;
  /** Fen, 1 to 2^96 - 1. */
  readonly amount: bigint;
  /** Last second (unix) at which the treasury may act on it. */
  readonly deadline: number;
  readonly salt: Hex;
};

/** EIP-712 types, as contracts/settlement/Treasury.sol has them. */
export const cashOutTypes = {
  CashOut: [
    { name: 'party', type: 'address' },
    { name: 'amount', type: 'uint96' },
    { name: 'deadline', type: 'uint40' },
    { name: 'salt', type: 'bytes32' },
  ],
} as const;

/** The fields of an instruction as a caller gives them; the salt is random unless given. */
export type CashOutFields = Omit<CashOutIntent, 'amount' | 'salt'> & { readonly amount: Amount; readonly salt?: Hex };

/**
 * An instruction.
 *
 * @throws {TongduiError} `ArgumentInvalid` for an amount that is a number or no exact amount
 */
export function buildCashOut(fields: CashOutFields): CashOutIntent {
  return { ...fields, amount: toFen(fields.amount, 'amount'), salt: fields.salt ?? randomSalt() };
}

/** What a wallet shows and signs. */
export function cashOutTypedData(deployment: IntentDeployment, intent: CashOutIntent) {
  const domain = intentDomain(deployment, 'treasury');
  return { domain, types: cashOutTypes, primaryType: 'CashOut', message: intent } as const;
}

/** What `Treasury.hashCashOut` returns. */
export function hashCashOut(deployment: IntentDeployment, intent: CashOutIntent): Hex {
  return hashIntent(cashOutTypedData(deployment, intent));
}

/** Signs as the party. */
export async function signCashOut(
  signer: IntentSigner,
  deployment: IntentDeployment,
  intent: CashOutIntent,
): Promise<Hex> {
  return await signIntent(signer, cashOutTypedData(deployment, intent));
}
