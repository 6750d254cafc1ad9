import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { noCap } from '../../agreements/terms.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type GetStandingParameters = { readonly region: number };

/** Where a region stands on CLEARING, in fen. */
export type StandingView = {
  /** What it owes all others; as much of its money is locked. */
  readonly locked: bigint;
  /** What all others owe it. */
  readonly owed: bigint;
  /** `owed` less `locked`; may be negative. */
  readonly position: bigint;
  /** Reserved for orders against its vouchers. */
  readonly reservedAsIssuer: bigint;
  /** Reserved for orders at its labs. */
  readonly reservedAsHost: bigint;
  /** `undefined`: none. */
  readonly netDebitCap: bigint | undefined;
  readonly acceptanceQuota: bigint | undefined;
};

/**
 * Where a region stands on CLEARING; nothing for a region that never dealt.
 */
export async function getStanding(client: TongduiClient, { region }: GetStandingParameters): Promise<StandingView> {
  const { netDebitCap, acceptanceQuota, ...figures } = await readChain(client, {
    address: client.deployment.treasury,
    abi: treasuryAbi,
    functionName: 'standingOf',
    args: [region],
  });
  const limit = (value: bigint) => (value === noCap ? undefined : value);
  return {
    ...figures,
    position: figures.owed - figures.locked,
    netDebitCap: limit(netDebitCap),
    acceptanceQuota: limit(acceptanceQuota),
  };
}
