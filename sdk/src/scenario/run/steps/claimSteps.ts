import { acceptOrders } from '../../../actions/agency/acceptOrders.ts';
import { clawBackOrder } from '../../../actions/agency/clawBackOrder.ts';
import { disputeOrder } from '../../../actions/agency/disputeOrder.ts';
import { resolveOrder } from '../../../actions/agency/resolveOrder.ts';
import { verifyOrders } from '../../../actions/agency/verifyOrders.ts';
import { confirmClaim } from '../../../actions/public/confirmClaim.ts';
import { escalateOrder } from '../../../actions/public/escalateOrder.ts';
import type { TongduiClient } from '../../../clients/tongduiClient.ts';
import { buildConfirmation, signConfirmation } from '../../../intents/confirmation.ts';
import { randomSalt } from '../../../intents/randomSalt.ts';
import type { Hex } from 'viem';
import type { Actor } from '../../scenario.ts';
import { claimFor } from '../claimFor.ts';
import { countersign } from '../countersign.ts';
import { deadlineOf } from '../deadline.ts';
import { orderOf } from '../lookUp.ts';
import { stranger } from '../officeKey.ts';
import { payFor } from '../payFor.ts';
import { hostsAgency, issuersAgency, otherPartyOf, reviewerOf } from '../reviewers.ts';
import type { Stage, StagedOrder } from '../stage.ts';
import { done } from '../stepOutcome.ts';
import type { StepRun } from '../stepOutcome.ts';

export const claim: StepRun<'claim'> = async (stage, { order, ...terms }) => {
  return { results: await claimFor(stage, orderOf(stage, order), terms) };
};

export const confirm: StepRun<'confirm'> = async (stage, { order: name, by }) => {
  const order = orderOf(stage, name);
  const intent = buildConfirmation({ order: order.hash, deadline: deadlineOf(stage) });
  const signer = stage.keys.of(by?.name ?? otherPartyOf(order));
  const signature = await signConfirmation(signer, stage.anyone.deployment, intent);
  await confirmClaim(stage.anyone, { intent, signature });
  return done;
};

/** At home and on REIMBURSE nobody verifies: the issuer's agency tries, and is refused for the state. */
export const verify: StepRun<'verify'> = async (stage, { order: name, by }) => {
  const order = orderOf(stage, name);
  await verifyOrders(stage.clientOf(by?.name ?? reviewerOf(stage, order)), { orders: [order.hash] });
  return done;
};

export const accept: StepRun<'accept'> = async (stage, { order: name, by }) => {
  const order = orderOf(stage, name);
  await acceptOrders(stage.clientOf(by?.name ?? issuersAgency(order)), { orders: [order.hash] });
  return done;
};

export const escalate: StepRun<'escalate'> = async (stage, { order: name, by }) => {
  await escalateOrder(stage.clientOf(by?.name ?? stranger), { order: orderOf(stage, name).hash });
  return done;
};

export const dispute: StepRun<'dispute'> = async (stage, { order: name, reason, by }) => {
  const order = orderOf(stage, name);
  await disputeOrder(stage.clientOf(by?.name ?? issuersAgency(order)), { order: order.hash, reason });
  return done;
};

/** The council resolves by itself. */
export const resolve: StepRun<'resolve'> = async (stage, { order: name, outcome, by }) => {
  const order = orderOf(stage, name);
  const act = (client: TongduiClient, ref: Hex) => resolveOrder(client, { order: order.hash, outcome, ref });
  if (by?.name === 'council') await act(stage.clientOf('council'), randomSalt());
  else await byBothAgencies(stage, order, by, act);
  return done;
};

export const clawback: StepRun<'clawback'> = async (stage, { order: name, amount, by }) => {
  const order = orderOf(stage, name);
  await byBothAgencies(stage, order, by, (client, ref) => clawBackOrder(client, { order: order.hash, amount, ref }));
  return done;
};

/** The issuer's agency records, the host's decides; at home its one does it at once. */
async function byBothAgencies(
  stage: Stage,
  order: StagedOrder,
  by: Actor | undefined,
  act: (client: TongduiClient, ref: Hex) => Promise<unknown>,
): Promise<void> {
  const [first, last] = [issuersAgency(order), by?.name ?? hostsAgency(order)];
  if (issuersAgency(order) === hostsAgency(order)) await act(stage.clientOf(last), randomSalt());
  else await countersign(stage, [first, last], act);
}

export const pay: StepRun<'pay'> = async (stage, { order: name, by }) => {
  stage.facts.payments.push(await payFor(stage, orderOf(stage, name), by?.name));
  return done;
};
