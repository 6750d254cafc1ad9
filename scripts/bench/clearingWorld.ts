import { keccak256, toHex, zeroAddress } from 'viem';
import { officesAbi } from '../../sdk/src/abis/officesAbi.ts';
import { recognitionAbi } from '../../sdk/src/abis/recognitionAbi.ts';
import { registryAbi } from '../../sdk/src/abis/registryAbi.ts';
import { treasuryAbi } from '../../sdk/src/abis/treasuryAbi.ts';
import { issuer } from './benchWorld.ts';
import type { BenchWorld, Counter } from './benchWorld.ts';

/** Shenzhen, which takes the issuer's vouchers on CLEARING. */
const clearingHost = 440300;
const offices = { admin: 1n, bureau: 2n, agency: 3n, treasury: 4n } as const;
/** Fen: far above what the benchmark moves, and below the amount that stands for no limit. */
const limit = 10n ** 15n;

/** Adds a host on CLEARING with `labs` labs, at most 50, and money of its own; every limit of the rail is set. */
export async function openClearing(
  { deployment, publicClient, send, keyOf }: BenchWorld,
  labs: number,
): Promise<Counter> {
  const { offices: officesAt, registry, recognition, treasury } = deployment;
  const council = keyOf('council');
  await send(council, registry, registryAbi, 'admitRegion', [clearingHost, 'Shenzhen']);
  for (const [office, number] of Object.entries(offices)) {
    const role = (BigInt(clearingHost) << 8n) | number;
    const granter = office === 'admin' ? council : keyOf(`admin@${clearingHost}`);
    await send(granter, officesAt, officesAbi, 'grantRole', [role, keyOf(`${office}@${clearingHost}`).address, 0]);
  }
  const keys = Array.from({ length: labs }, (_, i) => `clearing lab ${i}`);
  const entries = keys.map((key) => ({
    kind: 3,
    credential: keccak256(toHex(key)),
    controller: keccak256(toHex(key)),
    categories: 0n,
    signer: keyOf(key).address,
  }));
  const reviewer = `agency@${clearingHost}`;
  await send(keyOf(reviewer), registry, registryAbi, 'registerParticipants', [clearingHost, entries]);

  const ref = keccak256(toHex('clearing'));
  const terms = {
    rail: 3,
    preApproval: false,
    ratioBp: 6000,
    challengeDays: 0,
    agent: zeroAddress,
    categories: 0n,
    exposureCap: limit,
  };
  for (const region of [issuer, clearingHost]) {
    const act = [issuer, clearingHost, terms, ref];
    await send(keyOf(`admin@${region}`), recognition, recognitionAbi, 'signAgreement', act);
  }
  const ownTreasury = keyOf(`treasury@${clearingHost}`);
  for (const office of [keyOf(`bureau@${clearingHost}`), ownTreasury]) {
    await send(office, treasury, treasuryAbi, 'appropriate', [clearingHost, limit, ref]);
  }
  await send(ownTreasury, treasury, treasuryAbi, 'setAcceptanceQuota', [clearingHost, limit]);
  await send(council, treasury, treasuryAbi, 'setNetDebitCap', [issuer, limit]);

  const accountOf = (key: string) =>
    publicClient.readContract({
      address: registry,
      abi: registryAbi,
      functionName: 'participantByCredential',
      args: [keccak256(toHex(key))],
    });
  return { labs: await Promise.all(keys.map(async (key) => ({ account: await accountOf(key), key }))), reviewer };
}
