import { rails } from '../../agreements/rails.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import { exposureKey, pairKey } from '../ledger/ledgerKeys.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ParticipantRecord } from '../ledger/registryRecords.ts';
import type { ProbeMaker } from './makeProbes.ts';
import type { Probe } from './probe.ts';
import { clearingProbes } from './clearingProbes.ts';
import { slotOf } from './storageLayout.ts';

/** Purses, pools, exposures, deposits, dues with their queues, cash-outs. */
export function treasuryProbes(ledger: Ledger, make: ProbeMaker): Probe[] {
  const probes: Probe[] = [];
  for (const { code, free, encumbered } of ledger.regions.values()) {
    const head = { code: 'PurseDiffers', subject: subjects.region(code) } as const;
    probes.push(make.view(head, 'treasury', 'purseOf', [code], { free, encumbered }));
  }
  const pairs = knownPairs(ledger);
  for (const pair of pairs) probes.push(...pairProbes(ledger, make, pair));
  probes.push(...clearingProbes(ledger, make, pairs));
  for (const participant of ledger.participants.values()) probes.push(...depositProbes(ledger, make, participant));
  for (const hash of ledger.orders.keys()) {
    const due = ledger.dues.get(hash)?.amount ?? 0n;
    probes.push(make.view({ code: 'DueDiffers', subject: subjects.order(hash) }, 'treasury', 'dueOf', [hash], { due }));
  }
  for (const { order } of ledger.dues.values()) probes.push(...dueRouteProbes(ledger, make, order));
  for (const intent of ledger.cashOuts.keys()) {
    const head = { code: 'CashOutDiffers', subject: subjects.cashOut(intent) } as const;
    probes.push(make.slot(head, 'treasury', slotOf('cashedOut', [intent]), [{ name: 'done', bits: 256, value: true }]));
  }
  return probes;
}

/** Directed pairs between which money can stand: by agreement, by a compact, or by what the logs say. */
function knownPairs({ agreements, pools, obligations, compacts, orders }: Ledger): Set<string> {
  const pairs = new Set([...agreements.keys(), ...pools.keys(), ...obligations.keys()]);
  for (const { issuer, host } of orders.values()) if (issuer !== host) pairs.add(pairKey(issuer, host));
  for (const { everMembers } of compacts.values()) {
    for (const issuer of everMembers)
      for (const host of everMembers) if (issuer !== host) pairs.add(pairKey(issuer, host));
  }
  return pairs;
}

function pairProbes({ pools, exposures }: Ledger, make: ProbeMaker, pair: string): Probe[] {
  const [issuer = 0, host = 0] = pair.split('>').map(Number);
  const { free, reserved } = pools.get(pair) ?? { free: 0n, reserved: 0n };
  return [
    make.view({ code: 'PoolDiffers', subject: subjects.pool(pair) }, 'treasury', 'poolOf', [issuer, host], {
      free,
      reserved,
    }),
    ...(['POOL', 'REIMBURSE'] as const).map((rail) => {
      const key = exposureKey(rail, issuer, host);
      const head = { code: 'ExposureDiffers', subject: subjects.pair(key) } as const;
      const exposure = exposures.get(key) ?? 0n;
      return make.view(head, 'treasury', 'exposureOf', [rails.indexOf(rail), issuer, host], { exposure });
    }),
  ];
}

function depositProbes(
  { deposits, dueQueues }: Ledger,
  make: ProbeMaker,
  { number, account }: ParticipantRecord,
): Probe[] {
  const subject = subjects.participant(number);
  let deposit = 0n;
  for (const amount of deposits.get(number)?.values() ?? []) deposit += amount;
  const queue = dueQueues.get(number);
  const queueHead = { code: 'DueDiffers', subject: partOf(subject, '追回款队列', 'queue of dues') } as const;
  return [
    make.view({ code: 'DepositDiffers', subject }, 'treasury', 'depositOf', [account], { deposit }),
    make.slot(queueHead, 'treasury', slotOf('deposits', [number]), [
      { name: 'deposit', bits: 96, value: deposit },
      { name: 'head', bits: 32, value: queue?.head ?? 0 },
      { name: 'tail', bits: 32, value: queue?.orders.length ?? 0 },
    ]),
    ...(queue?.orders ?? []).map((order, position) =>
      make.slot(queueHead, 'treasury', slotOf('queues', [number, position]), [
        { name: `order ${position}`, bits: 256, value: BigInt(order) },
      ]),
    ),
  ];
}

/** Where a due goes once it is collected. */
function dueRouteProbes({ orders, dues }: Ledger, make: ProbeMaker, hash: `0x${string}`): Probe[] {
  const order = orders.get(hash);
  if (!order) return [];
  return [
    make.slot({ code: 'DueDiffers', subject: subjects.order(hash) }, 'treasury', slotOf('dues', [hash]), [
      { name: 'amount', bits: 96, value: dues.get(hash)?.amount ?? 0n },
      { name: 'advanced', bits: 96, value: dues.get(hash)?.advanced ?? 0n },
      { name: 'rail', bits: 8, value: rails.indexOf(order.rail) },
      { name: 'issuer', bits: 24, value: order.issuer },
      { name: 'host', bits: 24, value: order.host },
    ]),
  ];
}
