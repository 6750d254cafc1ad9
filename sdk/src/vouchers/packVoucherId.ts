/** What a voucher's id says. */
export type VoucherIdFields = {
  /** GB/T 2260 code. */
  readonly region: number;
  /** The programme's number. */
  readonly programme: number;
  /** Day of issue, from 1970-01-01 at UTC+8. */
  readonly day: number;
  /** Number from the bureau's sheet. */
  readonly serial: number;
};

/**
 * The id of a voucher (contracts/voucher/VoucherId.sol): four fields of 32 bits, region from bit 96 down.
 *
 * @throws {RangeError} if a field is not a whole number of 32 bits
 */
export function packVoucherId({ region, programme, day, serial }: VoucherIdFields): bigint {
  return [region, programme, day, serial].reduce((id, field) => {
    if (!Number.isInteger(field) || field < 0 || field > 0xffffffff) {
      throw new RangeError(
        `券号各段应为 0 至 2^32 - 1 的整数 / a field of a voucher id is 0 to 2^32 - 1 (got ${field})`,
      );
    }
    return (id << 32n) | BigInt(field);
  }, 0n);
}
