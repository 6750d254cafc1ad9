import type { VoucherIdFields } from './packVoucherId.ts';

/**
 * Reads the fields of a voucher's id.
 *
 * @throws {RangeError} if something stands above the four fields: no voucher has such an id
 */
export function unpackVoucherId(voucher: bigint): VoucherIdFields {
  if (voucher < 0n || voucher >> 128n !== 0n) {
    throw new RangeError(`不是券号 / not a voucher id: ${voucher}`);
  }
  const field = (at: bigint) => Number((voucher >> at) & 0xffffffffn);
  return { region: field(96n), programme: field(64n), day: field(32n), serial: field(0n) };
}
