import { unpackVoucherId } from '../../vouchers/unpackVoucherId.ts';
import type { VoucherIdFields } from '../../vouchers/packVoucherId.ts';
import { subjects } from '../findings/subjects.ts';
import type { Text } from '../findings/text.ts';
import { report } from './replay.ts';
import type { Replay } from './replay.ts';

/** A voucher by its fields, since its packed id tells a reader nothing: region, programme, day of issue, serial. */
export function voucherSubject({ region, programme, day, serial }: VoucherIdFields): Text {
  return subjects.voucher(`${region}-${programme}-${day}-${serial}`);
}

/** The fields of an id; a finding where it is none. */
export function readVoucherId(replay: Replay, id: bigint): VoucherIdFields | undefined {
  try {
    return unpackVoucherId(id);
  } catch {
    report(replay, 'FigureWrong', subjects.voucher(id), 'a voucher id', id);
    return undefined;
  }
}
