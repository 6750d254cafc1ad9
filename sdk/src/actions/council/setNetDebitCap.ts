import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { noCap } from '../../agreements/terms.ts';
import { toFen } from '../../amounts/toFen.ts';
import type { Amount } from '../../amounts/toFen.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type SetNetDebitCapParameters = {
  readonly region: number;
  /** Most that the region may owe and have reserved on CLEARING, less what it is owed, in fen; without it: no cap. */
  readonly cap?: Amount;
};

/**
 * The council limits what a region may owe. Orders that are placed already are paid all the same.
 *
 * @throws {TongduiError} `Unauthorized`, `RegionUnknown`
 */
export const setNetDebitCap = defineAct({
  encode: ({ deployment }, { region, cap = noCap }: SetNetDebitCapParameters) =>
    encodeCall(deployment.treasury, {
      abi: treasuryAbi,
      functionName: 'setNetDebitCap',
      args: [checkRegion(region), toFen(cap, 'cap')],
    }),
});
