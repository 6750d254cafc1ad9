import { fromRlp, hexToBigInt, size, type Hex } from 'viem';
import { HEADER_FIELDS, HEADER_LENGTHS, type BlockHeader } from './blockHeader.ts';
import { CertificateError } from './certificateError.ts';
import { MAX_HEADER_BYTES } from './certificateLimits.ts';

function malformed(reason: string, cause?: unknown): CertificateError {
  return new CertificateError('HeaderMalformed', { reason }, { cause });
}

function decodeList(rlp: Hex): Hex[] {
  if (size(rlp) > MAX_HEADER_BYTES) throw malformed(`it is larger than ${MAX_HEADER_BYTES} bytes`);
  let decoded: unknown;
  try {
    // viem refuses trailing bytes, lengths that are not minimal, and lists nested deeper than 1 024.
    decoded = fromRlp(rlp, 'hex');
  } catch (cause) {
    throw malformed('not RLP', cause);
  }
  if (!Array.isArray(decoded) || !decoded.every((item) => typeof item === 'string')) {
    throw malformed('not a flat RLP list');
  }
  return decoded as Hex[];
}

/**
 * Reads a header from its RLP, strictly: `encodeHeader` of the result gives the same bytes.
 *
 * @throws CertificateError `HeaderMalformed`.
 *
 * Source: as `encodeHeader`.
 */
export function decodeHeader(rlp: Hex): BlockHeader {
  const values = decodeList(rlp);
  if (!HEADER_LENGTHS.includes(values.length)) {
    throw malformed(`it has ${values.length} fields, London to Osaka have ${HEADER_LENGTHS.join(', ')}`);
  }
  const header: Record<string, Hex | bigint> = {};
  values.forEach((value, at) => {
    const field = HEADER_FIELDS[at];
    if (field === undefined) throw malformed('too many fields');
    if (field.kind === 'quantity') {
      // 256 bits bound every quantity of the protocol; a leading zero would be a second spelling of the same number.
      if (size(value) > 32 || value.startsWith('0x00')) throw malformed(`${field.name} is not a minimal number`);
      header[field.name] = value === '0x' ? 0n : hexToBigInt(value);
    } else {
      if (field.bytes !== undefined && size(value) !== field.bytes) {
        throw malformed(`${field.name} does not have ${field.bytes} bytes`);
      }
      header[field.name] = value;
    }
  });
  // Every field of the first sixteen was set above, and the rest are optional, so the shape is complete.
  return header as BlockHeader;
}
