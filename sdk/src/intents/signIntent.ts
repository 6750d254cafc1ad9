import type { Account, Chain, Hex, LocalAccount, Transport, TypedDataDefinition, WalletClient } from 'viem';
import { describeFailure } from '../errors/describeFailure.ts';
import { hashIntent } from './hashIntent.ts';

/** Who signs an intent: a key at hand, or a wallet that asks its holder. */
export type IntentSigner = LocalAccount | WalletClient<Transport, Chain | undefined, Account>;

/**
 * Signs typed data with a key or a wallet; 65 bytes from an EOA.
 *
 * @throws {TongduiError} `ArgumentInvalid`, `SignatureDeclined`, `ChainUnreachable`
 */
export async function signIntent(signer: IntentSigner, typedData: TypedDataDefinition): Promise<Hex> {
  // A wallet would say what does not fit in its own words, or sign it cut off: it is not asked.
  hashIntent(typedData);
  try {
    if ('request' in signer) return await signer.signTypedData({ ...typedData, account: signer.account });
    return await signer.signTypedData(typedData);
  } catch (cause) {
    throw describeFailure(cause);
  }
}
