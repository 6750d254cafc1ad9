import { appropriate } from '../../../actions/bureau/appropriate.ts';
import { createProgramme } from '../../../actions/bureau/createProgramme.ts';
import { fundProgramme } from '../../../actions/treasury/fundProgramme.ts';
import { randomSalt } from '../../../intents/randomSalt.ts';
import type { Rules } from '../../../programmes/rules.ts';
import type { ScenarioProgramme, ScenarioRegion } from '../../scenario.ts';
import { officeKey } from '../officeKey.ts';
import type { Stage } from '../stage.ts';

/** Appropriates each region's deposit and budgets, then publishes and funds its programmes. */
export async function publishProgrammes(stage: Stage): Promise<void> {
  await Promise.all(stage.scenario.regions.map((region) => appropriateAll(stage, region)));
  // One after the other, so that the programmes' numbers are in the order of the file.
  for (const programme of stage.scenario.programmes) await publish(stage, programme);
}

async function appropriateAll({ scenario, clientOf }: Stage, { code, deposit }: ScenarioRegion): Promise<void> {
  const budgets = scenario.programmes.filter(({ region }) => region === code);
  const amount = budgets.reduce((sum, { budget }) => sum + budget, deposit);
  if (amount === 0n) return;
  const parameters = { region: code, amount, ref: randomSalt() };
  await appropriate(clientOf(officeKey('bureau', code)), parameters);
  await appropriate(clientOf(officeKey('treasury', code)), parameters);
}

async function publish({ clientOf, programmes, facts }: Stage, programme: ScenarioProgramme): Promise<void> {
  const { id, region, budget } = programme;
  const bureau = clientOf(officeKey('bureau', region));
  const { programme: number } = await createProgramme(bureau, { region, rules: rulesOf(programme) });
  if (budget > 0n) {
    await fundProgramme(clientOf(officeKey('treasury', region)), { programme: number, amount: budget });
    facts.budgets.push({ programme: id, region, amount: budget });
  }
  programmes.set(id, { id, number, region });
}

function rulesOf({ id, ratios, relatedParty, ...programme }: ScenarioProgramme): Rules {
  return {
    ...programme,
    name: id,
    ratios: ratios.map(({ host, category, bp }) => ({
      ...(host === '*' ? {} : { host }),
      ...(category === '*' ? {} : { category }),
      bp,
    })),
    relatedAllowed: relatedParty === 'ALLOW',
  };
}
