import type { CreditSubject } from '../../credit/creditSubject.ts';
import type { CreditSubject as ScenarioSubject } from '../scenario.ts';
import { NameMissing } from './nameMissing.ts';
import type { Stage, StagedOrder, StagedParty, StagedProgramme, StagedVoucher } from './stage.ts';

/** @throws {NameMissing} if the step that should have issued it failed */
export function voucherOf({ vouchers }: Stage, name: string): StagedVoucher {
  const voucher = vouchers.get(name);
  if (voucher === undefined) throw new NameMissing('voucher', name);
  return voucher;
}

/** @throws {NameMissing} if the step that should have placed it failed */
export function orderOf({ orders }: Stage, name: string): StagedOrder {
  const order = orders.get(name);
  if (order === undefined) throw new NameMissing('order', name);
  return order;
}

export function partyOf({ parties }: Stage, id: string): StagedParty {
  return defined(parties.get(id), id);
}

export function programmeOf({ programmes }: Stage, id: string): StagedProgramme {
  return defined(programmes.get(id), id);
}

/** The number of a compact. */
export function compactOf({ compacts }: Stage, name: string): number {
  return defined(compacts.get(name), name);
}

/** Whom a mark is about, by the numbers of the chain. */
export function subjectOf(stage: Stage, subject: ScenarioSubject): CreditSubject {
  if (subject.kind === 'REGION') return { region: subject.region };
  if (subject.kind === 'PARTICIPANT') return { participant: partyOf(stage, subject.id).account };
  const member = [...stage.parties.values()].find(({ controller }) => controller === subject.name);
  return { group: defined(member, subject.name).group };
}

/** The parser lets no name through that the top level does not define. */
function defined<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`${name} is not on the stage`);
  return value;
}
