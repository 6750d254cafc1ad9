import { describeState } from '../model/checking.ts';
import { openModel } from '../model/openModel.ts';
import type { Raw } from '../model/raw.ts';
import { runStep } from '../model/runModel.ts';

type Steps = { readonly steps: readonly Raw[] };

/** Steps, sections and keys of the clearing house, which is not built yet. */
const clearingSteps = ['clear', 'setOff', 'setCap', 'discharge'];

/** After so many steps the whole state is compared. */
const checkEvery = 8;

/**
 * A scenario with other rails in place of CLEARING, so that the rest of it can be run before the clearing house is built.
 *
 * @param rail - REIMBURSE, or POOL with an agent and a filled pool for each pair (compacts, which know no POOL, reimburse)
 */
export function withoutClearing(scenario: Raw, rail: 'REIMBURSE' | 'POOL'): Raw {
  const list = (key: string) => (scenario[key] ?? []) as readonly Raw[];
  const replaced = list('agreements').filter((agreement) => agreement.rail === 'CLEARING');
  const agentOf = ({ host }: Raw) => `agent-${String(host)}`;
  const agreements = list('agreements').map((agreement) => {
    if (agreement.rail !== 'CLEARING') return agreement;
    return rail === 'POOL' ? { ...agreement, rail, agent: agentOf(agreement) } : { ...agreement, rail };
  });
  const hosts = rail === 'POOL' ? [...new Set(replaced.map(({ host }) => String(host)))] : [];
  const agents = hosts.map((host) => ({ id: agentOf({ host }), kind: 'AGENT', region: host }));
  const prefunds =
    rail === 'POOL' ? replaced.map(({ issuer, host }) => ({ do: 'prefund', issuer, host, amount: '100.00' })) : [];
  return {
    ...scenario,
    regions: list('regions').map(({ netDebitCap: _, acceptanceQuota: __, ...region }) => region),
    agreements,
    compacts: list('compacts').map((compact) => ({ ...compact, rail: 'REIMBURSE' })),
    participants: [...list('participants'), ...agents],
    steps: [...prefunds, ...list('steps').filter((step) => !clearingSteps.includes(String(step.do)))],
  };
}

/**
 * The scenario with what the model makes of it in place of the file's own expectations: each step's refusal or results, and
 * every few steps a `check` of the whole state.
 */
export function expectByModel(scenario: Raw): Raw & Steps {
  const model = openModel(scenario);
  const steps: Raw[] = [];
  const given = (scenario.steps as readonly Raw[]).filter((step) => step.do !== 'check');
  for (const [index, { expect: _, ...step }] of given.entries()) {
    const names =
      step.order !== undefined ? model.state.orders : step.voucher !== undefined ? model.state.vouchers : undefined;
    const name = String(step.order ?? step.voucher);
    // A step that needs what the changed rails refused to make would be no scenario.
    if (names !== undefined && !names.has(name)) continue;
    const { error, result } = runStep(model, step, index);
    const expect = error === undefined ? result : { error };
    steps.push({ ...step, ...(expect !== undefined && { expect }) });
    if (index % checkEvery === checkEvery - 1) steps.push(describeState(model));
  }
  steps.push(describeState(model));
  return { ...scenario, steps };
}
