import { dayOf, lastSecondOf, toIso } from './clock.ts';
import { budgetOf, isUsable, participantOf, policyOf, returnToProgramme, treasuryOf } from './books.ts';
import { isBlocked, isRegionSuspended } from './credit.ts';
import { expireOrder } from './orders.ts';
import { amount, optionalText, text } from './raw.ts';
import { refuseFirstBroken } from './refusal.ts';
import type { Model, Result, Verb, Voucher } from './state.ts';
import { known } from './state.ts';

export const issue: Verb = (model, step, key): Result => {
  const { state } = model;
  const policy = policyOf(model, text(step, 'programme'));
  const budget = budgetOf(model, policy.id);
  const holder = participantOf(model, text(step, 'to'));
  const fen = amount(step, 'amount');
  const bureau = `bureau@${policy.region}`;
  const day = dayOf(state.now);

  refuseFirstBroken([
    ['ZeroAmount', () => fen === 0n],
    ['Unauthorized', () => (optionalText(step, 'by') ?? bureau) !== bureau],
    ['ParticipantInactive', () => holder.kind !== 'ENTERPRISE' && holder.kind !== 'TEAM'],
    ['ParticipantInactive', () => holder.region !== policy.region],
    ['RegionSuspended', () => isRegionSuspended(model, policy.region)],
    ['CreditBlocked', () => isBlocked(model, holder.id)],
    ['ProgrammeClosed', () => budget.isClosed || day > (policy.useBy ?? Infinity)],
    ['BudgetExhausted', () => fen > budget.unissued],
  ]);

  const useEnd = lastSecondOf(Math.min(day + policy.useDays, policy.useBy ?? Infinity));
  const redeemEnd = lastSecondOf(Math.min(day + policy.redeemDays, policy.redeemBy ?? Infinity));
  budget.unissued -= fen;
  state.vouchers.set(key, {
    programme: policy.id,
    holder: holder.id,
    issuedDay: day,
    useEnd,
    redeemEnd,
    left: fen,
    isEnded: false,
  });
  return { useBy: toIso(useEnd), redeemBy: toIso(redeemEnd) };
};

/** What is left leaves the voucher for good; what its open orders release later follows by `release`. */
function end(model: Model, voucher: Voucher): void {
  returnToProgramme(model, voucher.programme, voucher.left);
  voucher.left = 0n;
  voucher.isEnded = true;
}

export const revoke: Verb = (model, step) => {
  const voucher = known(model.state.vouchers, text(step, 'voucher'));
  const bureau = `bureau@${policyOf(model, voucher.programme).region}`;

  refuseFirstBroken([
    ['AlreadySettled', () => voucher.isEnded],
    ['Unauthorized', () => (optionalText(step, 'by') ?? bureau) !== bureau],
  ]);

  end(model, voucher);
};

/** `expire` of a voucher or of an order. */
export const expire: Verb = (model, step, key) => {
  if (step.order !== undefined) return expireOrder(model, step, key);
  const voucher = known(model.state.vouchers, text(step, 'voucher'));

  refuseFirstBroken([
    ['AlreadySettled', () => voucher.isEnded],
    ['NotDue', () => isUsable(model, voucher)],
  ]);

  end(model, voucher);
};

export const transfer: Verb = (model, step) => {
  const { holder } = known(model.state.vouchers, text(step, 'voucher'));

  refuseFirstBroken([
    ['Unauthorized', () => (optionalText(step, 'by') ?? holder) !== holder],
    ['NotTransferable', () => true],
  ]);
};

export const fund: Verb = (model, step) => {
  const policy = policyOf(model, text(step, 'programme'));
  const budget = budgetOf(model, policy.id);
  const treasury = treasuryOf(model, policy.region);
  const fen = amount(step, 'amount');
  const key = `treasury@${policy.region}`;

  refuseFirstBroken([
    ['ZeroAmount', () => fen === 0n],
    ['Unauthorized', () => (optionalText(step, 'by') ?? key) !== key],
    ['ProgrammeClosed', () => budget.isClosed],
    ['TreasuryShort', () => fen > treasury.free],
  ]);

  treasury.free -= fen;
  budget.budget += fen;
  budget.unissued += fen;
};

export const closeProgramme: Verb = (model, step) => {
  const policy = policyOf(model, text(step, 'programme'));
  const budget = budgetOf(model, policy.id);
  const key = `treasury@${policy.region}`;

  refuseFirstBroken([
    ['Unauthorized', () => (optionalText(step, 'by') ?? key) !== key],
    ['ProgrammeClosed', () => budget.isClosed],
  ]);

  const { unissued } = budget;
  budget.unissued = 0n;
  budget.isClosed = true;
  returnToProgramme(model, policy.id, unissued);
};
