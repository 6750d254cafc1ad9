import { invalidArgument } from '../errors/invalidArgument.ts';
import { isUint32, obligationLimit } from './obligation.ts';
import type { Obligation } from './obligation.ts';
import type { SetOffFault, SetOffFaultKind, SetOffPlace } from './setOffFault.ts';
import type { SetOffFlow, SetOffSolution } from './setOffSolution.ts';
import { setOffWeight } from './setOffWeight.ts';

/**
 * Checks a solution, whoever made it, by the rule of contracts/settlement/SetOff.sol and in code of its own: the flows must
 * be a circulation within the obligations, and the potentials must prove it to be the heaviest.
 *
 * @param obligations - what was owed; without it the solution's own amounts are taken as that
 * @returns the first fault in the order of `SetOffFaultKind`, except that a wrong sum comes last; `undefined` if there is none
 * @throws {TongduiError} `ArgumentInvalid` if `obligations` has a pair twice
 */
export function findSetOffFault(
  solution: SetOffSolution,
  obligations: readonly Obligation[] = solution.flows,
): SetOffFault | undefined {
  return (
    findMalformed(solution) ??
    findIncomplete(solution.flows, obligations) ??
    findExceeding(solution.flows) ??
    findUnbalanced(solution) ??
    findNotMaximal(solution) ??
    findWrongSum(solution)
  );
}

function findMalformed({ cycle, regions, flows }: SetOffSolution): SetOffFault | undefined {
  if (!isUint32(cycle)) return fault('MALFORMED', { figure: 'cycle' });
  const parties = new Set(flows.flatMap(({ debtor, creditor }) => [debtor, creditor]));
  const known = new Set<number>();
  let last = -1;
  for (const { region, potential } of regions) {
    const isRight =
      isUint32(region) && region > last && parties.has(region) && BigInt.asIntN(64, potential) === potential;
    if (!isRight) return fault('MALFORMED', { region });
    known.add(region);
    last = region;
  }
  let before = { debtor: -1, creditor: -1 };
  for (const edge of flows) {
    const { debtor, creditor, amount, flow } = edge;
    const isAfter = debtor > before.debtor || (debtor === before.debtor && creditor > before.creditor);
    const isKnown = known.has(debtor) && known.has(creditor) && debtor !== creditor;
    const isInRange = amount > 0n && amount <= obligationLimit && flow >= 0n;
    if (!isAfter || !isKnown || !isInRange) return faultAt('MALFORMED', edge);
    before = edge;
  }
  return undefined;
}

function findIncomplete(flows: readonly SetOffFlow[], obligations: readonly Obligation[]): SetOffFault | undefined {
  const owed = new Map<string, Obligation>();
  for (const obligation of obligations) {
    const key = keyOf(obligation);
    if (owed.has(key)) throw invalidArgument(new RangeError(`obligations: ${key} is there twice`));
    owed.set(key, obligation);
  }
  for (const edge of flows) {
    if (owed.get(keyOf(edge))?.amount !== edge.amount) return faultAt('INCOMPLETE', edge);
    owed.delete(keyOf(edge));
  }
  const missing = [...owed.values()].find(({ amount }) => amount !== 0n);
  return missing && faultAt('INCOMPLETE', missing);
}

function findExceeding(flows: readonly SetOffFlow[]): SetOffFault | undefined {
  const exceeding = flows.find(({ amount, flow }) => flow > amount);
  return exceeding && faultAt('EXCEEDS', exceeding);
}

function findUnbalanced({ regions, flows }: SetOffSolution): SetOffFault | undefined {
  const balances = new Map<number, bigint>();
  const add = (region: number, amount: bigint) => balances.set(region, (balances.get(region) ?? 0n) + amount);
  for (const { debtor, creditor, flow } of flows) {
    add(debtor, -flow);
    add(creditor, flow);
  }
  const unbalanced = regions.find(({ region }) => balances.get(region) !== 0n);
  return unbalanced && fault('UNBALANCED', { region: unbalanced.region });
}

function findNotMaximal({ cycle, regions, flows }: SetOffSolution): SetOffFault | undefined {
  const potentials = new Map(regions.map(({ region, potential }) => [region, potential]));
  const unproved = flows.find(({ debtor, creditor, amount, flow }) => {
    const climb = (potentials.get(creditor) ?? 0n) - (potentials.get(debtor) ?? 0n);
    const weight = setOffWeight(cycle, debtor, creditor);
    return (flow < amount && climb < weight) || (flow > 0n && climb > weight);
  });
  return unproved && faultAt('NOT_MAXIMAL', unproved);
}

function findWrongSum({ gross, setOff, residual, flows }: SetOffSolution): SetOffFault | undefined {
  const owed = flows.reduce((sum, { amount }) => sum + amount, 0n);
  const set = flows.reduce((sum, { flow }) => sum + flow, 0n);
  if (gross !== owed) return fault('MALFORMED', { figure: 'gross' });
  if (setOff !== set) return fault('MALFORMED', { figure: 'setOff' });
  return residual === owed - set ? undefined : fault('MALFORMED', { figure: 'residual' });
}

const keyOf = ({ debtor, creditor }: Pick<Obligation, 'debtor' | 'creditor'>) => `${debtor}>${creditor}`;

function fault(kind: SetOffFaultKind, at: SetOffPlace): SetOffFault {
  return { kind, at };
}

function faultAt(kind: SetOffFaultKind, { debtor, creditor }: Pick<Obligation, 'debtor' | 'creditor'>): SetOffFault {
  return fault(kind, { debtor, creditor });
}
