import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { noCap } from '../../agreements/terms.ts';
import { toFen } from '../../amounts/toFen.ts';
import type { Amount } from '../../amounts/toFen.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type SetAcceptanceQuotaParameters = {
  readonly region: number;
  /** Most that the region may be owed and have reserved as host on CLEARING, in fen; without it: no quota. */
  readonly quota?: Amount;
};

/**
 * A region's treasury limits what it puts up for other regions' vouchers, at any time and to any amount. Orders that are
 * placed already are paid all the same.
 *
 * @throws {TongduiError} `Unauthorized`
 */
export const setAcceptanceQuota = defineAct({
  encode: ({ deployment }, { region, quota = noCap }: SetAcceptanceQuotaParameters) =>
    encodeCall(deployment.treasury, {
      abi: treasuryAbi,
      functionName: 'setAcceptanceQuota',
      args: [checkRegion(region), toFen(quota, 'quota')],
    }),
});
