import type { LogPlace } from '../../audit/logs/auditLog.ts';
import { defineList } from '../../lists/defineList.ts';
import { placeOf } from '../../lists/placeOf.ts';
import type { Ratio } from '../../programmes/rules.ts';
import { checkRegion } from '../../regions/checkRegion.ts';
import { getProgramme } from './getProgramme.ts';
import type { ProgrammeView } from './getProgramme.ts';

export type ListProgrammesFilter = {
  readonly region?: number;
  /** Only those that have ended (`true`), or that have not. */
  readonly closed?: boolean;
};

/** A programme as it stands, with what only its event tells. */
export type ListedProgramme = ProgrammeView &
  LogPlace & {
    readonly name: string;
    /** The series' name; the programme's own where it gives no other. */
    readonly seriesName: string;
    /** Ratios that differ by host or category. */
    readonly ratios: readonly Ratio[];
  };

/**
 * Programmes, with their budgets as they stand now.
 *
 * @throws {TongduiError} `RegionCodeInvalid`, `ArgumentInvalid` for a limit or cursor, `ChainUnreachable`
 * @example const { items, nextCursor } = await listProgrammes(client, { region: 310000, closed: false, limit: 20 });
 */
export const listProgrammes = defineList({
  name: 'programmes',
  source: 'programmes',
  eventName: 'ProgrammeCreated',
  topics: ({ region }: ListProgrammesFilter) => ({ region: region === undefined ? undefined : checkRegion(region) }),
  read: async (client, events, { closed }) =>
    await Promise.all(
      events.map(async (event): Promise<ListedProgramme | undefined> => {
        const { programme, rules } = event.args;
        const view = await getProgramme(client, { programme });
        if (closed !== undefined && view.closed !== closed) return undefined;
        const ratios = rules.ratios.map(({ host, category, bp }) => ({
          ...(host !== 0 && { host }),
          ...(category !== '' && { category }),
          bp,
        }));
        const { name, series } = rules;
        return { ...view, ...placeOf(event), name, seriesName: series === '' ? name : series, ratios };
      }),
    ),
});
