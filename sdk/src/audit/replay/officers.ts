import type { Address } from 'viem';
import type { OfficeSeat } from '../../offices/offices.ts';
import { roleOf } from '../../offices/roleOf.ts';
import type { Text } from '../findings/text.ts';
import { report } from './replay.ts';
import type { Replay } from './replay.ts';

/** A finding where an account holds none of these offices at the present event. */
export function expectOffice(replay: Replay, account: Address, seats: readonly OfficeSeat[], subject: Text): void {
  const held = replay.ledger.offices.get(account.toLowerCase() as Address);
  if (held !== undefined && seats.some((seat) => roleOf(seat) === held)) return;
  const wanted = seats.map(({ office, region }) => (region === undefined ? office : `${office} ${region}`)).join(' / ');
  report(replay, 'OfficeMissing', subject, wanted, account);
}
