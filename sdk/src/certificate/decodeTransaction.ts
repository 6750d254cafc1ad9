import { concatHex, fromRlp, hexToBigInt, hexToNumber, keccak256, padHex, size, slice, toRlp, type Hex } from 'viem';
import { CertificateError } from './certificateError.ts';

/** What a signed transaction says. */
export type DecodedTransaction = {
  hash: Hex;
  /** 0 to 4. */
  type: number;
  /** Undefined where the transaction creates a contract; lower case. */
  to: Hex | undefined;
  /** Wei. */
  value: bigint;
  input: Hex;
  /** Undefined for a type 0 transaction without replay protection. */
  chainId: bigint | undefined;
  /** What was signed, and the signature: `recoverSender` turns them into the sender. */
  signed: { hash: Hex; r: Hex; s: Hex; yParity: number };
};

type RlpItem = Hex | RlpItem[];

/** Per type: how many fields there are, and where the recipient is; value and calldata follow it. */
const LAYOUTS = [
  { fields: 9, to: 3 },
  { fields: 11, to: 4 },
  { fields: 12, to: 5 },
  { fields: 14, to: 5 },
  { fields: 13, to: 5 },
] as const;

function malformed(reason: string, cause?: unknown): CertificateError {
  return new CertificateError('TransactionMalformed', { reason }, { cause });
}

function decodeFields(encoded: Hex, type: number): RlpItem[] {
  let fields: unknown;
  try {
    fields = fromRlp(type === 0 ? encoded : slice(encoded, 1), 'hex');
  } catch (cause) {
    throw malformed('not RLP', cause);
  }
  if (!Array.isArray(fields) || fields.length !== LAYOUTS[type]?.fields) {
    throw malformed('it does not have the fields of its type');
  }
  return fields as RlpItem[];
}

function bytesAt(fields: readonly RlpItem[], at: number, most: number): Hex {
  const value = fields.at(at);
  if (typeof value !== 'string' || size(value) > most) throw malformed(`field ${at} is not a string of bytes`);
  return value;
}

function numberAt(fields: readonly RlpItem[], at: number): bigint {
  const value = bytesAt(fields, at, 32);
  return value === '0x' ? 0n : hexToBigInt(value);
}

/** The hash that was signed, the chain it was signed for (EIP-155, EIP-2718), and the parity of the signature. */
function signedPart(type: number, fields: readonly RlpItem[]) {
  const v = numberAt(fields, -3);
  const unsigned = fields.slice(0, -3);
  if (type > 0) {
    if (v > 1n) throw malformed('the parity is neither 0 nor 1');
    const hash = keccak256(concatHex([`0x0${type}` as Hex, toRlp(unsigned)]));
    return { hash, chainId: numberAt(fields, 0), yParity: Number(v) };
  }
  if (v === 27n || v === 28n) return { hash: keccak256(toRlp(unsigned)), chainId: undefined, yParity: Number(v - 27n) };
  if (v < 35n) throw malformed('v is not a value of EIP-155');
  const chainId = (v - 35n) / 2n;
  const digits = chainId === 0n ? '' : chainId.toString(16);
  const chain = `0x${digits.length % 2 === 0 ? '' : '0'}${digits}` as Hex;
  return { hash: keccak256(toRlp([...unsigned, chain, '0x', '0x'])), chainId, yParity: Number((v - 35n) % 2n) };
}

/**
 * Reads a signed transaction from its consensus encoding.
 *
 * @throws CertificateError `TransactionMalformed`, `TransactionTypeUnsupported`.
 *
 * Source: as `encodeTransaction`, EIP-155.
 */
export function decodeTransaction(encoded: Hex): DecodedTransaction {
  if (size(encoded) === 0) throw malformed('it is empty');
  const first = hexToNumber(slice(encoded, 0, 1));
  const type = first >= 0xc0 ? 0 : first;
  const layout = LAYOUTS[type];
  // A first byte of 0 is no spelling of type 0.
  if (layout === undefined || first === 0) throw new CertificateError('TransactionTypeUnsupported', { type: first });
  const fields = decodeFields(encoded, type);
  const to = bytesAt(fields, layout.to, 20);
  if (to !== '0x' && size(to) !== 20) throw malformed('the recipient is not an address');
  const { hash, chainId, yParity } = signedPart(type, fields);
  return {
    hash: keccak256(encoded),
    type,
    to: to === '0x' ? undefined : to,
    value: numberAt(fields, layout.to + 1),
    input: bytesAt(fields, layout.to + 2, Number.MAX_SAFE_INTEGER),
    chainId,
    signed: {
      hash,
      yParity,
      r: padHex(bytesAt(fields, -2, 32), { size: 32 }),
      s: padHex(bytesAt(fields, -1, 32), { size: 32 }),
    },
  };
}
