import { joinCompact } from '../../../actions/admin/joinCompact.ts';
import { signAgreement } from '../../../actions/admin/signAgreement.ts';
import { createCompact } from '../../../actions/council/createCompact.ts';
import type { Terms } from '../../../agreements/terms.ts';
import { randomSalt } from '../../../intents/randomSalt.ts';
import type { ScenarioAgreement, ScenarioCompact } from '../../scenario.ts';
import { officeKey } from '../officeKey.ts';
import type { Stage } from '../stage.ts';

/** Both admins sign each agreement; the council sets up each compact, and admins and council bring the members in. */
export async function signRecognition(stage: Stage): Promise<void> {
  const { scenario } = stage;
  for (const agreement of scenario.agreements) await sign(stage, agreement);
  // One after the other: of several compacts that hold both regions the oldest counts.
  for (const compact of scenario.compacts) await found(stage, compact);
}

async function sign({ clientOf, parties }: Stage, agreement: ScenarioAgreement): Promise<void> {
  const { issuer, host, agent } = agreement;
  const account = agent === undefined ? undefined : parties.get(agent)?.account;
  const terms = { ...termsOf(agreement), ...(account && { agent: account }) };
  const parameters = { issuer, host, terms, ref: randomSalt() };
  await signAgreement(clientOf(officeKey('admin', issuer)), parameters);
  await signAgreement(clientOf(officeKey('admin', host)), parameters);
}

async function found({ clientOf, compacts }: Stage, scenarioCompact: ScenarioCompact): Promise<void> {
  const { name, members, listing } = scenarioCompact;
  const council = clientOf('council');
  const { compact } = await createCompact(council, {
    name,
    terms: termsOf(scenarioCompact),
    joint: listing === 'JOINT',
  });
  compacts.set(name, compact);
  await Promise.all(
    members.map(async (region) => {
      const parameters = { compact, region, ref: randomSalt() };
      await joinCompact(clientOf(officeKey('admin', region)), parameters);
      await joinCompact(council, parameters);
    }),
  );
}

function termsOf(terms: ScenarioAgreement | ScenarioCompact): Terms {
  const { rail, ratioBp, exposureCap, categories, preApproval, challengeDays } = terms;
  return { rail, ratioBp, exposureCap, categories, preApproval, challengeDays };
}
