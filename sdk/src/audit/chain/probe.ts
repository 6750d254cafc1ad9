import type { Address, Hex } from 'viem';
import type { FindingCode } from '../findings/findingCodes.ts';
import type { Text } from '../findings/text.ts';
import type { Figure } from '../findings/makeFinding.ts';

/** What is found where a contract refuses to answer. */
export const refused = 'refused';

/** One named value that the books expect. */
export type ExpectedValue = { readonly name: string; readonly value: Figure };

/** One field of a packed word, from the lowest bit on; what lies above the last one must be zero. */
export type WordField = { readonly name: string; readonly bits: number; readonly value: bigint | number | boolean };

/** What to ask the chain, and what it must answer. */
export type Probe = {
  readonly code: FindingCode;
  readonly subject: Text;
  readonly ask:
    | {
        readonly kind: 'view';
        readonly to: Address;
        readonly data: Hex;
        readonly decode: (data: Hex) => readonly unknown[];
      }
    | { readonly kind: 'slot'; readonly of: Address; readonly slot: Hex };
} & (
  | { readonly form: 'values'; readonly values: readonly ExpectedValue[] }
  | { readonly form: 'word'; readonly fields: readonly WordField[] }
);
