import hre from 'hardhat';
import { encodeFunctionData, hashTypedData, keccak256, toHex } from 'viem';
import type { Abi, Address, Hex } from 'viem';
import { batcherAbi } from '../../sdk/src/abis/batcherAbi.ts';
import { claimDeskAbi } from '../../sdk/src/abis/claimDeskAbi.ts';
import { orderDeskAbi } from '../../sdk/src/abis/orderDeskAbi.ts';
import { voucherTokenAbi } from '../../sdk/src/abis/voucherTokenAbi.ts';
import { dayOf } from '../../sdk/src/calendar/day.ts';
import type { BenchRow } from './benchRow.ts';
import { benchTime, buildBenchWorld, issuer } from './benchWorld.ts';
import type { BenchWorld, Counter, Provider } from './benchWorld.ts';
import { openClearing } from './clearingWorld.ts';
import { setOffRows } from './setOffGas.ts';

/** Gas per item in batches of 20 (issue: 100), warm: docs/benchmarks.md. */
const targets = { issue: 31_000, order: 80_000, claim: 62_000, verify: 10_000, accept: 10_000, pay: 28_000 };

const orderTypes = {
  Order: [
    { name: 'enterprise', type: 'address' },
    { name: 'lab', type: 'address' },
    { name: 'voucher', type: 'uint256' },
    { name: 'category', type: 'string' },
    { name: 'price', type: 'uint96' },
    { name: 'subsidy', type: 'uint96' },
    { name: 'contractDay', type: 'uint32' },
    { name: 'deadline', type: 'uint40' },
    { name: 'salt', type: 'bytes32' },
  ],
} as const;
const ticketFields = [
  { name: 'order', type: 'bytes32' },
  { name: 'nullifier', type: 'bytes32' },
  { name: 'invoiced', type: 'uint96' },
  { name: 'paid', type: 'uint96' },
] as const;
const claimTypes = {
  Claim: [...ticketFields, { name: 'evidence', type: 'bytes32' }, { name: 'deadline', type: 'uint40' }],
} as const;
const ticketTypes = { IntakeTicket: [...ticketFields, { name: 'deadline', type: 'uint40' }] } as const;

type PlacedOrder = {
  readonly hash: Hex;
  readonly order: Record<string, unknown>;
  readonly firm: number;
  readonly lab: number;
};

/**
 * Gas of each act on the POOL rail with every cap set, behind proxies: alone and in batches, for parties that come for
 * the first time and for parties that have been here before (warm). Of CLEARING that which differs, warm in batches; and
 * of set-offs.
 */
export async function gasBench(): Promise<BenchRow[]> {
  const initialDate = new Date((benchTime - 3600) * 1000);
  const connection = await hre.network.create({ override: { initialDate } });
  try {
    return await measure(connection.provider);
  } finally {
    await connection.close();
  }
}

async function measure(provider: Provider): Promise<BenchRow[]> {
  const count = 20;
  const world = await buildBenchWorld(provider, 130, count + 2);
  const { deployment, send, keyOf } = world;
  const rows: BenchRow[] = [];
  const add = (name: string, gas: bigint, items: number, target: number | null = null): void => {
    rows.push({ bench: 'gas', case: name, unit: 'gas/item', value: Math.round(Number(gas) / items), target });
  };
  const deadline = benchTime + 10_000_000;
  const today = dayOf(benchTime);
  const voucherOf = (serial: number): bigint =>
    (BigInt(issuer) << 96n) | (BigInt(world.programme) << 64n) | (BigInt(today) << 32n) | BigInt(serial);

  const issue = (from: number, number: number, serial: number): Promise<bigint> =>
    send(keyOf(`bureau@${issuer}`), deployment.voucherToken, voucherTokenAbi, 'issueMany', [
      world.programme,
      Array.from({ length: number }, (_, i) => ({
        to: at(world.firms, from + i),
        amount: 10_000_000n,
        serial: serial + i,
      })),
    ]);
  add('issue/1/first', await issue(0, 1, 1), 1);
  add('issue/100', await issue(1, 100, 2), 100, targets.issue);
  await issue(101, 29, 102);

  let salt = 0;
  const prepareOrder = async (
    counter: Counter,
    firm: number,
    lab: number,
  ): Promise<{ call: Hex; placed: PlacedOrder }> => {
    const order = {
      enterprise: at(world.firms, firm),
      lab: at(counter.labs, lab).account,
      voucher: voucherOf(firm + 1),
      category: 'TESTING',
      price: 480_000n,
      subsidy: 288_000n,
      contractDay: today,
      deadline,
      salt: keccak256(toHex(`salt ${salt++}`)),
    };
    const typed = {
      domain: domainOf(world, deployment.orderDesk),
      types: orderTypes,
      primaryType: 'Order',
      message: order,
    } as const;
    const [byFirm, byLab] = await Promise.all([
      keyOf(`firm ${firm}`).signTypedData(typed),
      keyOf(at(counter.labs, lab).key).signTypedData(typed),
    ]);
    const call = encodeFunctionData({ abi: orderDeskAbi, functionName: 'placeOrder', args: [order, byFirm, byLab] });
    return { call, placed: { hash: hashTypedData(typed), order, firm, lab } };
  };
  const prepareClaim = async (counter: Counter, placed: PlacedOrder): Promise<Hex> => {
    const figures = { order: placed.hash, nullifier: keccak256(placed.hash), invoiced: 480_000n, paid: 192_000n };
    const claim = { ...figures, evidence: keccak256(keccak256(placed.hash)), deadline };
    const domain = domainOf(world, deployment.claimDesk);
    const typed = { domain, types: claimTypes, primaryType: 'Claim', message: claim } as const;
    const [byFirm, byLab, ticket] = await Promise.all([
      keyOf(`firm ${placed.firm}`).signTypedData(typed),
      keyOf(at(counter.labs, placed.lab).key).signTypedData(typed),
      keyOf(counter.reviewer).signTypedData({
        domain,
        types: ticketTypes,
        primaryType: 'IntakeTicket',
        message: { ...figures, deadline },
      }),
    ]);
    return encodeFunctionData({
      abi: claimDeskAbi,
      functionName: 'claimOrder',
      args: [placed.order as never, claim, byFirm, byLab, { deadline, signature: ticket }],
    });
  };
  const relayer = keyOf('relayer');
  const submit = async (target: Address, calls: Hex[]): Promise<bigint> => {
    if (calls.length === 1) return world.sendData(relayer, target, at(calls, 0));
    const gas = await send(relayer, deployment.batcher, batcherAbi, 'run', [calls.map((data) => ({ target, data }))]);
    const failed = await world.publicClient.getContractEvents({
      address: deployment.batcher,
      abi: batcherAbi,
      eventName: 'CallFailed',
    });
    if (failed.length > 0) throw new Error(`A call of the batch failed: ${JSON.stringify(failed[0]?.args.reason)}`);
    return gas;
  };

  /** Takes orders of the given firms and labs from order to payment; tells the gas of each act. */
  const run = async (counter: Counter, pairs: readonly (readonly [firm: number, lab: number])[]) => {
    const orders = await Promise.all(pairs.map(([firm, lab]) => prepareOrder(counter, firm, lab)));
    const order = await submit(
      deployment.orderDesk,
      orders.map(({ call }) => call),
    );
    const claims = await Promise.all(orders.map(({ placed }) => prepareClaim(counter, placed)));
    const claim = await submit(deployment.claimDesk, claims);
    const hashes = [orders.map(({ placed }) => placed.hash)];
    const desk = [deployment.claimDesk, claimDeskAbi as Abi] as const;
    const verify = await send(keyOf(counter.reviewer), ...desk, 'verifyMany', hashes);
    const accept = await send(keyOf(`agency@${issuer}`), ...desk, 'acceptMany', hashes);
    const pay = await send(relayer, ...desk, 'payMany', hashes);
    return { order, claim, verify, accept, pay };
  };
  const pool = { labs: world.labs.map((account, i) => ({ account, key: `lab ${i}` })), reviewer: 'agent' };
  const batch = Array.from({ length: count }, (_, i) => [i + 1, i + 1] as const);
  for (const [label, pairs, marked] of [
    ['1/first', [[0, 0]], false],
    ['1/warm', [[0, 0]], false],
    ['20/first', batch, false],
    ['20/warm', batch, true],
  ] as const) {
    for (const [act, gas] of Object.entries(await run(pool, pairs))) {
      add(`${act}/${label}`, gas, pairs.length, marked ? targets[act as keyof typeof targets] : null);
    }
  }

  const clearing = await openClearing(world, count + 2);
  await run(clearing, batch);
  const warm = await run(clearing, batch);
  for (const act of ['order', 'pay'] as const) add(`${act}/CLEARING`, warm[act], count, targets[act]);
  return [...rows, ...(await setOffRows(world, provider))];
}

const domainOf = (world: BenchWorld, verifyingContract: Address) =>
  ({ name: 'Tongdui', version: '1', chainId: world.deployment.chainId, verifyingContract }) as const;

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`No entry ${index}`);
  return found;
}
