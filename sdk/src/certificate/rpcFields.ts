import { isHex, type Hex } from 'viem';
import { CertificateError } from './certificateError.ts';

/** An object as a node's JSON-RPC answer holds it, before anything about it is known. */
export type RpcObject = Readonly<Record<string, unknown>>;

/** @throws CertificateError `NodeAnswerInvalid` unless the value is an object. */
export function assertRpcObject(value: unknown, method: string): RpcObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CertificateError('NodeAnswerInvalid', { method });
  }
  return value as RpcObject;
}

/** Data (bytes in hex, lower case). @throws CertificateError `NodeAnswerInvalid`. */
export function readData(object: RpcObject, key: string): Hex {
  const value = object[key];
  if (!isHex(value) || value.length % 2 !== 0) throw new CertificateError('NodeAnswerInvalid', { method: key });
  return value.toLowerCase() as Hex;
}

/** A quantity as RLP wants it: big-endian bytes without leading zeros. @throws CertificateError `NodeAnswerInvalid`. */
export function readQuantity(object: RpcObject, key: string): Hex {
  const value = object[key];
  if (!isHex(value) || value.length > 66) throw new CertificateError('NodeAnswerInvalid', { method: key });
  const digits = value.slice(2).toLowerCase().replace(/^0+/, '');
  return `0x${digits.length % 2 === 0 ? '' : '0'}${digits}`;
}

/** A list. @throws CertificateError `NodeAnswerInvalid`. */
export function readList(object: RpcObject, key: string): readonly unknown[] {
  const value = object[key];
  if (!Array.isArray(value)) throw new CertificateError('NodeAnswerInvalid', { method: key });
  return value;
}

/** A small natural number, such as an index. @throws CertificateError `NodeAnswerInvalid`. */
export function readIndex(object: RpcObject, key: string): number {
  const digits = readQuantity(object, key);
  return digits === '0x' ? 0 : Number(digits);
}
