import { getAddress, numberToHex, stringToHex } from 'viem';
import type { Address } from 'viem';

/** The high 16 bytes of every participant's account: no key controls such an address. */
export const participantPrefix = BigInt(stringToHex('tongdui.participant', { size: 20 })) & ~0xffffffffn;

/**
 * The stable account of participant number `number` (contracts/registry/PartyWord.sol, `accountOf`).
 *
 * @param number - 1 to 2^32 - 1
 * @throws {RangeError} for any other number
 */
export function accountOf(number: number): Address {
  if (!Number.isInteger(number) || number < 1 || number > 0xffffffff) {
    throw new RangeError(
      `参与方编号应为 1 至 2^32 - 1 的整数 / a participant's number is 1 to 2^32 - 1 (got ${number})`,
    );
  }
  return getAddress(numberToHex(participantPrefix | BigInt(number), { size: 20 }));
}
