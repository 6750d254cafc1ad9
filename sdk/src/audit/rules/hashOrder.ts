import { concat, encodeAbiParameters, keccak256, stringToBytes } from 'viem';
import type { Address, Hex } from 'viem';
import type { EventOf } from '../logs/auditLog.ts';

const types = {
  domain: keccak256(
    stringToBytes('EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)'),
  ),
  order: keccak256(
    stringToBytes(
      'Order(address enterprise,address lab,uint256 voucher,string category,uint96 price,uint96 subsidy,uint32 contractDay,uint40 deadline,bytes32 salt)',
    ),
  ),
  name: keccak256(stringToBytes('Tongdui')),
  version: keccak256(stringToBytes('1')),
} as const;

const domainParameters = ['bytes32', 'bytes32', 'bytes32', 'uint256', 'address'].map((type) => ({ type }));
const orderParameters = [
  'bytes32',
  'address',
  'address',
  'uint256',
  'bytes32',
  'uint96',
  'uint96',
  'uint32',
  'uint40',
  'bytes32',
].map((type) => ({ type }));

const separators = new Map<string, Hex>();

/** The EIP-712 hash of an order's intent, which is the order's name: price and category are proved by nothing else. */
export function hashOrder(
  chainId: number,
  orderDesk: Address,
  intent: EventOf<'orderDesk', 'OrderPlaced'>['args']['intent'],
): Hex {
  const { enterprise, lab, voucher, category, price, subsidy, contractDay, deadline, salt } = intent;
  const categoryHash = keccak256(stringToBytes(category));
  const values = [types.order, enterprise, lab, voucher, categoryHash, price, subsidy, contractDay, deadline, salt];
  const struct = keccak256(encodeAbiParameters(orderParameters, values));
  return keccak256(concat(['0x1901', separatorOf(chainId, orderDesk), struct]));
}

function separatorOf(chainId: number, orderDesk: Address): Hex {
  const key = `${chainId} ${orderDesk}`;
  const known = separators.get(key);
  if (known) return known;
  const values = [types.domain, types.name, types.version, BigInt(chainId), orderDesk];
  const separator = keccak256(encodeAbiParameters(domainParameters, values));
  separators.set(key, separator);
  return separator;
}
