import { addCategory } from '../actions/council/addCategory.ts';
import { admitRegion } from '../actions/council/admitRegion.ts';
import { createCompact } from '../actions/council/createCompact.ts';
import { grantOffice } from '../actions/council/grantOffice.ts';
import { pause } from '../actions/council/pause.ts';
import { resume } from '../actions/council/resume.ts';
import { revokeOffice } from '../actions/council/revokeOffice.ts';
import { setEpochLength } from '../actions/council/setEpochLength.ts';
import { setNetDebitCap } from '../actions/council/setNetDebitCap.ts';
import { findOffice } from '../actions/public/findOffice.ts';
import { getEpoch } from '../actions/public/getEpoch.ts';
import { getRegion } from '../actions/public/getRegion.ts';
import { getStanding } from '../actions/public/getStanding.ts';
import { isMember } from '../actions/public/isMember.ts';
import { listCompacts } from '../actions/public/listCompacts.ts';
import { listRegions } from '../actions/public/listRegions.ts';
import { bindActions } from '../clients/bindActions.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';

/**
 * What the consortium's council does: regions, offices, categories, compacts, caps, and the stop.
 *
 * @example const council = createTongduiClient({ deployment, publicClient, walletClient }).extend(councilActions());
 */
/* @__NO_SIDE_EFFECTS__ */
export function councilActions() {
  return (client: TongduiClient) => ({
    ...bindActions(client, {
      addCategory,
      admitRegion,
      createCompact,
      findOffice,
      getEpoch,
      getRegion,
      getStanding,
      grantOffice,
      isMember,
      listCompacts,
      listRegions,
      pause,
      resume,
      revokeOffice,
      setEpochLength,
      setNetDebitCap,
    }),
  });
}
