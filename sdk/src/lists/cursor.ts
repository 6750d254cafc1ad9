import { keccak256, slice, stringToHex } from 'viem';
import type { Hex } from 'viem';
import { invalidField } from '../errors/invalidArgument.ts';

/** Where a log stands: events are in the order of block and index. */
export type LogPosition = { readonly block: bigint; readonly log: number };

const form = /^([0-9a-f]{16})\.([0-9a-z]{1,12})\.([0-9a-z]{1,6})$/;

/**
 * Eight bytes that tell one list from another: which list, of which deployment, with which filter, in which order. A cursor of
 * another list is refused, not misread.
 */
export function listKey(parts: { readonly [name: string]: unknown }): string {
  const text = JSON.stringify(parts, (_, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`;
    // Members of a filter in one order, whatever order they were written in; addresses and hashes in one case.
    if (typeof value === 'string') return /^0x[0-9a-f]*$/i.test(value) ? value.toLowerCase() : value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  const hash: Hex = slice(keccak256(stringToHex(text)), 0, 8);
  return hash.slice(2);
}

/** A cursor: the position of the last item of a page, and the list that it is of. */
export function writeCursor(key: string, { block, log }: LogPosition): string {
  return [key, block.toString(36), log.toString(36)].join('.');
}

/**
 * @throws {TongduiError} `ArgumentInvalid` for what is no cursor, and for a cursor of another list, filter or order
 */
export function readCursor(key: string, cursor: string): LogPosition {
  const match = form.exec(cursor);
  const [, ofKey, block = '', log = ''] = match ?? [];
  if (ofKey !== key) {
    throw invalidField('cursor', {
      zh: '须为同一清单、同一筛选条件和排序的上一页所给',
      en: 'it must come from a page of the same list, with the same filter and order',
    });
  }
  return { block: readBase36(block), log: parseInt(log, 36) };
}

/** Whether a stands before b on the chain. */
export function isBefore(a: LogPosition, b: LogPosition): boolean {
  return a.block === b.block ? a.log < b.log : a.block < b.block;
}

function readBase36(text: string): bigint {
  return [...text].reduce((value, digit) => value * 36n + BigInt(parseInt(digit, 36)), 0n);
}
