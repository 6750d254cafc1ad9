import { setNetDebitCap } from '../../../actions/council/setNetDebitCap.ts';
import { clearCycle, prepareCycle } from '../../../actions/public/clearCycle.ts';
import { proposeSetOff } from '../../../actions/public/proposeSetOff.ts';
import { discharge as dischargeObligation } from '../../../actions/treasury/discharge.ts';
import { setAcceptanceQuota } from '../../../actions/treasury/setAcceptanceQuota.ts';
import { proposalOf } from '../../../settlement/proposal.ts';
import type { SetOffSolution } from '../../../settlement/setOffSolution.ts';
import type { StepOf } from '../../scenario.ts';
import { countersign } from '../countersign.ts';
import { officeKey, stranger } from '../officeKey.ts';
import type { Stage } from '../stage.ts';
import { done } from '../stepOutcome.ts';
import type { StepRun } from '../stepOutcome.ts';

export const clear: StepRun<'clear'> = async (stage, { by }) => {
  await endEpoch(stage);
  const { solution, act } = await clearCycle(stage.clientOf(by?.name ?? stranger));
  const { cycle, gross, setOff, residual, flows } = solution;
  if (act) stage.facts.cycles.push({ step: stage.step, cycle, flows });
  return { results: { gross, setOff, residual } };
};

/** The file's flows under the solver's potentials, which prove the right ones and no others. */
export const setOff: StepRun<'setOff'> = async (stage, { flows, by }) => {
  await endEpoch(stage);
  const client = stage.clientOf(by?.name ?? stranger);
  const { solution, proposal } = await prepareCycle(client);
  const proposed = withFlows(solution, flows);
  await proposeSetOff(client, proposalOf(proposed, proposal.epoch));
  if (proposed.setOff > 0n) {
    stage.facts.cycles.push({ step: stage.step, cycle: proposed.cycle, flows: proposed.flows });
  }
  return done;
};

export const discharge: StepRun<'discharge'> = async (stage, { issuer, host, amount, by }) => {
  const parties = [officeKey('treasury', issuer), by?.name ?? 'central'] as const;
  await countersign(stage, parties, (client, ref) =>
    dischargeObligation(client, { debtor: issuer, creditor: host, amount, ref }),
  );
  stage.facts.discharges.push({ step: stage.step, debtor: issuer, creditor: host, amount });
  return done;
};

export const setCap: StepRun<'setCap'> = async (stage, { region, netDebitCap, acceptanceQuota, by }) => {
  if (netDebitCap !== undefined) {
    await setNetDebitCap(stage.clientOf(by?.name ?? 'council'), { region, cap: netDebitCap });
  }
  if (acceptanceQuota !== undefined) {
    const treasury = stage.clientOf(by?.name ?? officeKey('treasury', region));
    await setAcceptanceQuota(treasury, { region, quota: acceptanceQuota });
  }
  return done;
};

/** An epoch of a rehearsal is one block: after an empty one all that is owed was owed at the end of an epoch. */
async function endEpoch({ chain }: Stage): Promise<void> {
  await chain.mineTogether([]);
}

/** A solution with other flows: a pair that owes nothing is put in where the file sets something off on it. */
function withFlows(solution: SetOffSolution, proposed: StepOf<'setOff'>['flows']): SetOffSolution {
  const keyOf = (debtor: number, creditor: number) => `${debtor}>${creditor}`;
  const asked = new Map(proposed.map(({ issuer, host, amount }) => [keyOf(issuer, host), amount]));
  const open = new Set(solution.flows.map(({ debtor, creditor }) => keyOf(debtor, creditor)));
  const flows = [
    ...solution.flows.map((edge) => ({ ...edge, flow: asked.get(keyOf(edge.debtor, edge.creditor)) ?? 0n })),
    ...proposed
      .filter(({ issuer, host, amount }) => amount > 0n && !open.has(keyOf(issuer, host)))
      .map(({ issuer, host, amount }) => ({ debtor: issuer, creditor: host, amount: 0n, flow: amount })),
  ].sort((a, b) => a.debtor - b.debtor || a.creditor - b.creditor);
  const potentials = new Map(solution.regions.map(({ region, potential }) => [region, potential]));
  const parties = [...new Set(flows.flatMap(({ debtor, creditor }) => [debtor, creditor]))].sort((a, b) => a - b);
  const setOffSum = flows.reduce((sum, { flow }) => sum + flow, 0n);
  return {
    ...solution,
    setOff: setOffSum,
    residual: solution.gross - setOffSum,
    regions: parties.map((region) => ({ region, potential: potentials.get(region) ?? 0n })),
    flows,
  };
}
