import type { LocalAccount } from 'viem';
import { dayOf } from '../../calendar/day.ts';
import type { OrderIntent } from '../../intents/order.ts';
import type { StepOf } from '../scenario.ts';
import { deadlineOf } from './deadline.ts';
import { partyOf, voucherOf } from './lookUp.ts';
import type { Stage, StagedOrder } from './stage.ts';

/** An order as an `order` or `use` step describes it, before its subsidy is known and anything is signed. */
export type OrderDraft = {
  readonly order: Omit<OrderIntent, 'subsidy' | 'salt'>;
  /** Whose keys sign: the parties', or who stands in their places. */
  readonly enterprise: LocalAccount;
  readonly lab: LocalAccount;
  /** What later steps ask of the order. */
  readonly staged: Pick<StagedOrder, 'name' | 'programme' | 'enterprise' | 'lab' | 'host'>;
};

/** @throws {NameMissing} if there is no such voucher */
export function draftOrder(stage: Stage, step: StepOf<'order' | 'use'>): OrderDraft {
  const { keys } = stage;
  const voucher = voucherOf(stage, step.voucher);
  const enterprise = step.enterprise ?? voucher.holder;
  const lab = partyOf(stage, step.lab);
  return {
    order: {
      enterprise: partyOf(stage, enterprise).account,
      lab: lab.account,
      voucher: voucher.id,
      category: step.category,
      price: step.price,
      contractDay: step.contractDate ?? dayOf(stage.now),
      deadline: deadlineOf(stage),
    },
    enterprise: keys.of(step.signedBy?.name ?? enterprise),
    lab: keys.of(step.by?.name ?? step.lab),
    staged: { name: step.as, programme: voucher.programme, enterprise, lab: step.lab, host: lab.region },
  };
}
