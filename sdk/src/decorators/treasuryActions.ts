import { appropriate } from '../actions/bureau/appropriate.ts';
import { clearCycle } from '../actions/public/clearCycle.ts';
import { getDeposit } from '../actions/public/getDeposit.ts';
import { getDue } from '../actions/public/getDue.ts';
import { getExposure } from '../actions/public/getExposure.ts';
import { getObligation } from '../actions/public/getObligation.ts';
import { getPool } from '../actions/public/getPool.ts';
import { getPurse } from '../actions/public/getPurse.ts';
import { getStanding } from '../actions/public/getStanding.ts';
import { listObligations } from '../actions/public/listObligations.ts';
import { listPayments } from '../actions/public/listPayments.ts';
import { listResiduals } from '../actions/public/listResiduals.ts';
import { proposeSetOff } from '../actions/public/proposeSetOff.ts';
import { cashOut } from '../actions/treasury/cashOut.ts';
import { closeProgramme } from '../actions/treasury/closeProgramme.ts';
import { discharge } from '../actions/treasury/discharge.ts';
import { fundProgramme } from '../actions/treasury/fundProgramme.ts';
import { prefund } from '../actions/treasury/prefund.ts';
import { setAcceptanceQuota } from '../actions/treasury/setAcceptanceQuota.ts';
import { unfund } from '../actions/treasury/unfund.ts';
import { bindActions } from '../clients/bindActions.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';

/**
 * What a region's treasury does: money in and out, its quota, and what is owed after set-off.
 *
 * @example const treasury = createTongduiClient({ deployment, publicClient, walletClient }).extend(treasuryActions());
 */
/* @__NO_SIDE_EFFECTS__ */
export function treasuryActions() {
  return (client: TongduiClient) => ({
    ...bindActions(client, {
      appropriate,
      cashOut,
      clearCycle,
      closeProgramme,
      discharge,
      fundProgramme,
      getDeposit,
      getDue,
      getExposure,
      getObligation,
      getPool,
      getPurse,
      getStanding,
      listObligations,
      listPayments,
      listResiduals,
      prefund,
      proposeSetOff,
      setAcceptanceQuota,
      unfund,
    }),
  });
}
