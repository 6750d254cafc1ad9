import { malformed } from './reader.ts';
import type { Reader } from './reader.ts';

const sixDigits = /^[1-9][0-9]{5}$/;

/** The code of the centre: it settles what is left, and is no region that issues or hosts (docs/scenario-format.md, `central`). */
const centreCode = 100_000;

/** Reads the code of a region where it is defined. */
export const readRegionCode: Reader<number> = (value, place) => {
  if (typeof value !== 'string' || !sixDigits.test(value)) {
    throw malformed(
      place,
      '地区代码必须是 GB/T 2260 的六位数字字符串, 例如 "330522"',
      'must be a region code, a string of six digits of GB/T 2260, e.g. "330522"',
      value,
    );
  }
  if (Number(value) === centreCode) {
    throw malformed(place, '100000 是中央, 不是普通地区', '100000 is the centre, not an ordinary region', value);
  }
  return Number(value);
};
