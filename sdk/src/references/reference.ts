import { keccak256, stringToBytes } from 'viem';
import type { Hex } from 'viem';
import { FormatError } from '../errors/formatError.ts';

/**
 * What names a two-office act: a 32-byte reference, or the text of the document behind it (a bank's receipt number, a case
 * number), whose hash is the reference. It serves once, and both offices give the same one.
 */
export type Reference =
  { readonly ref: Hex; readonly document?: undefined } | { readonly document: string; readonly ref?: undefined };

/**
 * The 32 bytes that go to the chain.
 *
 * @throws {FormatError} if the document is empty
 */
export function referenceOf(reference: Reference): Hex {
  if (reference.ref !== undefined) return reference.ref;
  return hashDocument(reference.document);
}

/**
 * The hash under which a text that stays off the chain is known on it: keccak256 of its UTF-8 bytes.
 *
 * A short or guessable text can be found from its hash by trying: add a salt where that matters.
 *
 * @throws {FormatError} if the text is empty
 */
export function hashDocument(text: string): Hex {
  if (text === '') {
    throw new FormatError('凭证文本不能为空', 'the text of the document must not be empty', text);
  }
  return keccak256(stringToBytes(text));
}
