import { Hash } from 'ox';
import { stringToBytes } from 'viem';
import type { Hex } from 'viem';
import { FormatError } from '../errors/formatError.ts';
import { assertHmacKey } from './hmacKey.ts';
import type { HmacKey } from './hmacKey.ts';

/**
 * The keyed hash under which the chain knows an identity (docs/glossary.md, "credential"): one credential, one
 * participant, for ever. Personal data never comes to the chain.
 *
 * @param key - the consortium's registration key, 32 bytes or more, the same in every region
 * @param identity - identity number exactly as the registers write it: another spelling is another credential
 * @returns HMAC-SHA256, 32 bytes
 * @throws {FormatError} if the identity is empty
 * @throws {RangeError} if the key is too short
 */
export function credentialOf(key: HmacKey, identity: string): Hex {
  assertHmacKey(key);
  if (identity === '') throw new FormatError('证照号不能为空', 'the identity number must not be empty', identity);
  return Hash.hmac256(key, stringToBytes(identity), { as: 'Hex' });
}
