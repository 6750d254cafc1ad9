import { keccak256, stringToBytes } from 'viem';
import type { Address, Hex } from 'viem';
import type { EventOf } from '../logs/auditLog.ts';

const types = {
  domain: hashOf('EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)'),
  order: hashOf(
    'Order(address enterprise,address lab,uint256 voucher,string category,uint96 price,uint96 subsidy,uint32 contractDay,uint40 deadline,bytes32 salt)',
  ),
} as const;
const [name, version] = [hashOf('Tongdui'), hashOf('1')];

// Categories and deployments are few, orders are many.
const categoryHashes = new Map<string, Hex>();
const separators = new Map<string, Hex>();

/**
 * The EIP-712 hash of an order's intent, which is the order's name: price and category are proved by nothing else.
 *
 * @throws {RangeError} for a figure that no word holds
 */
export function hashOrder(
  chainId: number,
  orderDesk: Address,
  intent: EventOf<'orderDesk', 'OrderPlaced'>['args']['intent'],
): Hex {
  const { enterprise, lab, voucher, category, price, subsidy, contractDay, deadline, salt } = intent;
  const categoryHash = remember(categoryHashes, category, () => hashOf(category));
  const separator = remember(separators, `${chainId} ${orderDesk}`, () =>
    keccak256(join([types.domain, name, version, chainId, orderDesk])),
  );
  const words = [types.order, enterprise, lab, voucher, categoryHash, price, subsidy, contractDay, deadline, salt];
  return keccak256(`0x1901${separator.slice(2)}${keccak256(join(words)).slice(2)}`);
}

/** All members are static or hashes: each is one word of 32 bytes. Written out, since an ABI encoder takes far longer. */
function join(values: readonly (Hex | bigint | number)[]): Hex {
  let hex = '0x';
  for (const value of values) {
    const digits = typeof value === 'string' ? value.slice(2) : value.toString(16);
    if (digits.length > 64 || digits.startsWith('-')) throw new RangeError(`not a word of 32 bytes: ${value}`);
    hex += digits.padStart(64, '0');
  }
  return hex as Hex;
}

function remember(known: Map<string, Hex>, key: string, make: () => Hex): Hex {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

function hashOf(text: string): Hex {
  return keccak256(stringToBytes(text));
}
