import type { Hex } from 'viem';
import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import type { CashOutIntent } from '../../intents/cashOut.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';

export type CashOutParameters = Reference & {
  readonly intent: CashOutIntent;
  /** The party's. */
  readonly signature: Hex;
};

/**
 * The treasury of the party's region pays out in bank money what the party signed for. The reference is the bank's.
 *
 * @throws {TongduiError} `ZeroAmount`, `SignatureExpired`, `Paused`, `ReferenceUsed` if this intent was paid out before,
 * `Unauthorized` (also: the signature is not the party's), `BalanceTooLow`
 */
export const cashOut = defineAct({
  encode: ({ deployment }, { intent, signature, ...reference }: CashOutParameters) =>
    encodeCall(deployment.treasury, {
      abi: treasuryAbi,
      functionName: 'cashOut',
      args: [intent, signature, referenceOf(reference)],
    }),
});
