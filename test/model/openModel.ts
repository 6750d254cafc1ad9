import { toDay, toSeconds } from './clock.ts';
import { amount, objects, optionalAmount, optionalText, optionalTexts, optionalWhole, text } from './raw.ts';
import type { Raw } from './raw.ts';
import type { Compact, Kind, Model, Participant, Policy, Rail, State, Terms, World } from './state.ts';
import { known } from './state.ts';

/** Reads the top level of a scenario and sets up the state before step 0 (docs/scenario-format.md, "Top level"). */
export function openModel(scenario: Raw): Model {
  const participants = objects(scenario, 'participants').map(readParticipant);
  const compacts = objects(scenario, 'compacts');
  const world: World = {
    regions: new Map(objects(scenario, 'regions').map((raw) => [text(raw, 'code'), { name: text(raw, 'name') }])),
    programmes: new Map(objects(scenario, 'programmes').map((raw) => [text(raw, 'id'), readPolicy(raw)])),
    agreements: objects(scenario, 'agreements').map((raw) => ({
      issuer: text(raw, 'issuer'),
      host: text(raw, 'host'),
      terms: readTerms(raw),
    })),
    compacts: compacts.map(readCompact),
    participants: new Map(participants.map((participant) => [participant.id, participant])),
  };
  const state: State = {
    now: toSeconds(text(scenario, 'clock')),
    turn: 0,
    cycles: 0,
    freshInvoices: 0,
    treasuries: new Map(),
    budgets: new Map(),
    pools: new Map(),
    deposits: new Map(),
    obligations: new Map(),
    vouchers: new Map(),
    orders: new Map(),
    invoices: new Set(),
    members: new Map(compacts.map((raw) => [text(raw, 'name'), new Set(optionalTexts(raw, 'members'))])),
    endorsements: new Map(),
    marks: new Map(),
    suspensionEnds: new Map(),
    relations: new Map(),
    inflows: new Map(),
  };
  for (const raw of objects(scenario, 'regions')) {
    const deposit = optionalAmount(raw, 'deposit') ?? 0n;
    state.treasuries.set(text(raw, 'code'), {
      free: deposit,
      locked: 0n,
      netDebitCap: optionalAmount(raw, 'netDebitCap'),
      acceptanceQuota: optionalAmount(raw, 'acceptanceQuota'),
    });
    state.inflows.set(text(raw, 'code'), deposit);
  }
  for (const raw of objects(scenario, 'programmes')) {
    const budget = amount(raw, 'budget');
    state.budgets.set(text(raw, 'id'), { budget, unissued: budget, isClosed: false });
    state.inflows.set(text(raw, 'region'), known(state.inflows, text(raw, 'region')) + budget);
  }
  for (const raw of objects(scenario, 'participants')) {
    if (raw.kind !== 'LAB') continue;
    const endorsers = new Set(optionalTexts(raw, 'endorsedBy'));
    state.endorsements.set(text(raw, 'id'), endorsers.add(text(raw, 'region')));
  }
  return { world, state };
}

function readPolicy(raw: Raw): Policy {
  const day = (key: string) => {
    const date = optionalText(raw, key);
    return date === undefined ? undefined : toDay(date);
  };
  return {
    id: text(raw, 'id'),
    region: text(raw, 'region'),
    series: optionalText(raw, 'series') ?? text(raw, 'id'),
    ratioBp: optionalWhole(raw, 'ratioBp') ?? 0,
    ratios: objects(raw, 'ratios').map((entry) => ({
      host: text(entry, 'host'),
      category: text(entry, 'category'),
      bp: optionalWhole(entry, 'bp') ?? 0,
    })),
    unit: optionalAmount(raw, 'unit') ?? 1n,
    orderCap: optionalAmount(raw, 'orderCap'),
    annualCap: optionalAmount(raw, 'annualCap'),
    firstUseCap: optionalAmount(raw, 'firstUseCap'),
    categories: optionalTexts(raw, 'categories'),
    useDays: optionalWhole(raw, 'useDays') ?? 0,
    redeemDays: optionalWhole(raw, 'redeemDays') ?? 0,
    useBy: day('useBy'),
    redeemBy: day('redeemBy'),
    retroactive: raw.retroactive === true,
    blocksRelated: raw.relatedParty !== 'ALLOW',
  };
}

function readTerms(raw: Raw): Terms {
  return {
    rail: text(raw, 'rail') as Rail,
    ratioBp: optionalWhole(raw, 'ratioBp') ?? 10_000,
    exposureCap: optionalAmount(raw, 'exposureCap'),
    categories: optionalTexts(raw, 'categories'),
    preApproval: raw.preApproval === true,
    challengeDays: optionalWhole(raw, 'challengeDays') ?? 7,
    agent: optionalText(raw, 'agent'),
  };
}

function readCompact(raw: Raw): Compact {
  return { name: text(raw, 'name'), isJoint: text(raw, 'listing') === 'JOINT', terms: readTerms(raw) };
}

function readParticipant(raw: Raw): Participant {
  return {
    id: text(raw, 'id'),
    kind: text(raw, 'kind') as Kind,
    region: text(raw, 'region'),
    group: optionalText(raw, 'controller') ?? text(raw, 'id'),
    categories: optionalTexts(raw, 'categories'),
  };
}
