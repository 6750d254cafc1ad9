import { numberToHex } from 'viem';
import type { Hex, PublicClient } from 'viem';
import type { AuditFinding } from '../findings/auditFinding.ts';
import { makeFinding } from '../findings/makeFinding.ts';
import type { Figure } from '../findings/makeFinding.ts';
import { partOf } from '../findings/subjects.ts';
import { requestMany } from '../logs/requestMany.ts';
import type { RpcAnswer, RpcRequest } from '../logs/requestMany.ts';
import { refused } from './probe.ts';
import type { Probe, WordField } from './probe.ts';

export type Comparison = {
  readonly findings: readonly AuditFinding[];
  /** How many single values the books and the chain were compared in. */
  readonly valuesCompared: number;
};

/**
 * Asks the chain all questions at one block and holds each answer against what the books expect.
 *
 * @throws {Error} if the node does not answer at all; a contract that refuses an answer is a finding
 */
export async function askChain(
  publicClient: PublicClient,
  probes: readonly Probe[],
  block: bigint,
): Promise<Comparison> {
  const at = numberToHex(block);
  const answers = await requestMany(
    publicClient,
    probes.map((probe) => requestOf(probe, at)),
  );
  const findings: AuditFinding[] = [];
  let valuesCompared = 0;
  for (const [i, probe] of probes.entries()) {
    const pairs = compare(probe, answers[i]);
    valuesCompared += pairs.length;
    for (const { name, expected, found } of pairs) {
      if (sameFigure(expected, found)) continue;
      findings.push(makeFinding(probe.code, { block }, partOf(probe.subject, name, name), expected, found));
    }
  }
  return { findings, valuesCompared };
}

function requestOf({ ask }: Probe, at: Hex): RpcRequest {
  if (ask.kind === 'slot') return { method: 'eth_getStorageAt', params: [ask.of, ask.slot, at] };
  return { method: 'eth_call', params: [{ to: ask.to, data: ask.data }, at] };
}

type Pair = { readonly name: string; readonly expected: Figure; readonly found: Figure };

function compare(probe: Probe, answer: RpcAnswer | undefined): Pair[] {
  if (!answer) throw new RangeError('one answer for each question');
  if ('error' in answer && !isRefusal(answer.error)) {
    throw new Error('节点没有回答 / the node does not answer', { cause: answer.error });
  }
  const parts = probe.form === 'values' ? probe.values : probe.fields;
  const failed = (found: string) => parts.map(({ name, value }) => ({ name, expected: value, found }));
  if ('error' in answer) return failed(refused);
  let results: readonly unknown[];
  try {
    const data = answer.result as Hex;
    results = probe.ask.kind === 'slot' ? [BigInt(data)] : probe.ask.decode(data);
  } catch {
    return failed(`unreadable ${String(answer.result)}`);
  }
  if (probe.form === 'word') return compareWord(probe.fields, results[0] as bigint);
  return probe.values.map(({ name, value }, i) => ({ name, expected: value, found: results[i] as Figure }));
}

/** A contract's revert, as against a node that is gone. */
function isRefusal(error: unknown): boolean {
  for (let cause = error; typeof cause === 'object' && cause !== null; cause = (cause as { cause?: unknown }).cause) {
    const { code, message } = cause as { code?: unknown; message?: unknown };
    if (code === 3 || (typeof message === 'string' && /revert/i.test(message))) return true;
  }
  return false;
}

function compareWord(fields: readonly WordField[], word: bigint): Pair[] {
  const pairs: Pair[] = [];
  let rest = word;
  for (const { name, bits, value } of fields) {
    const found = rest & ((1n << BigInt(bits)) - 1n);
    pairs.push({ name, expected: BigInt(value), found });
    rest >>= BigInt(bits);
  }
  if (rest !== 0n) pairs.push({ name: 'rest', expected: 0n, found: rest });
  return pairs;
}

/** Numbers come as `number` or `bigint`, hex in either case. */
function sameFigure(one: Figure, other: Figure): boolean {
  return normal(one) === normal(other);
}

function normal(figure: Figure): Figure {
  if (typeof figure === 'number') return BigInt(figure);
  return typeof figure === 'string' ? figure.toLowerCase() : figure;
}
