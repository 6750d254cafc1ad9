import { acceptOrders } from '../../../actions/agency/acceptOrders.ts';
import { approveOrder as approve } from '../../../actions/agency/approveOrder.ts';
import { verifyOrders } from '../../../actions/agency/verifyOrders.ts';
import { cancelOrder } from '../../../actions/public/cancelOrder.ts';
import { buildCancellation, signCancellation } from '../../../intents/cancellation.ts';
import { randomSalt } from '../../../intents/randomSalt.ts';
import type { ScenarioInvoice, StepOf } from '../../scenario.ts';
import { claimFor } from '../claimFor.ts';
import { deadlineOf } from '../deadline.ts';
import { orderOf } from '../lookUp.ts';
import { payFor } from '../payFor.ts';
import { placeFor } from '../placeFor.ts';
import { isReviewedAbroad, issuersAgency, reviewerOf } from '../reviewers.ts';
import type { Stage, StagedOrder } from '../stage.ts';
import { done } from '../stepOutcome.ts';
import type { StepRun } from '../stepOutcome.ts';
import { useTogether } from '../useTogether.ts';
import type { UsedOrder } from '../useTogether.ts';

export const order: StepRun<'order'> = async (stage, step) => {
  const placed = await placeFor(stage, step);
  name(stage, placed);
  const { price, subsidy } = placed.intent;
  return { results: { subsidy, coPayment: price - subsidy } };
};

export const approveOrder: StepRun<'approveOrder'> = async (stage, { order: named, by }) => {
  const placed = orderOf(stage, named);
  await approve(stage.clientOf(by?.name ?? issuersAgency(placed)), { order: placed.hash });
  return done;
};

/** Both sign, or `signedBy` alone; `by` stands in the place of the last signer. */
export const cancel: StepRun<'cancel'> = async (stage, { order: named, signedBy, by }) => {
  const { anyone, keys } = stage;
  const placed = orderOf(stage, named);
  const intent = buildCancellation({ order: placed.hash, deadline: deadlineOf(stage) });
  const sign = (signer: string) => signCancellation(keys.of(signer), anyone.deployment, intent);
  const alone = signedBy === undefined ? undefined : (by ?? signedBy).name;
  // Who is neither of the two can only sign in the lab's place.
  const byEnterprise = alone === undefined || alone === placed.enterprise ? placed.enterprise : undefined;
  const byLab = alone === undefined ? (by?.name ?? placed.lab) : alone === placed.enterprise ? undefined : alone;
  await cancelOrder(anyone, {
    intent,
    enterpriseSignature: byEnterprise === undefined ? undefined : await sign(byEnterprise),
    labSignature: byLab === undefined ? undefined : await sign(byLab),
  });
  return done;
};

/**
 * A whole order in one step, with a fresh invoice over the whole price unless the file gives one. All of it is tried in one
 * block first; act by act, with the refusal that stops it, where that does not go through.
 */
export const use: StepRun<'use'> = async (stage, step) => {
  const invoice = step.invoice ?? freshInvoice(step.price);
  const {
    order: placed,
    results,
    payment,
  } = (await useTogether(stage, step, invoice)) ?? (await useActByAct(stage, step, invoice));
  name(stage, placed);
  stage.facts.payments.push(payment);
  return { results };
};

async function useActByAct(stage: Stage, step: StepOf<'use'>, invoice: ScenarioInvoice): Promise<UsedOrder> {
  const placed = await placeFor(stage, step);
  const orders = [placed.hash];
  if (placed.terms.preApproval) await approve(stage.clientOf(issuersAgency(placed)), { order: placed.hash });
  const results = await claimFor(stage, placed, { invoice });
  if (isReviewedAbroad(placed)) await verifyOrders(stage.clientOf(reviewerOf(stage, placed)), { orders });
  await acceptOrders(stage.clientOf(issuersAgency(placed)), { orders });
  return { order: placed, results, payment: await payFor(stage, placed) };
}

function name({ orders }: Stage, placed: StagedOrder): void {
  if (placed.name !== undefined) orders.set(placed.name, placed);
}

/** 256 random bits are no invoice of the file. */
function freshInvoice(amount: bigint): ScenarioInvoice {
  return { code: 'FRESH', number: randomSalt(), amount };
}
