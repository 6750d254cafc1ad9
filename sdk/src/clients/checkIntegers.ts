import type { AbiParameter } from 'viem';
import { amountInvalid } from '../amounts/toFen.ts';

/** Up to this many bits a JavaScript number holds every integer, and is what an ABI's type stands for. */
const bitsOfNumber = 48;

/**
 * Refuses numbers and texts where a `bigint` is due: amounts and voucher ids. An encoder would take them, and read `'20000'`,
 * meant as yuan, as fen.
 *
 * @param path - what the values are called, for the error
 * @throws {TongduiError} `ArgumentInvalid` with the name of the first one
 */
export function checkIntegers(parameters: readonly AbiParameter[], values: unknown, path = ''): void {
  for (const [i, parameter] of parameters.entries()) {
    const name = parameter.name ?? '';
    const value = valueAt(values, i, name);
    const separator = path === '' ? '' : '.';
    checkValue(parameter, value, `${path}${separator}${name === '' ? i : name}`);
  }
}

function checkValue(parameter: AbiParameter, value: unknown, path: string): void {
  const list = /^(.*)\[\d*\]$/.exec(parameter.type);
  if (list) {
    if (!Array.isArray(value)) return;
    for (const [i, item] of value.entries()) checkValue({ ...parameter, type: list[1] ?? '' }, item, `${path}[${i}]`);
    return;
  }
  if ('components' in parameter) {
    checkIntegers(parameter.components, value, path);
    return;
  }
  const bits = /^u?int(\d+)$/.exec(parameter.type)?.[1];
  if (bits !== undefined && Number(bits) > bitsOfNumber && typeof value !== 'bigint') throw amountInvalid(path, value);
}

/** Arguments stand by their place, members of a struct by their name. */
function valueAt(values: unknown, place: number, name: string): unknown {
  if (Array.isArray(values)) return values[place];
  return typeof values === 'object' && values !== null ? (values as { [name: string]: unknown })[name] : undefined;
}
