import { Hash } from 'ox';
import { concat, stringToBytes } from 'viem';
import type { Hex } from 'viem';
import { assertHmacKey } from '../participants/hmacKey.ts';
import type { HmacKey } from '../participants/hmacKey.ts';
import { normaliseInvoice } from './normaliseInvoice.ts';

/**
 * The keyed hash under which the chain knows an invoice (docs/glossary.md, "nullifier"): one invoice, one claim, in any
 * region. Only the reviewers' intakes hold the key, so that firm and lab cannot invent one.
 *
 * @param key - the consortium's intake key, 32 bytes or more: one key for all regions, or a duplicate across two regions
 * would not be seen
 * @param invoice - code (may be empty) and number, in any spelling that {@link normaliseInvoice} reads as the same
 * @returns HMAC-SHA256 over the normalised code, a zero byte and the normalised number; 32 bytes
 * @throws {FormatError} if nothing of the number is left after normalising
 * @throws {RangeError} if the key is too short
 */
export function nullifierOf(key: HmacKey, invoice: { readonly code: string; readonly number: string }): Hex {
  assertHmacKey(key);
  const { code, number } = normaliseInvoice(invoice.code, invoice.number);
  // Letters and digits hold no zero byte, so no two pairs share a text.
  const text = concat([stringToBytes(code), new Uint8Array(1), stringToBytes(number)]);
  return Hash.hmac256(key, text, { as: 'Hex' });
}
