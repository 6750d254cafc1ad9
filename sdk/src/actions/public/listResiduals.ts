import { parseEventLogs } from 'viem';
import type { Hex } from 'viem';
import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { fetchBlocks } from '../../audit/logs/fetchBlocks.ts';
import { fetchLogs } from '../../audit/logs/fetchLogs.ts';
import type { RawLog } from '../../audit/logs/rawLog.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { unpackFlow } from '../../settlement/flowWord.ts';

/** What is left of one increase of an obligation. */
export type ResidualPart = {
  /** Fen. */
  readonly amount: bigint;
  /** When it was incurred, in unix seconds. */
  readonly since: number;
  readonly transaction: Hex;
};

/** What one region still owes another, oldest part first. */
export type Residual = {
  readonly debtor: number;
  readonly creditor: number;
  /** Fen; the sum of the parts. */
  readonly amount: bigint;
  readonly parts: readonly ResidualPart[];
};

type OpenPart = { amount: bigint; readonly block: bigint; readonly transaction: Hex };

/**
 * What is carried forward, by pair and age, ascending by debtor, then creditor: read from the chain's logs. What was set
 * off or discharged counts against the oldest part of the pair first.
 */
export async function listResiduals({ publicClient, deployment }: TongduiClient): Promise<readonly Residual[]> {
  const last = await publicClient.getBlockNumber({ cacheTime: 0 });
  const logs = await fetchLogs(publicClient, [deployment.treasury], deployment.fromBlock, last);
  const open = new Map<string, OpenPart[]>();
  for (const log of logs) follow(open, log);
  const blocks = new Set([...open.values()].flatMap((parts) => parts.map(({ block }) => block)));
  const facts = await fetchBlocks(publicClient, [...blocks]);
  const residuals = [...open].flatMap(([pair, parts]): Residual[] => {
    const amount = parts.reduce((sum, part) => sum + part.amount, 0n);
    if (amount === 0n) return [];
    const [debtor = 0, creditor = 0] = pair.split('>').map(Number);
    const aged = parts.map((part) => ({
      amount: part.amount,
      since: facts.get(part.block)?.time ?? 0,
      transaction: part.transaction,
    }));
    return [{ debtor, creditor, amount, parts: aged }];
  });
  return residuals.sort((a, b) => a.debtor - b.debtor || a.creditor - b.creditor);
}

function follow(open: Map<string, OpenPart[]>, log: RawLog): void {
  const { topics, data, block, transaction } = log;
  const raw = { topics: topics as [Hex, ...Hex[]], data } as Parameters<typeof parseEventLogs>[0]['logs'][number];
  const [event] = parseEventLogs({
    abi: treasuryAbi,
    eventName: ['ObligationIncurred', 'Discharged', 'CycleCleared'],
    logs: [raw],
  });
  if (event === undefined) return;
  if (event.eventName === 'CycleCleared') {
    const { regions, flows } = event.args;
    for (const word of flows) {
      const { debtorAt, creditorAt, flow } = unpackFlow(word);
      payOff(open, keyOf(regions[debtorAt], regions[creditorAt]), flow);
    }
    return;
  }
  const { debtor, creditor, amount } = event.args;
  if (event.eventName === 'Discharged') {
    payOff(open, keyOf(debtor, creditor), amount);
    return;
  }
  const parts = open.get(keyOf(debtor, creditor)) ?? [];
  open.set(keyOf(debtor, creditor), [...parts, { amount, block, transaction }]);
}

/** Oldest first; the chain lets nobody pay off more than there is. */
function payOff(open: Map<string, OpenPart[]>, pair: string, amount: bigint): void {
  const parts = open.get(pair) ?? [];
  let left = amount;
  while (left > 0n && parts[0]) {
    const part = parts[0].amount < left ? parts[0].amount : left;
    left -= part;
    parts[0].amount -= part;
    if (parts[0].amount === 0n) parts.shift();
  }
}

function keyOf(debtor: number | undefined, creditor: number | undefined): string {
  return `${debtor ?? 0}>${creditor ?? 0}`;
}
