import { keccak256, stringToBytes } from 'viem';
import { programmesAbi } from '../../abis/programmesAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type GetClaimRuleParameters = {
  readonly programme: number;
  /** Region of the lab. */
  readonly host: number;
  /** Category word. */
  readonly category: string;
};

/** What a programme says of a claim; it never changes. */
export type ClaimRule = {
  /** The programme's own ratio, before any ceiling of an agreement; basis points. */
  readonly ratioBp: number;
  /** Fen. */
  readonly unit: bigint;
};

/**
 * By what ratio and unit a programme pays for a kind of work in a place. For a programme that does not exist both are 0.
 */
export async function getClaimRule(client: TongduiClient, parameters: GetClaimRuleParameters): Promise<ClaimRule> {
  const { programme, host, category } = parameters;
  const [, ratioBp, unit] = await readChain(client, {
    address: client.deployment.programmes,
    abi: programmesAbi,
    functionName: 'claimRule',
    args: [programme, host, keccak256(stringToBytes(category))],
  });
  return { ratioBp, unit };
}
