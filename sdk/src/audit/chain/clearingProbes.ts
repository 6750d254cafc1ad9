import { epochLengths } from '../../settlement/epochLengths.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import type { EpochAmount } from '../ledger/clearingRecords.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ProbeMaker } from './makeProbes.ts';
import type { Probe, WordField } from './probe.ts';
import { slotOf } from './storageLayout.ts';

/** Standings, obligations by epoch, the epoch clock and the count of cycles. */
export function clearingProbes(ledger: Ledger, make: ProbeMaker, pairs: Iterable<string>): Probe[] {
  const probes: Probe[] = [];
  for (const region of ledger.regions.values()) {
    const { code, locked, owed, reservedAsIssuer, reservedAsHost, netDebitCap, acceptanceQuota } = region;
    const figures = { locked, owed, reservedAsIssuer, reservedAsHost, netDebitCap, acceptanceQuota };
    const head = { code: 'StandingDiffers', subject: subjects.region(code) } as const;
    probes.push(make.view(head, 'treasury', 'standingOf', [code], figures));
  }
  for (const pair of pairs) probes.push(...obligationProbes(ledger, make, pair));
  const { total, length, ahead, cycles } = ledger.clearing;
  const subject = subjects.contract('treasury');
  const head = { code: 'ClearingDiffers', subject } as const;
  const totalHead = { ...head, subject: partOf(subject, '应付总额', 'sum of obligations') };
  return [
    ...probes,
    make.slot(totalHead, 'treasury', slotOf('obligationTotal'), epochFields(total)),
    make.slot(head, 'treasury', slotOf('epochClock'), [
      { name: 'length', bits: 8, value: epochLengths.indexOf(length) },
      { name: 'ahead', bits: 64, value: BigInt.asUintN(64, BigInt(ahead)) },
    ]),
    make.view(head, 'treasury', 'cycleCount', [], { cycles: cycles.length }),
  ];
}

function obligationProbes({ obligations }: Ledger, make: ProbeMaker, pair: string): Probe[] {
  const [debtor = 0, creditor = 0] = pair.split('>').map(Number);
  const known = obligations.get(pair) ?? { closed: 0n, pending: 0n, epoch: 0, reserved: 0n };
  const head = { code: 'ObligationDiffers', subject: subjects.pair(pair) } as const;
  const key = (BigInt(debtor) << 32n) | BigInt(creditor);
  const amount = known.closed + known.pending;
  return [
    make.view(head, 'treasury', 'obligationOf', [debtor, creditor], { amount, reserved: known.reserved }),
    make.slot(head, 'treasury', slotOf('obligations', [key]), epochFields(known)),
  ];
}

function epochFields({ closed, pending, epoch }: EpochAmount): readonly WordField[] {
  return [
    { name: 'epoch', bits: 32, value: epoch },
    { name: 'pending', bits: 112, value: pending },
    { name: 'closed', bits: 112, value: closed },
  ];
}
