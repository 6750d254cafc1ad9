import type { Address, Hex } from 'viem';
import type { ContractName } from '../../deployments/deployment.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import type { RecordedAct } from '../ledger/actRecords.ts';
import { hashAct } from '../rules/hashAct.ts';
import type { RepeatedAct } from '../rules/hashAct.ts';
import { report } from './replay.ts';
import type { Replay } from './replay.ts';

/** The first of two parties has recorded an act; who it is now is kept with it. */
export function recordAct({ ledger }: Replay, contract: ContractName, act: Hex, by: Address): void {
  const account = by.toLowerCase() as Address;
  const owner = ledger.signers.get(account);
  const signs = owner !== undefined && ledger.participants.get(owner)?.signer.toLowerCase() === account;
  const party = signs ? owner : undefined;
  ledger.recordedActs.set(actKey(contract, act), {
    contract,
    act,
    by: account,
    role: ledger.offices.get(account),
    party,
  });
}

/** Whether the first of the two parties of an act was one of those that the act takes. */
export type PartyTest = (recorded: RecordedAct) => boolean;

/**
 * A two-office act was carried out: its reference serves no more.
 *
 * @param mayRecord - `undefined` where one party may act alone
 */
export function executeAct(
  replay: Replay,
  act: RepeatedAct,
  args: readonly unknown[],
  mayRecord: PartyTest | undefined,
): void {
  const { recordedActs, executedActs } = replay.ledger;
  const hash = hashAct(act, args);
  const key = actKey(act.contract, hash);
  const subject = partOf(subjects.contract(act.contract), act.functionName, act.functionName);
  if (executedActs.has(key)) report(replay, 'IdentityReused', subject, 'a new reference', hash);
  executedActs.set(key, { contract: act.contract, act: hash });
  const recorded = recordedActs.get(key);
  if (!recorded) {
    if (mayRecord) report(replay, 'OfficeMissing', subject, 'two offices', 'one');
  } else if (mayRecord && !mayRecord(recorded)) {
    report(replay, 'OfficeMissing', subject, 'one of its two parties', recorded.by);
  }
}

function actKey(contract: ContractName, act: Hex): string {
  return `${contract} ${act}`;
}
