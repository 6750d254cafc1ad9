import type { LogPlace } from '../../audit/logs/auditLog.ts';
import { defineList } from '../../lists/defineList.ts';
import { placeOf } from '../../lists/placeOf.ts';
import { unpackFlow } from '../../settlement/flowWord.ts';

export type ListCyclesFilter = {
  /** Only cycles of this epoch. */
  readonly epoch?: number;
};

export type ListedCycle = LogPlace & {
  readonly cycle: number;
  /** At whose end was owed what the cycle set off. */
  readonly epoch: number;
  /** What all owed all, in fen. */
  readonly gross: bigint;
  /** How much of it was set off, in fen. */
  readonly setOff: bigint;
  /** What was set off of each obligation, in fen. */
  readonly flows: readonly { readonly debtor: number; readonly creditor: number; readonly amount: bigint }[];
};

/**
 * Cycles of clearing that set something off.
 *
 * @throws {TongduiError} `ArgumentInvalid` for a limit or cursor, `ChainUnreachable`
 * @example const { items: [last] } = await listCycles(client, { limit: 1 });
 */
export const listCycles = defineList({
  name: 'cycles',
  source: 'treasury',
  eventName: 'CycleCleared',
  topics: ({ epoch }: ListCyclesFilter) => ({ epoch }),
  read: (_, events) =>
    events.map((event): ListedCycle => {
      const { cycle, epoch, gross, setOff, regions } = event.args;
      const flows = event.args.flows.map((word) => {
        const { debtorAt, creditorAt, flow } = unpackFlow(word);
        return { debtor: regions[debtorAt] ?? 0, creditor: regions[creditorAt] ?? 0, amount: flow };
      });
      return { ...placeOf(event), cycle, epoch, gross, setOff, flows };
    }),
});
