import { encodeFunctionData, numberToHex } from 'viem';
import { treasuryAbi } from '../../sdk/src/abis/treasuryAbi.ts';
import { slotOf } from '../../sdk/src/audit/chain/storageLayout.ts';
import type { Obligation } from '../../sdk/src/settlement/obligation.ts';
import { proposalOf } from '../../sdk/src/settlement/proposal.ts';
import { solveSetOff } from '../../sdk/src/settlement/solveSetOff.ts';
import type { BenchRow } from './benchRow.ts';
import type { BenchWorld, Provider } from './benchWorld.ts';

/** Most gas of a set-off: 300 000 and 7 500 for each edge (docs/benchmarks.md). */
const baseGas = 300_000;
const edgeGas = 7_500;
const regionCount = 31;
/** Not the first, which alone writes its number into an empty slot. */
const cycle = 2;
/** Free fen of each treasury before the cycle. */
const free = 10n ** 11n;

/**
 * Gas of a set-off over 31 regions, by the number of obligations; 31 are one ring. Each row is the whole transaction, by
 * the edge.
 */
export async function setOffRows(world: BenchWorld, provider: Provider): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const edges of [31, 120, 330, 930]) {
    const snapshot = await provider.request({ method: 'evm_snapshot' });
    const gas = await measureSetOff(world, provider, makeObligations(edges));
    await provider.request({ method: 'evm_revert', params: [snapshot] });
    const [value, target] = [Math.round(Number(gas) / edges), Math.floor(baseGas / edges) + edgeGas];
    rows.push({ bench: 'gas', case: `setOff/${edges}`, unit: 'gas/edge', value, target });
  }
  return rows;
}

async function measureSetOff(
  { deployment, publicClient, sendData, keyOf }: BenchWorld,
  provider: Provider,
  obligations: readonly Obligation[],
): Promise<bigint> {
  const contract = { address: deployment.treasury, abi: treasuryAbi } as const;
  await impose(deployment.treasury, provider, obligations);
  const epoch = (await publicClient.readContract({ ...contract, functionName: 'currentEpoch' })) - 1;
  const { regions, potentials, flows } = proposalOf(solveSetOff({ cycle, obligations }), epoch);
  const args = [epoch, regions, potentials, flows] as const;
  const data = encodeFunctionData({ abi: treasuryAbi, functionName: 'setOff', args });
  return await sendData(keyOf('relayer'), deployment.treasury, data);
}

/** As many payments would take hours: pairs, their sum and the purses are written into storage, as of an epoch long ago. */
async function impose(treasury: string, provider: Provider, obligations: readonly Obligation[]): Promise<void> {
  const write = (slot: string, value: bigint) =>
    provider.request({ method: 'hardhat_setStorageAt', params: [treasury, slot, numberToHex(value, { size: 32 })] });
  const closed = (amount: bigint) => (amount << 144n) | 1n;
  const owed = new Map<number, bigint>();
  const owes = new Map<number, bigint>();
  let gross = 0n;
  for (const { debtor, creditor, amount } of obligations) {
    gross += amount;
    owes.set(debtor, (owes.get(debtor) ?? 0n) + amount);
    owed.set(creditor, (owed.get(creditor) ?? 0n) + amount);
    await write(slotOf('obligations', [(BigInt(debtor) << 32n) | BigInt(creditor)]), closed(amount));
  }
  await write(slotOf('obligationTotal'), closed(gross));
  await write(slotOf('epochClock', [], 1), BigInt(cycle - 1));
  for (const region of new Set([...owed.keys(), ...owes.keys()])) {
    const received = owed.get(region) ?? 0n;
    await write(slotOf('purses', [region]), (received << 96n) | free);
    await write(slotOf('purses', [region], 1), BigInt.asUintN(128, received - (owes.get(region) ?? 0n)) << 96n);
  }
}

/** Yuan amounts of five to eight digits, in fen; a ring, and then more pairs by a fixed sequence. */
function makeObligations(edges: number): readonly Obligation[] {
  const codes = Array.from({ length: regionCount }, (_, i) => 110_000 + 10_000 * i);
  const pairs = codes.flatMap((debtor, i) =>
    codes.flatMap((creditor, j) =>
      i === j ? [] : [{ debtor, creditor, rank: (j - i + regionCount) % regionCount === 1 ? -1 : next(i, j) }],
    ),
  );
  return pairs
    .sort((a, b) => a.rank - b.rank || a.debtor - b.debtor || a.creditor - b.creditor)
    .slice(0, edges)
    .map(({ debtor, creditor }) => ({ debtor, creditor, amount: BigInt(1_000_000 + next(debtor, creditor)) }));
}

/** A number below 2^32 that looks like chance and is the same in every run. */
function next(a: number, b: number): number {
  let mixed = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0;
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
