import { appropriate as appropriateMoney } from '../../../actions/bureau/appropriate.ts';
import { cashOut as payCash } from '../../../actions/treasury/cashOut.ts';
import { closeProgramme as close } from '../../../actions/treasury/closeProgramme.ts';
import { fundProgramme } from '../../../actions/treasury/fundProgramme.ts';
import { buildCashOut, signCashOut } from '../../../intents/cashOut.ts';
import { randomSalt } from '../../../intents/randomSalt.ts';
import { countersign } from '../countersign.ts';
import { deadlineOf } from '../deadline.ts';
import { partyOf, programmeOf } from '../lookUp.ts';
import { officeKey } from '../officeKey.ts';
import { done } from '../stepOutcome.ts';
import type { StepRun } from '../stepOutcome.ts';

export const appropriate: StepRun<'appropriate'> = async (stage, { region, amount, by }) => {
  const parties = [officeKey('bureau', region), by?.name ?? officeKey('treasury', region)] as const;
  await countersign(stage, parties, (client, ref) => appropriateMoney(client, { region, amount, ref }));
  return done;
};

export const fund: StepRun<'fund'> = async (stage, { programme: id, amount, by }) => {
  const { number, region } = programmeOf(stage, id);
  const treasury = stage.clientOf(by?.name ?? officeKey('treasury', region));
  await fundProgramme(treasury, { programme: number, amount });
  stage.facts.budgets.push({ step: stage.step, programme: id, region, amount });
  return done;
};

export const closeProgramme: StepRun<'closeProgramme'> = async (stage, { programme: id, by }) => {
  const { number, region } = programmeOf(stage, id);
  await close(stage.clientOf(by?.name ?? officeKey('treasury', region)), { programme: number });
  return done;
};

/** The party signs, its treasury sends. */
export const cashOut: StepRun<'cashOut'> = async (stage, { party: id, amount, by }) => {
  const { account, region } = partyOf(stage, id);
  const treasury = stage.clientOf(by?.name ?? officeKey('treasury', region));
  const intent = buildCashOut({ party: account, amount, deadline: deadlineOf(stage) });
  const signature = await signCashOut(stage.keys.of(id), treasury.deployment, intent);
  await payCash(treasury, { intent, signature, ref: randomSalt() });
  return done;
};
