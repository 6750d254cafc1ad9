import type { TypedDataDomain } from 'ethers';
import type { Key } from './signer.ts';
import type { System } from './systemFixture.ts';

// Written out again here, not taken from the SDK: a slip in either shows as a refused signature.
const TYPES = {
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
  Cancellation: [
    { name: 'order', type: 'bytes32' },
    { name: 'deadline', type: 'uint40' },
    { name: 'salt', type: 'bytes32' },
  ],
  Claim: [
    { name: 'order', type: 'bytes32' },
    { name: 'nullifier', type: 'bytes32' },
    { name: 'invoiced', type: 'uint96' },
    { name: 'paid', type: 'uint96' },
    { name: 'evidence', type: 'bytes32' },
    { name: 'deadline', type: 'uint40' },
  ],
  Confirmation: [
    { name: 'order', type: 'bytes32' },
    { name: 'deadline', type: 'uint40' },
    { name: 'salt', type: 'bytes32' },
  ],
  IntakeTicket: [
    { name: 'order', type: 'bytes32' },
    { name: 'nullifier', type: 'bytes32' },
    { name: 'invoiced', type: 'uint96' },
    { name: 'paid', type: 'uint96' },
    { name: 'deadline', type: 'uint40' },
  ],
  CashOut: [
    { name: 'party', type: 'address' },
    { name: 'amount', type: 'uint96' },
    { name: 'deadline', type: 'uint40' },
    { name: 'salt', type: 'bytes32' },
  ],
} as const;

export type IntentName = keyof typeof TYPES;

/** The chain id of the test chain. */
export const CHAIN_ID = 31_337;

/** Which contract each intent is for. */
export function domainOf(system: System, intent: IntentName): TypedDataDomain {
  const { orderDesk, claimDesk, treasury } = system.deployment;
  const contracts = {
    Order: orderDesk,
    Cancellation: orderDesk,
    Claim: claimDesk,
    Confirmation: claimDesk,
    IntakeTicket: claimDesk,
    CashOut: treasury,
  } as const;
  return { name: 'Tongdui', version: '1', chainId: CHAIN_ID, verifyingContract: contracts[intent] };
}

/** Signs an intent, under its contract's domain or under one that differs from it. */
export async function signIntent(
  system: System,
  key: Key,
  intent: IntentName,
  value: Record<string, unknown>,
  otherDomain: TypedDataDomain = {},
): Promise<string> {
  const fields = { [intent]: [...TYPES[intent]] };
  const named = Object.fromEntries(TYPES[intent].map(({ name }) => [name, value[name]]));
  return key.signTypedData({ ...domainOf(system, intent), ...otherDomain }, fields, named);
}

/** The EIP-712 types of one intent. */
export function typesOf(intent: IntentName): Record<string, { name: string; type: string }[]> {
  return { [intent]: [...TYPES[intent]] };
}
