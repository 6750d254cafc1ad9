import { TongduiError } from '../../errors/tongduiError.ts';
import type { CreditSubject as ScenarioSubject } from '../scenario.ts';
import type { CreditSubject } from '../../credit/creditSubject.ts';
import type { Stage, StagedOrder, StagedParty, StagedProgramme, StagedVoucher } from './stage.ts';

// The parser lets only defined names through. A voucher or an order can still be missing: where the step that should have
// made it was refused against its expectation.

/** @throws {TongduiError} `VoucherUnknown` if the step that should have issued it failed */
export function voucherOf({ vouchers }: Stage, name: string): StagedVoucher {
  const voucher = vouchers.get(name);
  if (voucher === undefined) throw new TongduiError('VoucherUnknown', { voucher: name });
  return voucher;
}

/** @throws {TongduiError} `OrderUnknown` if the step that should have placed it failed */
export function orderOf({ orders }: Stage, name: string): StagedOrder {
  const order = orders.get(name);
  if (order === undefined) throw new TongduiError('OrderUnknown', { order: name });
  return order;
}

export function partyOf({ parties }: Stage, id: string): StagedParty {
  const party = parties.get(id);
  if (party === undefined) throw new TongduiError('ParticipantUnknown', { participant: id });
  return party;
}

export function programmeOf({ programmes }: Stage, id: string): StagedProgramme {
  const programme = programmes.get(id);
  if (programme === undefined) throw new TongduiError('ProgrammeUnknown', { programme: id });
  return programme;
}

export function compactOf({ compacts }: Stage, name: string): number {
  const compact = compacts.get(name);
  if (compact === undefined) throw new TongduiError('CompactUnknown', { compact: name });
  return compact;
}

/** Whom a mark is about, by the numbers of the chain. */
export function subjectOf(stage: Stage, subject: ScenarioSubject): CreditSubject {
  switch (subject.kind) {
    case 'REGION':
      return { region: subject.region };
    case 'PARTICIPANT':
      return { participant: partyOf(stage, subject.id).account };
    case 'GROUP': {
      const member = [...stage.parties.values()].find(({ controller }) => controller === subject.name);
      if (member === undefined) throw new TongduiError('GroupUnknown', { group: subject.name });
      return { group: member.group };
    }
  }
}
