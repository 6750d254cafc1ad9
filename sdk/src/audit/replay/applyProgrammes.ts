import { partOf, subjects } from '../findings/subjects.ts';
import { seriesKey } from '../ledger/ledgerKeys.ts';
import type { ProgrammeRecord } from '../ledger/programmeRecords.ts';
import type { EventOf, OwnEventOf } from '../logs/auditLog.ts';
import { adjustEncumbered, adjustFree, findRegion } from './money.ts';
import { adjustBudget, freeMoney } from './programmeMoney.ts';
import { expectEqual, findKnown, report } from './replay.ts';
import type { Replay } from './replay.ts';

export function applyProgrammes(replay: Replay, event: OwnEventOf<'programmes'>): void {
  switch (event.eventName) {
    case 'ProgrammeCreated': {
      createProgramme(replay, event);
      return;
    }
    case 'ProgrammeFunded': {
      const programme = findProgramme(replay, event.args.programme);
      const region = programme && findRegion(replay, programme.region);
      if (!programme || !region) return;
      if (programme.closed) reportClosed(replay, programme);
      adjustFree(replay, region, -event.args.amount);
      adjustEncumbered(replay, region, event.args.amount);
      adjustBudget(replay, programme, 'budget', event.args.amount);
      adjustBudget(replay, programme, 'unissued', event.args.amount);
      return;
    }
    case 'ProgrammeEnded': {
      const programme = findProgramme(replay, event.args.programme);
      if (!programme) return;
      const { freed } = event.args;
      const subject = partOf(subjects.programme(programme.number), '释放', 'freed');
      if (programme.closed) reportClosed(replay, programme);
      expectEqual(replay, 'FigureWrong', subject, programme.unissued, freed);
      programme.closed = true;
      adjustBudget(replay, programme, 'unissued', -freed);
      adjustBudget(replay, programme, 'budget', -freed);
      freeMoney(replay, programme, freed);
    }
  }
}

export function findProgramme(replay: Replay, number: number): ProgrammeRecord | undefined {
  return findKnown(replay, replay.ledger.programmes, number, subjects.programme(number));
}

function reportClosed(replay: Replay, { number }: ProgrammeRecord): void {
  report(replay, 'TransitionImpossible', subjects.programme(number), 'open', 'closed');
}

function createProgramme(replay: Replay, { args }: EventOf<'programmes', 'ProgrammeCreated'>): void {
  const { programme: number, region, rules } = args;
  const { programmes } = replay.ledger;
  const subject = subjects.programme(number);
  if (programmes.has(number)) {
    report(replay, 'IdentityReused', subject, 'a new programme', number);
    return;
  }
  expectEqual(replay, 'NumberOutOfSequence', subject, programmes.size + 1, number);
  findRegion(replay, region);
  checkSeries(replay, region, rules.series === '' ? rules.name : rules.series, args.series);
  programmes.set(number, {
    ...rules,
    number,
    region,
    series: args.series,
    closed: false,
    budget: 0n,
    unissued: 0n,
    outstanding: 0n,
    reserved: 0n,
    paid: 0n,
    voucherValue: 0n,
  });
}

/** Programmes of one region with the same series name share one number; a new name takes the next. */
function checkSeries(replay: Replay, region: number, name: string, number: number): void {
  const { series } = replay.ledger;
  const key = seriesKey(region, name);
  const subject = partOf(subjects.region(region), `系列 ${name}`, `series ${name}`);
  expectEqual(replay, 'NumberOutOfSequence', subject, series.get(key)?.number ?? series.size + 1, number);
  if (!series.has(key)) series.set(key, { number, region, name });
}
