import type { Address, Hex } from 'viem';
import { registryAbi } from '../../src/abis/registryAbi.ts';
import { findParticipantByCredential } from '../../src/actions/public/findParticipantByCredential.ts';
import { readChain } from '../../src/clients/readChain.ts';
import type { TongduiClient } from '../../src/clients/tongduiClient.ts';
import { credentialOf } from '../../src/participants/credential.ts';
import { participantOf } from '../../src/participants/participantOf.ts';
import { unpackPartyWord } from '../../src/participants/unpackPartyWord.ts';
import type { PartyRecord } from '../../src/participants/unpackPartyWord.ts';
import type { IssueRow } from '../sheets/readIssueSheet.ts';

/** A firm of the sheet, and what the chain knows of it. */
export type Firm = IssueRow & {
  readonly credential: Hex;
  readonly account: Address | undefined;
  readonly record: PartyRecord | undefined;
};

/** Firms in one call to the node. */
const batch = 500;

/** Looks all firms up, by their credentials. */
export async function findFirms(reader: TongduiClient, rows: readonly IssueRow[], key: Hex): Promise<Firm[]> {
  const firms: Firm[] = [];
  for (let from = 0; from < rows.length; from += batch) {
    const some = rows.slice(from, from + batch);
    const credentials = some.map(({ identity }) => credentialOf(key, identity));
    const accounts = await Promise.all(
      credentials.map((credential) => findParticipantByCredential(reader, { credential })),
    );
    const records = await readRecords(reader, accounts);
    for (const [at, row] of some.entries()) {
      const [credential, account] = [credentials[at] ?? '0x', accounts[at]];
      firms.push({ ...row, credential, account, record: records[at] });
    }
  }
  return firms;
}

async function readRecords(
  reader: TongduiClient,
  accounts: readonly (Address | undefined)[],
): Promise<readonly (PartyRecord | undefined)[]> {
  const words = await readChain(reader, {
    address: reader.deployment.registry,
    abi: registryAbi,
    functionName: 'partyWords',
    args: [accounts.map((account) => (account === undefined ? 0 : (participantOf(account) ?? 0)))],
  });
  return words.map((word) => unpackPartyWord(word));
}
