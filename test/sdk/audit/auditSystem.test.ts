import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { concat, createPublicClient, http, keccak256, numberToHex, pad } from 'viem';
import type { Hex } from 'viem';
import { auditSystem } from '../../../sdk/src/audit/auditSystem.ts';
import { askChain } from '../../../sdk/src/audit/chain/askChain.ts';
import { compareWithChain } from '../../../sdk/src/audit/chain/compareWithChain.ts';
import { listProbes } from '../../../sdk/src/audit/chain/listProbes.ts';
import type { Probe } from '../../../sdk/src/audit/chain/probe.ts';
import { implementationSlot, slotOf } from '../../../sdk/src/audit/chain/storageLayout.ts';
import type { AuditLog } from '../../../sdk/src/audit/logs/auditLog.ts';
import { checkLogOrder } from '../../../sdk/src/audit/logs/checkLogOrder.ts';
import { contractAbis } from '../../../sdk/src/audit/logs/contractAbis.ts';
import type { RpcLogEntry } from '../../../sdk/src/audit/logs/rawLog.ts';
import { replayLedger } from '../../../sdk/src/audit/replay/replayLedger.ts';
import type { ContractName } from '../../../sdk/src/deployments/deployment.ts';
import { openAuditedWorld } from './auditedWorld.ts';
import type { AuditedWorld } from './auditedWorld.ts';
import { lyingNode } from './lyingNode.ts';
import { liesAbout } from './tellLies.ts';

/** Events that the ABIs carry from OpenZeppelin and that the system never emits, or only when told what it ignores. */
const neverEmitted = [
  'offices.OperationCanceled',
  'offices.OperationExecuted',
  'offices.OperationScheduled',
  'offices.RoleAdminChanged',
  'offices.RoleGrantDelayChanged',
  'offices.RoleGuardianChanged',
  'offices.RoleLabel',
  'offices.TargetAdminDelayUpdated',
  'offices.TargetClosed',
  'offices.TargetFunctionRoleUpdated',
  'voucherToken.ApprovalForAll',
  'voucherToken.TransferBatch',
  'voucherToken.URI',
];

/**
 * What a node can say falsely in one log, and no replay and no state shows it: texts and references that the state does
 * not keep; first halves of acts whose second half does not repeat the reference; what a later event has undone; calls that
 * failed. Only the receipts under the block's hash show these.
 */
const unseen = [
  'batcher.CallFailed dropped',
  'batcher.CallFailed index',
  'batcher.CallFailed reason',
  'batcher.CallFailed target',
  'claimDesk.ActRecorded act',
  'claimDesk.ActRecorded by',
  'claimDesk.ActRecorded dropped',
  'claimDesk.OrderClaimed claim.deadline',
  'claimDesk.OrderClaimed claim.evidence',
  'claimDesk.OrderClaimed claim.paid',
  'claimDesk.OrderClawedBack ref',
  'claimDesk.OrderDisputed reason',
  'creditRegister.CreditReported reason',
  'recognition.ActRecorded act',
  'recognition.ActRecorded by',
  'recognition.ActRecorded dropped',
  'recognition.CompactCreated name',
  'recognition.LabDelisted dropped',
  'registry.ActRecorded act',
  'registry.ActRecorded by',
  'registry.ActRecorded dropped',
  'registry.PartiesRelated dropped',
  'registry.RegionAdmitted name',
  'treasury.CashedOut ref',
  'treasury.CycleCleared epoch',
  'voucherToken.TransferSingle operator',
];

describe('an audit of a chain on which everything has happened', () => {
  let world: AuditedWorld;

  before(async () => {
    world = await openAuditedWorld();
  });
  after(async () => await world.close());

  const honestLogs = () => world.collected.logs;
  const honestReplay = () => replayLedger(honestLogs(), world.client.deployment);
  const audit = () => auditSystem(world.client);

  test('finds nothing, and has seen every event that there is', async () => {
    expect(world.report.steps.filter(({ ok }) => !ok)).to.deep.equal([]);
    const { findings, figures, ledger } = await audit();
    expect(findings).to.deep.equal([]);
    const seen = new Set(honestLogs().map(({ contract, eventName }) => `${contract}.${eventName}`));
    const known = Object.entries(contractAbis).flatMap(([contract, abi]) =>
      abi.flatMap((item) => (item.type === 'event' ? [`${contract}.${item.name}`] : [])),
    );
    expect(known.filter((event) => !seen.has(event)).sort()).to.deep.equal(neverEmitted);

    expect(figures).to.include({ events: honestLogs().length, regions: 3, participants: 7, vouchers: 4, orders: 12 });
    expect(figures).to.include({ crossRegionTransfers: 0n, prefundedAbroad: 56_000n, paid: 225_000n });
    expect(figures.valuesCompared).to.be.greaterThan(500);
    expect(ledger.crossRegionTransfers).to.equal(0n);
    expect(ledger.orders.size).to.equal(12);
  });

  test('asks in batches over HTTP, and side by side where a node takes no batches', async () => {
    const { deployment } = world.client;
    const bodies: unknown[] = [];
    const proxy = createServer((request, response) => {
      void forward(request, world.stage.chain.url, bodies, refuseBatches).then((answer) => response.end(answer));
    });
    let refuseBatches = false;
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    try {
      const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
      const publicClient = createPublicClient({ transport: http(url, { retryCount: 0 }), cacheTime: 0 });
      const inBatches = await auditSystem({ deployment, publicClient });
      expect(inBatches.findings).to.deep.equal([]);
      expect(bodies.filter(Array.isArray).some((batch) => batch.length > 100)).to.equal(true);
      expect(bodies.length).to.be.lessThan(50);

      refuseBatches = true;
      const oneByOne = await auditSystem({ deployment, publicClient });
      expect(oneByOne.findings).to.deep.equal([]);
      expect(oneByOne.figures).to.deep.equal(inBatches.figures);
    } finally {
      proxy.close();
      proxy.closeAllConnections();
    }
  });

  test('audits a chain as it was, where the node still knows it', async () => {
    const { publicClient } = world.client;
    const last = await publicClient.getBlockNumber({ cacheTime: 0 });
    const { findings, figures } = await auditSystem(world.client, last - 2n);
    expect(findings).to.deep.equal([]);
    expect(figures.block).to.equal(last - 2n);
    expect(figures.events).to.be.lessThan(honestLogs().length);
  });

  test('sees every lie about one log, but for those that only the receipts show', async () => {
    const { deployment, publicClient } = world.client;
    const { toTime, toBlock } = world.collected;
    const asked = new Map(listProbes(honestReplay().ledger, toTime).map((probe) => [keyOf(probe), expectedOf(probe)]));
    const missed = new Set<string>();
    for (const index of firstAndLast(honestLogs())) {
      for (const { name, logs } of liesAbout(honestLogs(), index)) {
        if (checkLogOrder(logs).length > 0) continue;
        const { ledger, findings } = replayLedger(logs, deployment);
        if (findings.length > 0) continue;
        const probes = listProbes(ledger, toTime);
        // The chain has answered as the honest books expect: only what they do not ask has to be asked.
        if (probes.some((probe) => asked.has(keyOf(probe)) && asked.get(keyOf(probe)) !== expectedOf(probe))) continue;
        const others = probes.filter((probe) => !asked.has(keyOf(probe)));
        if ((await askChain(publicClient, others, toBlock)).findings.length === 0) missed.add(name);
      }
    }
    expect([...missed].sort()).to.deep.equal(unseen);
  });

  test('names what is wrong when a node lies about its logs', async () => {
    const { deployment, publicClient } = world.client;
    const auditOf = async (lie: Parameters<typeof lyingNode>[1]) => {
      const { findings } = await auditSystem({ deployment, publicClient: lyingNode(publicClient, lie) });
      return findings.map(({ code }) => code);
    };
    const isPayment = isEvent('claimDesk', 'OrderPaid');
    const at = honestLogs().findIndex(isPayment);
    const { block, log } = honestLogs()[at]!;
    const isTold = (entry: RpcLogEntry) => BigInt(entry.blockNumber) === block && Number(entry.logIndex) === log;
    const change = (act: (entry: RpcLogEntry) => RpcLogEntry[]) => (logs: readonly RpcLogEntry[]) =>
      logs.flatMap((entry) => (isTold(entry) ? act(entry) : [entry]));

    expect(await auditOf((logs) => logs)).to.deep.equal([]);
    const more = (entry: RpcLogEntry) => [{ ...entry, data: numberToHex(BigInt(entry.data) + 1n, { size: 32 }) }];
    expect(await auditOf(change(more))).to.include.members(['PaidAboveReserved', 'PaidWrongAmount', 'DepositDiffers']);
    const twice = (entry: RpcLogEntry) => [entry, entry];
    expect(await auditOf(change(twice))).to.include.members(['LogOutOfOrder', 'PaidTwice', 'DepositDiffers']);
    const dropped = await auditOf(change(() => []));
    expect(dropped).to.include.members(['OrderDiffers', 'BudgetDiffers', 'DepositDiffers']);
    expect(await auditOf(change((entry) => [{ ...entry, removed: true }]))).to.deep.equal(['LogRemoved']);
    const elsewhere = (entry: RpcLogEntry) => [{ ...entry, blockHash: keccak256('0x') }];
    expect(await auditOf(change(elsewhere))).to.deep.equal(['BlockMismatch']);
    const nameless = (entry: RpcLogEntry) => [{ ...entry, topics: [keccak256('0x'), ...entry.topics.slice(1)] }];
    expect(await auditOf(change(nameless))).to.include.members(['EventUnknown', 'OrderDiffers']);
    const cut = (entry: RpcLogEntry): RpcLogEntry[] => [{ ...entry, data: '0x' }];
    expect(await auditOf(change(cut))).to.include.members(['EventMalformed', 'OrderDiffers']);
  });

  test('notices an index that is left out, when the node still gives it for the whole block', async () => {
    const { deployment, publicClient } = world.client;
    // The token's event comes before the order's, in one transaction.
    const { block } = honestLogs().find(isEvent('orderDesk', 'OrderPlaced'))!;
    const lie = (logs: readonly RpcLogEntry[], isWhole: boolean) =>
      isWhole ? logs : logs.filter((entry) => !(BigInt(entry.blockNumber) === block && entry.logIndex === '0x0'));
    const { findings } = await auditSystem({ deployment, publicClient: lyingNode(publicClient, lie) });
    const [missing] = findings.filter(({ code }) => code === 'LogMissing');
    expect(missing?.where).to.include({ block, log: 0 });
    expect(findings.map(({ code }) => code)).to.include('TransferMissing');
  });

  test('names what is wrong when the state is another than the logs say', async () => {
    const { deployment, publicClient } = world.client;
    const { ledger } = honestReplay();
    const latest = await publicClient.getBlockNumber({ cacheTime: 0 });
    const [order] = ledger.orders.keys();
    const [voucher] = ledger.vouchers.values();
    const [cashOut] = ledger.cashOuts.keys();
    const [invoice] = ledger.nullifiers.keys();
    const lab = [...ledger.participants.values()].find(({ kind }) => kind === 'LAB');
    const [officer] = ledger.offices.keys();
    const [mark] = [...ledger.marks.values()].flatMap((marks) => [...marks.values()]);
    const pair = (330_000n << 32n) | 310_000n;
    const plants: readonly (readonly [codes: string[], contract: ContractName, slot: Hex, added: bigint])[] = [
      [['PurseDiffers'], 'treasury', slotOf('purses', [330_000]), 1n],
      [['PurseDiffers'], 'treasury', slotOf('purses', [320_000], 1), 1n],
      [['StandingDiffers', 'StandingDiffers'], 'treasury', slotOf('purses', [310_000]), 1n << 96n],
      [['ObligationDiffers', 'ObligationDiffers'], 'treasury', slotOf('obligations', [pair]), 1n << 144n],
      [['ClearingDiffers'], 'treasury', slotOf('obligationTotal'), 1n << 144n],
      [['ClearingDiffers'], 'treasury', slotOf('epochClock'), 1n << 8n],
      [['ClearingDiffers'], 'treasury', slotOf('epochClock', [], 1), 1n],
      [['PoolDiffers'], 'treasury', slotAt(slotOf('deposits'), -2n, pair), 1n],
      [['ExposureDiffers'], 'treasury', slotAt(slotOf('deposits'), -1n, (1n << 64n) | pair), 1n],
      [['DepositDiffers', 'DueDiffers'], 'treasury', slotOf('deposits', [3]), 1n],
      [['DueDiffers'], 'treasury', slotOf('deposits', [5]), 1n << 96n],
      [['DueDiffers', 'DueDiffers'], 'treasury', slotOf('dues', [[...ledger.dues.keys()][0]!]), 1n],
      [['CashOutDiffers'], 'treasury', slotOf('cashedOut', [cashOut!]), -1n],
      [['VoucherDiffers'], 'voucherToken', voucherSlot(voucher!.programme, voucher!.serial), 1n << 72n],
      [
        ['OrderDiffers'],
        'orderDesk',
        orderSlot('c9d050fbc333ac9850c3bc0930a8114c0746280bd34cc8f90623afa1dac37a00', order!),
        1n << 160n,
      ],
      [
        ['ClawbackDiffers'],
        'claimDesk',
        orderSlot('d4ebbd7d725fd5fdb8616e91e154e483e38aa511287ea5111e000ec783c4e800', order!),
        1n,
      ],
      [
        ['InvoiceDiffers'],
        'claimDesk',
        orderSlot('625edf8854a178352eeba0cc720aaf8fd074d98f9a86553896993bdf9e7bb100', invoice!),
        1n,
      ],
      [['BudgetDiffers'], 'programmes', slotOf('programmes', [1], 3), 1n],
      [['BudgetDiffers'], 'programmes', slotOf('programmes', [1], 4), 1n << 96n],
      [['ProgrammeDiffers'], 'programmes', slotOf('programmes', [1], 2), 1n << 96n],
      [['ProgrammeDiffers'], 'programmes', slotOf('programmes', [4]), 1n << 56n],
      [['CapDiffers'], 'programmes', usageSlot(ledger.usages.values().next().value!), 1n << 96n],
      [['ParticipantDiffers'], 'registry', slotAt(slotOf('registryCounts'), 4n, 3n), -(1n << 164n)],
      [['SignerDiffers'], 'registry', slotAt(slotOf('registryCounts'), 4n, 3n), 1n],
      [['CountDiffers', 'PauseDiffers'], 'registry', slotOf('registryCounts'), 1n],
      [['CountDiffers'], 'registry', slotOf('registryCounts'), 1n << 32n],
      [['RegionDiffers'], 'registry', slotOf('regions', [320_000]), 1n << 24n],
      [['CreditDiffers'], 'creditRegister', slotOf('marks', [markKey(mark!), mark!.region]), 1n << 56n],
      [['TermsDiffer'], 'recognition', slotAt(slotOf('recognitionCounts'), 1n, 1n), 1n << 8n],
      [['AgreementDiffers', 'AgreementDiffers'], 'recognition', slotOf('agreements', [pair]), 1n],
      [['EndorsementDiffers'], 'recognition', slotOf('endorsements', [lab!.number, 0]), 1n << 9n],
      [['CompactDiffers'], 'recognition', slotOf('members', [1, 0]), 1n << 9n],
      [
        ['OfficeDiffers'],
        'offices',
        slotAt('0x037aba54018d5c885019aa9dee2c73fb5c86ae28b6d088230cb87b0ce7841400', 0n, BigInt(officer!)),
        1n,
      ],
    ];
    for (const [codes, contract, slot, added] of plants) {
      const address = deployment[contract];
      const word = BigInt((await world.control('eth_getStorageAt', address, slot, 'latest')) as Hex);
      const set = (value: bigint) =>
        world.control('anvil_setStorageAt', address, slot, numberToHex(value, { size: 32 }));
      await set(word + added);
      const { findings } = await compareWithChain(ledger, publicClient, latest);
      await set(word);
      const found = findings.map(({ code }) => code);
      expect(found, `${codes[0]} ${contract} ${slot}`).to.deep.equal(codes);
    }
    expect((await audit()).findings).to.deep.equal([]);
  });

  test('names a contract whose code is not the one that the logs name, and what it no longer answers', async () => {
    const { deployment, publicClient } = world.client;
    const { ledger } = honestReplay();
    const latest = await publicClient.getBlockNumber({ cacheTime: 0 });
    const set = (address: string) =>
      world.control('anvil_setStorageAt', deployment.treasury, implementationSlot, pad(address as Hex));
    await set(ledger.implementations.get('registry')!);
    const { findings } = await compareWithChain(ledger, publicClient, latest);
    await set(ledger.implementations.get('treasury')!);
    const purse = findings.find(({ code }) => code === 'PurseDiffers');
    expect(purse?.found).to.equal('refused');
    expect(findings.filter(({ code }) => code === 'CodeDiffers')).to.have.length(1);
    expect((await audit()).findings).to.deep.equal([]);
  });

  test('does not take a node that does not answer for a chain without faults', async () => {
    const { deployment, publicClient } = world.client;
    const silent = lyingNode(publicClient, () => {
      throw new Error('gone');
    });
    const thrown = await auditSystem({ deployment, publicClient: silent }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(thrown).to.be.instanceOf(Error);
  });
});

/** Passes a request on and keeps what was asked; answers an error, as some nodes do, to a batch that is refused. */
async function forward(request: IncomingMessage, url: string, bodies: unknown[], refuses: boolean): Promise<string> {
  const body = await text(request);
  const asked: unknown = JSON.parse(body);
  bodies.push(asked);
  if (refuses && Array.isArray(asked)) {
    return JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: -32_600, message: 'no batches' } });
  }
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return await answer.text();
}

function isEvent(contract: string, eventName: string) {
  return (log: AuditLog) => log.contract === contract && log.eventName === eventName;
}

/** Of each kind of event the first and the last. */
function firstAndLast(logs: readonly AuditLog[]): Set<number> {
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  logs.forEach(({ contract, eventName }, i) => {
    const key = `${contract}.${eventName}`;
    if (!first.has(key)) first.set(key, i);
    last.set(key, i);
  });
  return new Set([...first.values(), ...last.values()]);
}

function keyOf({ ask }: Probe): string {
  return ask.kind === 'slot' ? `${ask.of} ${ask.slot}` : `${ask.to} ${ask.data}`;
}

function expectedOf(probe: Probe): string {
  const values =
    probe.form === 'word' ? probe.fields.map(({ value }) => BigInt(value)) : probe.values.map(({ value }) => value);
  return values.join(' ').toLowerCase();
}

/** A slot some words beside a known one, or of a mapping there. */
function slotAt(known: Hex, words: bigint, key?: bigint): Hex {
  const slot = numberToHex(BigInt(known) + words, { size: 32 });
  return key === undefined ? slot : keccak256(concat([numberToHex(key, { size: 32 }), slot]));
}

function orderSlot(root: string, order: Hex): Hex {
  return keccak256(concat([order, `0x${root}`]));
}

function voucherSlot(programme: number, serial: number): Hex {
  const root = '0x4fb0b3bfa62279ef1a51a3019b140c8bd47bfbed67b580955ba182829ae31d00';
  return slotAt(root, 0n, (BigInt(programme) << 32n) | BigInt(serial));
}

function usageSlot({ series, group }: { series: number; group: number }): Hex {
  return slotOf('usages', [(BigInt(series) << 32n) | BigInt(group)]);
}

function markKey({ kind, id }: { kind: string; id: number }): Hex {
  const number = ['PARTICIPANT', 'GROUP', 'REGION'].indexOf(kind);
  return pad(numberToHex((BigInt(number) << 32n) | BigInt(id)));
}
