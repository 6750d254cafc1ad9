import { solidityPackedKeccak256 } from 'ethers';
import { packFlow, unpackFlow } from '../../../sdk/src/settlement/flowWord.ts';
import { proposalOf } from '../../../sdk/src/settlement/proposal.ts';
import type { Proposal } from '../../../sdk/src/settlement/proposal.ts';
import type { SetOffFlow, SetOffSolution } from '../../../sdk/src/settlement/setOffSolution.ts';
import { solveSetOff } from '../../../sdk/src/settlement/solveSetOff.ts';

/** The answer that counts, for obligations of which there is at least one. */
export type Right = { readonly solution: SetOffSolution; readonly proposal: Proposal };

/** A proposal, and the refusal that it must meet, as `Name(figure, ...)`. */
export type Wrong = { readonly proposal: Proposal; readonly error: string };

/** Numbers below `bound`, which is at least 1. */
export type Dice = (bound: number) => number;

/** `undefined` where the obligations do not allow to be wrong in this way. */
export type Spoil = (right: Right, dice: Dice) => Wrong | undefined;

const MOST_FLOW = 2n ** 112n - 1n;

const malformed = (proposal: Proposal, position: number): Wrong => ({
  proposal,
  error: `ProposalMalformed(${position})`,
});
const exceeds = (proposal: Proposal, amount: bigint, owed: bigint): Wrong => ({
  proposal,
  error: `ExceedsObligation(${amount}, ${owed})`,
});
const withFlows = ({ solution, proposal }: Right, flows: readonly SetOffFlow[]): Proposal =>
  proposalOf({ ...solution, flows }, proposal.epoch);
const withFlow = (right: Right, at: number, flow: bigint): readonly SetOffFlow[] =>
  right.solution.flows.with(at, { ...right.solution.flows[at]!, flow });

/** Where money comes out of the proposal's flows for a region that does not go in, or the other way round. */
function unbalanced(flows: readonly SetOffFlow[]): string | undefined {
  const regions = [...new Set(flows.flatMap(({ debtor, creditor }) => [debtor, creditor]))].sort((a, b) => a - b);
  for (const region of regions) {
    const sum = (of: readonly SetOffFlow[]) => of.reduce((total, { flow }) => total + flow, 0n);
    const paidOut = sum(flows.filter(({ debtor }) => debtor === region));
    const received = sum(flows.filter(({ creditor }) => creditor === region));
    if (paidOut !== received) return `SetOffUnbalanced(${region}, ${paidOut}, ${received})`;
  }
  return undefined;
}

/** The weight of a fen on debtor>creditor, not by the SDK's own hash. */
export function weightOf(cycle: number, debtor: number, creditor: number): bigint {
  const hash = solidityPackedKeccak256(['uint32', 'uint32', 'uint32'], [cycle, debtor, creditor]);
  return 2n ** 48n + BigInt(hash.slice(0, 10));
}

/** The first edge at which the potentials do not prove the flows to be the heaviest. */
function unproved(cycle: number, flows: readonly SetOffFlow[], { regions, potentials }: Proposal): string | undefined {
  const potentialOf = (region: number) => potentials[regions.indexOf(region)]!;
  const edge = flows.find(({ debtor, creditor, amount, flow }) => {
    const gain = weightOf(cycle, debtor, creditor) - (potentialOf(creditor) - potentialOf(debtor));
    return (gain > 0n && flow < amount) || (gain < 0n && flow > 0n);
  });
  return edge && `SetOffNotMaximal(${edge.debtor}, ${edge.creditor})`;
}

function notMaximal(right: Right, flows: readonly SetOffFlow[], potentials = right.proposal.potentials) {
  const proposal = { ...withFlows(right, flows), potentials };
  const error = unproved(right.solution.cycle, flows, proposal);
  return error === undefined ? undefined : { proposal, error };
}

function missing(right: Right, proposal: Proposal, flows: readonly SetOffFlow[]): Wrong {
  const covered = flows.reduce((sum, { amount }) => sum + amount, 0n);
  return { proposal, error: unbalanced(flows) ?? `ProposalIncomplete(${covered}, ${right.solution.gross})` };
}

/** Places of the edges of a loop along which something flows, if there is one. */
function findLoop(flows: readonly SetOffFlow[]): readonly number[] {
  const path: number[] = [];
  let at = flows.findIndex(({ flow }) => flow > 0n);
  while (at !== -1) {
    const start = path.findIndex((place) => flows[place]!.debtor === flows[at]!.debtor);
    if (start !== -1) return path.slice(start);
    path.push(at);
    const { creditor } = flows[at]!;
    at = flows.findIndex(({ debtor, flow }) => debtor === creditor && flow > 0n);
  }
  return [];
}

/** The proposal with a word more, of these places, where it belongs. */
function withWord({ proposal }: Right, debtorAt: number, creditorAt: number, flow: bigint): Proposal {
  const flows = [...proposal.flows, packFlow({ debtorAt, creditorAt, flow })];
  return { ...proposal, flows: flows.sort((a, b) => (a < b ? -1 : 1)) };
}

/** The answer of another cycle that sets off as much along other edges. */
function otherCircuit({ solution: { cycle, flows, setOff } }: Right): SetOffSolution | undefined {
  for (let other = cycle + 1; other < cycle + 9; other += 1) {
    const solution = solveSetOff({ cycle: other, obligations: flows });
    if (solution.setOff === setOff && solution.flows.some(({ flow }, i) => flow !== flows[i]!.flow)) return solution;
  }
  return undefined;
}

const aroundLoop =
  (by: (flows: readonly bigint[]) => bigint): Spoil =>
  (right) => {
    const { flows } = right.solution;
    const loop = findLoop(flows);
    if (loop.length === 0) return undefined;
    const amount = by(loop.map((at) => flows[at]!.flow));
    const changed = flows.map((edge, at) => (loop.includes(at) ? { ...edge, flow: edge.flow + amount } : edge));
    const over = changed.find(({ amount: owed, flow }) => flow > owed);
    if (over !== undefined) return exceeds(withFlows(right, changed), over.flow, over.amount);
    return notMaximal(right, changed);
  };
const byOneFen =
  (by: 1n | -1n): Spoil =>
  (right, dice) => {
    const at = dice(right.solution.flows.length);
    const { amount, flow } = right.solution.flows[at]!;
    if (flow + by < 0n) return undefined;
    const flows = withFlow(right, at, flow + by);
    const proposal = withFlows(right, flows);
    return flow + by > amount ? exceeds(proposal, flow + by, amount) : { proposal, error: unbalanced(flows)! };
  };
const potentialOffBy =
  (by: 1n | -1n): Spoil =>
  (right, dice) => {
    const { potentials } = right.proposal;
    const at = dice(potentials.length);
    return notMaximal(right, right.solution.flows, potentials.with(at, potentials[at]! + by));
  };

/** Every way of being wrong. */
export const wrongs: { readonly [kind: string]: Spoil } = {
  'one fen more on one edge': byOneFen(1n),
  'one fen less on one edge': byOneFen(-1n),
  'one fen more around a loop': aroundLoop(() => 1n),
  'one fen less around a loop': aroundLoop(() => -1n),
  'a whole loop less': aroundLoop((flows) => -flows.reduce((least, flow) => (flow < least ? flow : least))),
  'nothing set off': (right) =>
    notMaximal(
      right,
      right.solution.flows.map((edge) => ({ ...edge, flow: 0n })),
    ),
  'more than is owed on an edge': (right, dice) => {
    const at = dice(right.solution.flows.length);
    const { amount } = right.solution.flows[at]!;
    const flow = dice(2) === 0 ? amount + 1n : MOST_FLOW;
    return exceeds(withFlows(right, withFlow(right, at, flow)), flow, amount);
  },
  'an edge left out': (right, dice) => {
    const flows = right.solution.flows.toSpliced(dice(right.solution.flows.length), 1);
    return missing(right, withFlows(right, flows), flows);
  },
  'a region left out': (right, dice) => {
    const { region } = right.solution.regions[dice(right.solution.regions.length)]!;
    const flows = right.solution.flows.filter(({ debtor, creditor }) => debtor !== region && creditor !== region);
    const regions = right.solution.regions.filter((other) => other.region !== region);
    return missing(right, proposalOf({ ...right.solution, regions, flows }, right.proposal.epoch), flows);
  },
  'everything left out': (right) =>
    missing(right, { epoch: right.proposal.epoch, regions: [], potentials: [], flows: [] }, []),
  'a region twice': ({ proposal }, dice) => {
    const at = dice(proposal.regions.length);
    const regions = proposal.regions.toSpliced(at, 0, proposal.regions[at]!);
    return malformed({ ...proposal, regions, potentials: [0n, ...proposal.potentials] }, at + 1);
  },
  'regions out of order': ({ proposal }, dice) => {
    const at = 1 + dice(proposal.regions.length - 1);
    const regions = proposal.regions.toSpliced(at - 1, 2, proposal.regions[at]!, proposal.regions[at - 1]!);
    return malformed({ ...proposal, regions }, at);
  },
  'a potential too few': ({ proposal }) =>
    malformed({ ...proposal, potentials: proposal.potentials.slice(1) }, proposal.regions.length),
  'a potential too many': ({ proposal }) =>
    malformed({ ...proposal, potentials: [...proposal.potentials, 0n] }, proposal.regions.length),
  'an edge twice': ({ proposal }, dice) => {
    const at = dice(proposal.flows.length);
    return malformed({ ...proposal, flows: proposal.flows.toSpliced(at, 0, proposal.flows[at]!) }, at + 1);
  },
  'an edge in two parts': ({ proposal }, dice) => {
    const at = dice(proposal.flows.length);
    const { flow, ...places } = unpackFlow(proposal.flows[at]!);
    if (flow < 2n) return undefined;
    const parts = [1n, flow - 1n].map((part) => packFlow({ ...places, flow: part }));
    return malformed({ ...proposal, flows: proposal.flows.toSpliced(at, 1, ...parts) }, at + 1);
  },
  'edges out of order': ({ proposal }, dice) => {
    if (proposal.flows.length < 2) return undefined;
    const at = 1 + dice(proposal.flows.length - 1);
    const swapped = [proposal.flows[at]!, proposal.flows[at - 1]!];
    return malformed({ ...proposal, flows: proposal.flows.toSpliced(at - 1, 2, ...swapped) }, at);
  },
  'a place beyond the regions': ({ proposal }, dice) => {
    const at = dice(proposal.flows.length);
    const places = unpackFlow(proposal.flows[at]!);
    const beyond = proposal.regions.length + dice(2) * (65_535 - proposal.regions.length);
    const word = packFlow({ ...places, ...(dice(2) === 0 ? { debtorAt: beyond } : { creditorAt: beyond }) });
    return malformed({ ...proposal, flows: proposal.flows.with(at, word) }, at);
  },
  'a bit above the word': ({ proposal }, dice) => {
    const at = dice(proposal.flows.length);
    const word = proposal.flows[at]! | (1n << BigInt(144 + dice(112)));
    return malformed({ ...proposal, flows: proposal.flows.with(at, word) }, at);
  },
  'a debt to oneself': (right, dice) => {
    const at = dice(right.proposal.regions.length);
    return exceeds(withWord(right, at, at, 1n), 1n, 0n);
  },
  'a debt that nobody has': (right, dice) => {
    const { regions } = right.proposal;
    const known = new Set(right.proposal.flows.map((word) => word >> 112n));
    const free = regions
      .flatMap((_, debtorAt) => regions.map((__, creditorAt) => ({ debtorAt, creditorAt })))
      .filter(
        (places) => places.debtorAt !== places.creditorAt && !known.has(packFlow({ ...places, flow: 0n }) >> 112n),
      );
    if (free.length === 0) return undefined;
    const { debtorAt, creditorAt } = free[dice(free.length)]!;
    return exceeds(withWord(right, debtorAt, creditorAt, 7n), 7n, 0n);
  },
  'one potential a unit too high': potentialOffBy(1n),
  'one potential a unit too low': potentialOffBy(-1n),
  'no potentials to speak of': (right) =>
    notMaximal(
      right,
      right.solution.flows,
      right.proposal.potentials.map(() => 0n),
    ),
  'a lighter circulation of the same sum, proved for another cycle': (right) => {
    const other = otherCircuit(right);
    return other && notMaximal(right, other.flows, proposalOf(other, 0).potentials);
  },
  'a lighter circulation of the same sum, with the right potentials': (right) => {
    const other = otherCircuit(right);
    return other && notMaximal(right, other.flows);
  },
  'the running epoch': ({ proposal }) => ({
    proposal: { ...proposal, epoch: proposal.epoch + 1 },
    error: `EpochNotCovered(${proposal.epoch + 1}, ${proposal.epoch})`,
  }),
  'an epoch before anything was owed': ({ proposal }) => ({
    proposal: { ...proposal, epoch: 0 },
    error: `EpochNotCovered(0, ${proposal.epoch})`,
  }),
};
