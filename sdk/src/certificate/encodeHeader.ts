import { numberToHex, size, toRlp, type Hex } from 'viem';
import { HEADER_FIELDS, HEADER_LENGTHS, type BlockHeader, type HeaderField } from './blockHeader.ts';
import { CertificateError } from './certificateError.ts';

function encodeField(header: BlockHeader, field: HeaderField): Hex | undefined {
  if (field.kind === 'quantity') {
    const value = header[field.name];
    if (value === undefined) return undefined;
    if (typeof value !== 'bigint' || value < 0n) {
      throw new CertificateError('HeaderMalformed', { reason: `${field.name} is not a natural number` });
    }
    return value === 0n ? '0x' : encodeQuantity(value);
  }
  const value = header[field.name];
  if (value !== undefined && field.bytes !== undefined && size(value) !== field.bytes) {
    throw new CertificateError('HeaderMalformed', { reason: `${field.name} does not have ${field.bytes} bytes` });
  }
  return value;
}

/** Big-endian bytes without leading zeros. */
function encodeQuantity(value: bigint): Hex {
  const digits = numberToHex(value).slice(2);
  return `0x${digits.length % 2 === 0 ? '' : '0'}${digits}`;
}

/**
 * RLP of a block header with the fields of London (16), Shanghai (17), Cancun (20), Prague or Osaka (21).
 *
 * @param header - the header; a later fork's fields may only be there with all of the earlier ones.
 * @returns the bytes whose keccak-256 is the block hash (on chains that do not seal in `extraData`).
 * @throws CertificateError `HeaderMalformed`: a field of a wrong size, or a set of fields that no fork has.
 *
 * Source: Yellow Paper 4.4, EIP-1559, EIP-4895, EIP-4844, EIP-4788, EIP-7685.
 */
export function encodeHeader(header: BlockHeader): Hex {
  const values = HEADER_FIELDS.map((field) => encodeField(header, field));
  const present = values.filter((value) => value !== undefined);
  const isPrefix = values.slice(0, present.length).every((value) => value !== undefined);
  if (!isPrefix || !HEADER_LENGTHS.includes(present.length)) {
    throw new CertificateError('HeaderMalformed', { reason: 'its fields are not those of any fork, London to Osaka' });
  }
  return toRlp(present);
}
