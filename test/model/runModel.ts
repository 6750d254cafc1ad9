import { assertSound } from './assertSound.ts';
import { differences } from './checking.ts';
import { claim, confirm } from './claims.ts';
import { clawback } from './clawback.ts';
import { clear, setOff } from './clearing.ts';
import { DAY, toSeconds } from './clock.ts';
import { lift, report } from './credit.ts';
import { delist, endorse, join, leave, rotateKey } from './membership.ts';
import { openModel } from './openModel.ts';
import { approveOrder, cancel, order, orderOf } from './orders.ts';
import { quote } from './quoting.ts';
import { object, objects, optionalText, optionalWhole, text, toFen } from './raw.ts';
import type { Raw } from './raw.ts';
import { Refusal, refuseFirstBroken } from './refusal.ts';
import { relate, unrelate } from './relations.ts';
import { accept, dispute, escalate, pay, resolve, verify } from './reviews.ts';
import type { Model, Result, Verb } from './state.ts';
import { wasPaid } from './books.ts';
import { appropriate, cashOut, discharge, prefund, setCap, unfund } from './treasury.ts';
import { use } from './use.ts';
import { closeProgramme, expire, fund, issue, revoke, transfer } from './vouchers.ts';

export type ModelStep = {
  readonly index: number;
  readonly do: string;
  /** Whether the expectation of the step held. */
  readonly ok: boolean;
  /** The refusal, expected or not. */
  readonly error?: string;
  readonly result?: Result;
  /** What differs from the expectation, when it did not hold. */
  readonly why?: string;
};
export type ModelReport = { readonly title: string; readonly ok: boolean; readonly steps: readonly ModelStep[] };

const at: Verb = (model, step) => {
  moveClock(model, toSeconds(text(step, 'time')));
};

const advance: Verb = (model, step) => {
  const [days, hours, seconds] = ['days', 'hours', 'seconds'].map((key) => optionalWhole(step, key) ?? 0);
  moveClock(model, model.state.now + (days ?? 0) * DAY + (hours ?? 0) * 3600 + (seconds ?? 0));
};

function moveClock(model: Model, time: number): void {
  if (time < model.state.now) throw new Error('The clock of the scenario goes back.');
  model.state.now = time;
}

/** The chain is replayed by others; here the replay is taken as true. */
const audit: Verb = (_, step): Result => {
  refuseFirstBroken([['Unauthorized', () => (optionalText(step, 'by') ?? 'auditor') !== 'auditor']]);
  return { findings: 0 };
};

/** There is a certificate of a payment and of nothing else. */
const certify: Verb = (model, step) => {
  const paid = orderOf(model, step);
  refuseFirstBroken([['WrongState', () => !wasPaid(paid)]]);
};

const VERBS: { readonly [name: string]: Verb } = {
  at,
  advance,
  appropriate,
  fund,
  closeProgramme,
  prefund,
  unfund,
  issue,
  revoke,
  transfer,
  quote,
  order,
  approveOrder,
  cancel,
  claim,
  confirm,
  verify,
  accept,
  escalate,
  dispute,
  resolve,
  pay,
  expire,
  report,
  lift,
  relate,
  unrelate,
  clear,
  setOff,
  discharge,
  setCap,
  cashOut,
  clawback,
  join,
  leave,
  endorse,
  delist,
  rotateKey,
  use,
  audit,
  certify,
};

/**
 * Executes one step. A refused step leaves the state as it was. `check` compares and does nothing.
 * Throws only for a file that is not well formed and for a fault of the model itself.
 */
export function runStep(model: Model, step: Raw, index: number): ModelStep {
  const name = text(step, 'do');
  const expected = object(step, 'expect');
  if (name === 'check') {
    const why = differences(model, step).join(' ');
    return why === '' ? { index, do: name, ok: true } : { index, do: name, ok: false, why };
  }
  const verb = VERBS[name];
  if (!verb) throw new Error(`The model knows no act "${name}".`);
  const before = structuredClone(model.state);
  try {
    const result = verb(model, step, optionalText(step, 'as') ?? `#${index}`) ?? undefined;
    assertSound(model);
    const why = 'error' in expected ? `It was not refused with ${String(expected.error)}.` : mismatch(expected, result);
    return { index, do: name, ok: why === '', ...(result && { result }), ...(why !== '' && { why }) };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw new Error(`Step ${index}, ${name}: ${String(cause)}`, { cause });
    model.state = before;
    const { error } = cause;
    const isExpected = expected.error === error;
    return { index, do: name, ok: isExpected, error, ...(!isExpected && { why: `It was refused with ${error}.` }) };
  }
}

/** What the step names in `expect` and the result does not have, as a sentence; empty when all holds. */
function mismatch(expected: Raw, result: Result | undefined): string {
  const wrong = Object.entries(expected).filter(([key, wanted]) => !isSame(key, wanted, result?.[key]));
  return wrong.map(([key, wanted]) => `${key} is ${result?.[key]}, not ${String(wanted)}.`).join(' ');
}

function isSame(key: string, wanted: unknown, got: string | number | undefined): boolean {
  if (typeof wanted !== 'string' || typeof got !== 'string') return wanted === got;
  if (key === 'binding') return wanted === got;
  return key === 'useBy' || key === 'redeemBy' ? toSeconds(wanted) === toSeconds(got) : toFen(wanted) === toFen(got);
}

/** Runs a whole scenario file (docs/scenario-format.md) without a chain. All steps run, also after one that failed. */
export function runModel(scenario: unknown): ModelReport {
  const raw = scenario as Raw;
  const model = openModel(raw);
  assertSound(model);
  const steps = objects(raw, 'steps').map((step, index) => runStep(model, step, index));
  return { title: text(raw, 'title'), ok: steps.every(({ ok }) => ok), steps };
}
