import { concatHex, toRlp, type Hex } from 'viem';
import { CertificateError } from './certificateError.ts';
import { assertRpcObject, readData, readIndex, readList, readQuantity, type RpcObject } from './rpcFields.ts';

/**
 * The consensus encoding of a receipt as the receipts trie holds it: RLP of status, cumulative gas, bloom and logs,
 * after one byte of type for all but type 0.
 *
 * @param receipt - one receipt as `eth_getTransactionReceipt` gives it, types 0 to 4.
 * @throws CertificateError `TransactionTypeUnsupported`, `NodeAnswerInvalid`.
 *
 * Source: Yellow Paper 4.4.1, EIP-658, EIP-2718.
 */
export function encodeReceipt(receipt: RpcObject): Hex {
  const type = receipt.type === undefined ? 0 : readIndex(receipt, 'type');
  if (type > 4) throw new CertificateError('TransactionTypeUnsupported', { type });
  const logs = readList(receipt, 'logs').map((entry) => {
    const log = assertRpcObject(entry, 'logs');
    const topics = readList(log, 'topics').map((topic) => readData({ topic }, 'topic'));
    return [readData(log, 'address'), topics, readData(log, 'data')];
  });
  const payload = toRlp([
    readQuantity(receipt, 'status'),
    readQuantity(receipt, 'cumulativeGasUsed'),
    readData(receipt, 'logsBloom'),
    logs,
  ]);
  return type === 0 ? payload : concatHex([`0x0${type}` as Hex, payload]);
}
