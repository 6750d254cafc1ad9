import { decodeAbiParameters, getAddress, toEventSelector } from 'viem';
import type { AbiEvent, AbiParameter, Hex } from 'viem';
import { contractAbis } from './contractAbis.ts';
import type { LogSource } from './auditLog.ts';

type EventReader = {
  readonly name: string;
  readonly indexed: readonly AbiParameter[];
  readonly rest: readonly AbiParameter[];
};

/** What decoding makes of one log: the event, or why there is none. */
export type DecodedLog =
  | { readonly kind: 'event'; readonly eventName: string; readonly args: Readonly<Record<string, unknown>> }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'malformed'; readonly reason: string };

// Built once: looking an event up in an ABI hashes the signatures of all of them, for each log again.
const readers = new Map<LogSource, ReadonlyMap<Hex, EventReader>>();
for (const source of Object.keys(contractAbis) as LogSource[]) readers.set(source, readersOf(source));

/** Decodes one log of one contract. */
export function decodeLog(source: LogSource, topics: readonly Hex[], data: Hex): DecodedLog {
  const [selector, ...words] = topics;
  const reader = selector && readers.get(source)?.get(selector);
  if (!reader) return { kind: 'unknown' };
  if (words.length !== reader.indexed.length) return { kind: 'malformed', reason: `${words.length} topics` };
  try {
    const args: Record<string, unknown> = {};
    for (const [i, word] of words.entries()) {
      const parameter = reader.indexed[i];
      if (parameter) args[nameOf(parameter)] = decodeTopic(parameter.type, word);
    }
    const values: readonly unknown[] = reader.rest.length === 0 ? [] : decodeAbiParameters(reader.rest, data);
    for (const [i, parameter] of reader.rest.entries()) args[nameOf(parameter)] = values[i];
    return { kind: 'event', eventName: reader.name, args };
  } catch (cause) {
    return { kind: 'malformed', reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** All indexed parameters of the system are value types, whose topic is the value. */
function decodeTopic(type: string, word: Hex): unknown {
  if (type === 'bytes32') return word;
  if (type === 'address') return getAddress(`0x${word.slice(26)}`);
  const bits = /^uint(\d+)$/.exec(type)?.[1];
  if (bits === undefined) throw new TypeError(`no reader for an indexed ${type}`);
  const value = BigInt(word);
  if (value >> BigInt(bits) !== 0n) throw new RangeError(`${word} is no ${type}`);
  // As viem decodes data: what a number holds exactly is a number.
  return Number(bits) <= 48 ? Number(value) : value;
}

function readersOf(source: LogSource): ReadonlyMap<Hex, EventReader> {
  const abi: readonly { readonly type: string }[] = contractAbis[source];
  const events = abi.filter((item): item is AbiEvent => item.type === 'event');
  return new Map(
    events.map((event) => [
      toEventSelector(event),
      {
        name: event.name,
        indexed: event.inputs.filter(({ indexed }) => indexed === true),
        rest: event.inputs.filter(({ indexed }) => indexed !== true),
      },
    ]),
  );
}

function nameOf(parameter: AbiParameter): string {
  return parameter.name ?? '';
}
