import { existsSync } from 'node:fs';
import type { Address, Hex } from 'viem';
import { registerParticipantsInBatches } from '../../src/actions/agency/registerParticipantsInBatches.ts';
import type { Registration } from '../../src/actions/agency/registerParticipants.ts';
import type { TongduiClient } from '../../src/clients/tongduiClient.ts';
import { credentialOf } from '../../src/participants/credential.ts';
import { addressOf, keyPath } from '../network/keystore.ts';
import { makeLocalKey } from '../network/localKeys.ts';
import { addNames, readNames } from '../network/names.ts';
import { readSecret } from '../network/secrets.ts';
import type { Session } from '../network/session.ts';
import { progressBar } from '../output/progressBar.ts';
import type { Firm } from './firms.ts';

/** A firm that is on record. */
export type RegisteredFirm = Firm & { readonly account: Address };

/**
 * Registers the firms that are not on record yet. A credential is taken once, so that what stopped half way is gone on with
 * by the same call.
 *
 * @throws {TongduiError} with the refusal of a batch, of which no firm was registered
 */
export async function registerFirms(
  session: Session,
  agency: TongduiClient,
  region: number,
  firms: readonly Firm[],
): Promise<readonly RegisteredFirm[]> {
  const fresh = firms.filter(({ account }) => account === undefined);
  const key = await readSecret(session.folder, 'registration');
  const names = await nameFirms(session.folder, firms);
  const registrations: Registration[] = [];
  for (const { kind, credential, controller, signer, identity } of fresh) {
    registrations.push({
      kind,
      credential,
      signer: signer ?? (await signerFor(session.folder, names.get(identity) ?? identity)),
      ...(controller !== undefined && { controller: credentialOf(key, controller) }),
    });
  }
  const tell = progressBar(session.terminal, session.language, { zh: '登记', en: 'Registering' });
  const { results, stopped } = await registerParticipantsInBatches(agency, {
    region,
    registrations,
    onProgress: ({ done, total }) => tell(done, total),
  });
  const accounts = new Map(fresh.slice(0, results.length).map(({ identity }, i) => [identity, results[i]?.account]));
  const registered = firms.flatMap((firm) => {
    const account = firm.account ?? accounts.get(firm.identity);
    return account === undefined ? [] : [{ ...firm, account }];
  });
  // Those before a refusal are on record, and their names are theirs.
  await addNames(
    session.folder,
    registered.map(({ identity, account }) => [names.get(identity) ?? identity, account] as const),
  );
  if (stopped) throw stopped.error;
  return registered;
}

/** What this machine calls each firm, by identity: its name in the sheet, made a file's name; two of one name are told apart. */
async function nameFirms(folder: string, firms: readonly Firm[]): Promise<ReadonlyMap<string, string>> {
  const taken = await readNames(folder);
  const used = new Set<string>();
  return new Map(
    firms.map(({ name, identity, account }) => {
      // A name is also that of a key's file.
      const plain = name
        .replace(/[/\\:*?"<>|\p{Cc}]/gu, '_')
        .replace(/^\.+/, '_')
        .slice(0, 60);
      const known = taken.get(plain);
      const isOthers = known !== undefined && known.toLowerCase() !== account?.toLowerCase();
      const chosen = isOthers || used.has(plain) ? `${plain} (${identity})` : plain;
      used.add(chosen);
      return [identity, chosen] as const;
    }),
  );
}

/** A key of the network's folder: the one that an earlier attempt made, or a new one. */
async function signerFor(folder: string, name: string): Promise<Hex> {
  const path = keyPath(folder, name);
  const known = existsSync(path) ? await addressOf(path) : undefined;
  return known ?? (await makeLocalKey(folder, name)).address;
}
