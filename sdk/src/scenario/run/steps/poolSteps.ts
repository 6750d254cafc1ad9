import { prefund as fillPool } from '../../../actions/treasury/prefund.ts';
import { unfund as drainPool } from '../../../actions/treasury/unfund.ts';
import { TongduiError } from '../../../errors/tongduiError.ts';
import type { Actor, RegionPair } from '../../scenario.ts';
import { countersign } from '../countersign.ts';
import { officeKey } from '../officeKey.ts';
import type { Stage } from '../stage.ts';
import { done } from '../stepOutcome.ts';
import type { StepRun } from '../stepOutcome.ts';

export const prefund: StepRun<'prefund'> = async (stage, { issuer, host, amount, by }) => {
  await withPool(stage, { issuer, host }, by, [], (parties) =>
    countersign(stage, parties, (client, ref) => fillPool(client, { issuer, host, amount, ref })),
  );
  stage.facts.prefunds.push({ step: stage.step, issuer, host, amount });
  return done;
};

export const unfund: StepRun<'unfund'> = async (stage, { issuer, host, amount, by }) => {
  await withPool(stage, { issuer, host }, by, ['council'], (parties) =>
    countersign(stage, parties, (client, ref) => drainPool(client, { issuer, host, amount, ref })),
  );
  stage.facts.prefunds.push({ step: stage.step, issuer, host, amount: -amount });
  return done;
};

/**
 * Has the issuer's treasury record and the pair's agent decide, or who stands in its place.
 *
 * A pair without a pool has no agent, so that the chain refuses the treasury already (`NotRecognised`). Who may not act in
 * any case is refused before that, as the order of errors asks (`Unauthorized`).
 */
async function withPool(
  { scenario, keys }: Stage,
  { issuer, host }: RegionPair,
  by: Actor | undefined,
  alsoAllowed: readonly string[],
  act: (parties: readonly [string, string]) => Promise<void>,
): Promise<void> {
  const agent = scenario.agreements.find((found) => found.issuer === issuer && found.host === host)?.agent;
  const treasury = officeKey('treasury', issuer);
  try {
    await act([treasury, by?.name ?? agent ?? treasury]);
  } catch (error) {
    const isMissing = error instanceof TongduiError && error.code === 'NotRecognised';
    if (!isMissing || by === undefined || alsoAllowed.includes(by.name)) throw error;
    throw new TongduiError('Unauthorized', { caller: keys.of(by.name).address }, { cause: error });
  }
}
