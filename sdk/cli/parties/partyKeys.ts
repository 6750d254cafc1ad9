import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { existsSync } from 'node:fs';
import type { Address, LocalAccount } from 'viem';
import { getParticipant } from '../../src/actions/public/getParticipant.ts';
import type { TongduiClient } from '../../src/clients/tongduiClient.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { keyPath } from '../network/keystore.ts';
import type { Session } from '../network/session.ts';

/**
 * The key that signs for a participant: of those that were given the one on record, else the key of its name in the
 * network's folder.
 *
 * @returns `undefined` where neither is at hand
 * @throws {TongduiError} `ParticipantUnknown`
 */
export async function keyOfParty(session: Session, party: Address): Promise<LocalAccount | undefined> {
  const { signer } = await getParticipant(session.reader, { account: party });
  const isItsOwn = (account: { address: string }) => account.address.toLowerCase() === signer.toLowerCase();
  for (const { walletClient } of session.actors) {
    const account = walletClient?.account;
    if (account !== undefined && account.type === 'local' && isItsOwn(account)) return account;
  }
  const name = session.nameOf(party);
  if (!existsSync(keyPath(session.folder, name))) return undefined;
  const account = await session.keyOf(name);
  return isItsOwn(account) ? account : undefined;
}

/** The same, where nothing can be done without it. */
export async function needKeyOfParty(session: Session, party: Address): Promise<LocalAccount> {
  const key = await keyOfParty(session, party);
  if (key !== undefined) return key;
  const name = session.nameOf(party);
  throw new CliError(
    `缺少 ${name} 的密钥: 用 --key 指明 / the key of ${name} is needed: name it with --key`,
    exitCodes.misused,
  );
}

/** Who sends what anyone may send: the first key that was given, or one of no account, which a free chain takes. */
export function anyone(session: Session): TongduiClient {
  return session.actors[0] ?? session.clientOf(privateKeyToAccount(generatePrivateKey()));
}
