import { InvalidArgumentError } from 'commander';
import type { Ratio } from '../../src/programmes/rules.ts';
import { basisPoints, region } from './values.ts';

/** Reads `310000/TESTING=50%`; a star stands for any place or kind. */
export function ratioEntry(text: string): Ratio {
  const match = /^([^/=]+)\/([^/=]+)=([^=]+)$/.exec(text);
  if (match === null) {
    throw new InvalidArgumentError(
      '须为 地区/类别=比例, 例如 310000/TESTING=50% / must be host/category=ratio, such as 310000/TESTING=50%',
    );
  }
  const [, host = '*', category = '*', share = ''] = match;
  return {
    ...(host !== '*' && { host: region(host) }),
    ...(category !== '*' && { category }),
    bp: basisPoints(share),
  };
}
