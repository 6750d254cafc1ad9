import { concatHex, toRlp, type Hex } from 'viem';
import { CertificateError } from './certificateError.ts';
import { assertRpcObject, readData, readList, readQuantity, type RpcObject } from './rpcFields.ts';

/** RLP takes nested lists of bytes. */
type RlpItem = Hex | readonly RlpItem[];

const quantity =
  (key: string) =>
  (transaction: RpcObject): RlpItem =>
    readQuantity(transaction, key);
const data =
  (key: string) =>
  (transaction: RpcObject): RlpItem =>
    readData(transaction, key);

/** A creation has no recipient; nodes say so with null or leave the key out. */
const recipient = (transaction: RpcObject): RlpItem =>
  transaction.to === null || transaction.to === undefined ? '0x' : readData(transaction, 'to');

const blobHashes = (transaction: RpcObject): RlpItem =>
  readList(transaction, 'blobVersionedHashes').map((hash) => readData({ hash }, 'hash'));

const accessList = (transaction: RpcObject): RlpItem =>
  readList(transaction, 'accessList').map((item) => {
    const entry = assertRpcObject(item, 'accessList');
    return [readData(entry, 'address'), readList(entry, 'storageKeys').map((key) => readData({ key }, 'key'))];
  });

const authorizationList = (transaction: RpcObject): RlpItem =>
  readList(transaction, 'authorizationList').map((item) => {
    const entry = assertRpcObject(item, 'authorizationList');
    return [
      readQuantity(entry, 'chainId'),
      readData(entry, 'address'),
      readQuantity(entry, 'nonce'),
      parity(entry),
      readQuantity(entry, 'r'),
      readQuantity(entry, 's'),
    ];
  });

/** Older nodes give the parity of a typed transaction as `v` only. */
function parity(transaction: RpcObject): RlpItem {
  return readQuantity(transaction, transaction.yParity === undefined ? 'v' : 'yParity');
}

const [chainId, nonce, gas, value, input] = [
  quantity('chainId'),
  quantity('nonce'),
  quantity('gas'),
  quantity('value'),
  data('input'),
];
const [gasPrice, tip, feeCap] = [quantity('gasPrice'), quantity('maxPriorityFeePerGas'), quantity('maxFeePerGas')];
const call = [gas, recipient, value, input];
const signature = [parity, quantity('r'), quantity('s')];

/** The fields of each type in the order of its specification: Yellow Paper 4.2, EIP-2930, 1559, 4844, 7702. */
const FIELDS = [
  [nonce, gasPrice, ...call, quantity('v'), quantity('r'), quantity('s')],
  [chainId, nonce, gasPrice, ...call, accessList, ...signature],
  [chainId, nonce, tip, feeCap, ...call, accessList, ...signature],
  [chainId, nonce, tip, feeCap, ...call, accessList, quantity('maxFeePerBlobGas'), blobHashes, ...signature],
  [chainId, nonce, tip, feeCap, ...call, accessList, authorizationList, ...signature],
] as const;

/**
 * The consensus encoding of a signed transaction as the transactions trie holds it (a blob transaction without its
 * blobs). Its keccak-256 is the transaction hash.
 *
 * @param transaction - one transaction as `eth_getBlockByHash` gives it in full, types 0 to 4.
 * @throws CertificateError `TransactionTypeUnsupported`, `NodeAnswerInvalid`.
 */
export function encodeTransaction(transaction: RpcObject): Hex {
  const type = transaction.type === undefined ? '0x' : readQuantity(transaction, 'type');
  const number = type === '0x' ? 0 : Number(type);
  const fields = FIELDS[number];
  if (fields === undefined) throw new CertificateError('TransactionTypeUnsupported', { type: number });
  const payload = toRlp(fields.map((field) => field(transaction)));
  return number === 0 ? payload : concatHex([`0x0${number}` as Hex, payload]);
}
