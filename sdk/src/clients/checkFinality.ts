import { invalidField } from '../errors/invalidArgument.ts';

/**
 * Checks a number of blocks on top after which a block is taken as final.
 *
 * @returns the number
 * @throws {TongduiError} `ArgumentInvalid` for what is no whole number from 0 on
 */
export function checkFinality(finality: number): number {
  if (Number.isSafeInteger(finality) && finality >= 0) return finality;
  throw invalidField('finality', {
    zh: '须为不小于 0 的整数区块数',
    en: 'it is a whole number of blocks, 0 or more',
  });
}
