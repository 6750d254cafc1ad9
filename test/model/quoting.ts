import { dayOf, toDay } from './clock.ts';
import { isBlocked, isRegionSuspended } from './credit.ts';
import { optionalAmount, optionalText, text, amount, toYuan } from './raw.ts';
import type { Raw } from './raw.ts';
import { findRecognition, isCovered, isListed } from './recognition.ts';
import type { Recognition } from './recognition.ts';
import { refuseFirstBroken } from './refusal.ts';
import type { Rule } from './refusal.ts';
import { areRelated } from './relations.ts';
import type { Model, Participant, Policy, Verb, Voucher } from './state.ts';
import { known } from './state.ts';
import { largestWithin, limitsOf, ratioOf } from './subsidy.ts';
import type { Binding, Limits } from './subsidy.ts';
import { participantOf, policyOf } from './books.ts';

/** What `order`, `quote` and `use` ask for. */
export type Wish = {
  readonly voucherName: string;
  readonly voucher: Voucher;
  readonly policy: Policy;
  /** The enterprise that the order names. */
  readonly enterprise: string;
  readonly lab: Participant;
  readonly category: string;
  readonly price: bigint;
  readonly stated?: bigint;
  readonly contractDay: number;
  readonly recognition?: Recognition;
};

/** Reads the fields that `order`, `quote` and `use` share. */
export function readWish(model: Model, step: Raw): Wish {
  const voucherName = text(step, 'voucher');
  const voucher = known(model.state.vouchers, voucherName);
  const policy = policyOf(model, voucher.programme);
  const lab = participantOf(model, text(step, 'lab'));
  const contractDate = optionalText(step, 'contractDate');
  return {
    voucherName,
    voucher,
    policy,
    enterprise: optionalText(step, 'enterprise') ?? voucher.holder,
    lab,
    category: text(step, 'category'),
    price: amount(step, 'price'),
    stated: optionalAmount(step, 'subsidy'),
    contractDay: contractDate === undefined ? dayOf(model.state.now) : toDay(contractDate),
    recognition: findRecognition(model, policy.region, lab.region),
  };
}

/** The order's ratio: the programme's, under the ceiling of the agreement. Only to be asked of a recognised pair. */
export function agreedRatio(wish: Wish): number {
  const ceiling = wish.recognition?.terms.ratioBp ?? 0;
  return Math.min(ratioOf(wish.policy, wish.lab.region, wish.category), ceiling);
}

/** The limits on the subsidy, and the largest within them. Only to be asked of a recognised pair. */
export function quoteOf(model: Model, wish: Wish): { limits: Limits; subsidy: bigint; binding: Binding } {
  const limits = limitsOf(model, wish.voucher, wish.price, agreedRatio(wish));
  return { limits, ...largestWithin(limits, wish.policy.unit) };
}

/** Classes 3 to 5: who, clocks, recognition. `order` and `quote` are refused by the same rules. */
export function standingRules(model: Model, wish: Wish): readonly Rule[] {
  const { voucher, policy, enterprise, lab, recognition } = wish;
  const agent = recognition?.terms.agent;
  return [
    ['NotHolder', () => enterprise !== voucher.holder],
    ['ParticipantInactive', () => lab.kind !== 'LAB'],
    ['RegionSuspended', () => isRegionSuspended(model, policy.region) || isRegionSuspended(model, lab.region)],
    ['CreditBlocked', () => isBlocked(model, enterprise) || isBlocked(model, lab.id)],
    ['CreditBlocked', () => agent !== undefined && isBlocked(model, agent)],
    ['RelatedParties', () => policy.blocksRelated && areRelated(model, enterprise, lab.id)],
    ['Retroactive', () => !policy.retroactive && wish.contractDay < voucher.issuedDay],
    ['UseExpired', () => model.state.now > voucher.useEnd],
    ['NotRecognised', () => recognition === undefined],
    ['LabNotListed', () => !isListed(model, lab, present(recognition))],
    ['CategoryNotCovered', () => !isCovered(policy, present(recognition).terms, lab, wish.category)],
  ];
}

/** `NotRecognised` comes before every rule that asks for the terms. */
function present(recognition: Recognition | undefined): Recognition {
  if (!recognition) throw new Error('The model asked for the terms of a pair without recognition.');
  return recognition;
}

export const quote: Verb = (model, step) => {
  const wish = readWish(model, step);

  refuseFirstBroken(standingRules(model, wish));

  const { subsidy, binding } = quoteOf(model, wish);
  return { subsidy: toYuan(subsidy), coPayment: toYuan(wish.price - subsidy), binding };
};
