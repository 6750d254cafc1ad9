import { formatTime } from '../../src/calendar/formatTime.ts';
import { forGood } from '../../src/credit/forGood.ts';
import type { Bilingual } from '../output/language.ts';
import type { FoundColumn, Headings } from '../sheets/headings.ts';
import type { Problem } from '../sheets/problem.ts';
import type { Firm } from './firms.ts';

export type FirmRules = {
  /** Region of the programme. */
  readonly region: number;
  /** Whether firms that are not on record are registered first. */
  readonly registers: boolean;
  /** Whether the network's folder makes keys for them. */
  readonly makesKeys: boolean;
  /** Unix seconds. */
  readonly now: number;
};

/** What the chain would refuse a firm for, all of it before anything is sent. */
export function checkFirms(firms: readonly Firm[], headings: Headings, rules: FirmRules): Problem[] {
  return firms.flatMap((firm) => {
    const found = checkFirm(firm, headings, rules);
    if (found === undefined) return [];
    const { column = headings.columns.identity, got = firm.identity, ...words } = found;
    return [{ row: firm.row, ...(column && { column: column.letters, heading: column.heading }), got, ...words }];
  });
}

type Found = Bilingual & { readonly column?: FoundColumn | undefined; readonly got?: string };

function checkFirm(firm: Firm, { columns }: Headings, rules: FirmRules): Found | undefined {
  const { record, kind, signer } = firm;
  if (record === undefined) {
    if (!rules.registers) {
      return {
        zh: '尚未登记: 先登记, 或加 --register',
        en: 'is not on record: register it first, or add --register',
      };
    }
    if (signer !== undefined || rules.makesKeys) return undefined;
    return {
      column: columns.signer,
      got: '',
      zh: '尚未登记, 需填写签字账户 (本机网络可加 --new-keys)',
      en: 'is not on record and needs a signing account (or --new-keys, on a network of this machine)',
    };
  }
  if (record.region !== rules.region) {
    return { zh: `登记在其他地区 (${record.region})`, en: `is on record in another region (${record.region})` };
  }
  if (record.kind !== 'ENTERPRISE' && record.kind !== 'TEAM') {
    return { zh: `登记为 ${record.kind}, 不能领券`, en: `is on record as ${record.kind}: it gets no vouchers` };
  }
  if (columns.kind !== undefined && record.kind !== kind) {
    return { column: columns.kind, got: kind, zh: `登记为 ${record.kind}`, en: `is on record as ${record.kind}` };
  }
  if (!record.active) return { zh: '登记已停用', en: 'is no longer active' };
  const blocked = Math.max(record.suspendedUntil, record.bannedUntil);
  if (blocked > rules.now) {
    const until = blocked < forGood ? formatTime(blocked) : undefined;
    return {
      zh: until === undefined ? '长期在信用名单上' : `在信用名单上, 至 ${until}`,
      en: `is on the credit register ${until === undefined ? 'for good' : `until ${until}`}`,
    };
  }
  return undefined;
}
