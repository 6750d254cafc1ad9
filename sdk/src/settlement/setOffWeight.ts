import * as Hash from 'ox/Hash';
import { invalidArgument } from '../errors/invalidArgument.ts';
import { isUint32 } from './obligation.ts';

/** What a fen weighs on every edge, before the part that tells the edges apart. */
export const weightOfFen = 2n ** 48n;

/**
 * What a fen set off on debtor>creditor weighs in a cycle (docs/scenario-format.md, "Which circulation").
 *
 * @param cycle - number of the cycle, `uint32`
 * @param debtor - region code, `uint32`
 * @param creditor - region code, `uint32`
 * @returns 2^48 + r, r being the first four bytes of keccak256 over the three numbers, all big-endian
 * @throws {TongduiError} `ArgumentInvalid` if a number is no `uint32`
 */
export function setOffWeight(cycle: number, debtor: number, creditor: number): bigint {
  const text = new DataView(new ArrayBuffer(12));
  for (const [name, place, value] of [
    ['cycle', 0, cycle],
    ['debtor', 4, debtor],
    ['creditor', 8, creditor],
  ] as const) {
    // A view would take 2^32 for 0.
    if (!isUint32(value)) throw invalidArgument(new RangeError(`${name}: ${value} is no uint32`));
    text.setUint32(place, value);
  }
  // By ox rather than viem: a newer keccak, nearly twice as fast, and hashing is most of what a solution costs.
  const hash = Hash.keccak256(new Uint8Array(text.buffer), { as: 'Bytes' });
  return weightOfFen + BigInt(new DataView(hash.buffer, hash.byteOffset).getUint32(0));
}
