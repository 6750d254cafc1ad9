import { joinCompact } from '../actions/admin/joinCompact.ts';
import { leaveCompact } from '../actions/admin/leaveCompact.ts';
import { rotateSigner } from '../actions/admin/rotateSigner.ts';
import { signAgreement } from '../actions/admin/signAgreement.ts';
import { grantOffice } from '../actions/council/grantOffice.ts';
import { revokeOffice } from '../actions/council/revokeOffice.ts';
import { findOffice } from '../actions/public/findOffice.ts';
import { getTerms } from '../actions/public/getTerms.ts';
import { isMember } from '../actions/public/isMember.ts';
import { listAgreements } from '../actions/public/listAgreements.ts';
import { listCompacts } from '../actions/public/listCompacts.ts';
import { bindActions } from '../clients/bindActions.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';

/**
 * What a region's head of voucher business does: its officers, agreements, compacts, the keys of its parties.
 *
 * @example const admin = createTongduiClient({ deployment, publicClient, walletClient }).extend(adminActions());
 */
/* @__NO_SIDE_EFFECTS__ */
export function adminActions() {
  return (client: TongduiClient) => ({
    ...bindActions(client, {
      findOffice,
      getTerms,
      grantOffice,
      isMember,
      joinCompact,
      leaveCompact,
      listAgreements,
      listCompacts,
      revokeOffice,
      rotateSigner,
      signAgreement,
    }),
  });
}
