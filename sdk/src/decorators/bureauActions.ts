import { appropriate } from '../actions/bureau/appropriate.ts';
import { createProgramme } from '../actions/bureau/createProgramme.ts';
import { issueVouchers } from '../actions/bureau/issueVouchers.ts';
import { issueVouchersInBatches } from '../actions/bureau/issueVouchersInBatches.ts';
import { revokeVoucher } from '../actions/bureau/revokeVoucher.ts';
import { getCapLeft } from '../actions/public/getCapLeft.ts';
import { getProgramme } from '../actions/public/getProgramme.ts';
import { getVoucher } from '../actions/public/getVoucher.ts';
import { listParticipants } from '../actions/public/listParticipants.ts';
import { listProgrammes } from '../actions/public/listProgrammes.ts';
import { listVouchers } from '../actions/public/listVouchers.ts';
import { bindActions } from '../clients/bindActions.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';

/**
 * What a science bureau does: budget, programmes, vouchers.
 *
 * @example const bureau = createTongduiClient({ deployment, publicClient, walletClient }).extend(bureauActions());
 */
/* @__NO_SIDE_EFFECTS__ */
export function bureauActions() {
  return (client: TongduiClient) => ({
    ...bindActions(client, {
      appropriate,
      createProgramme,
      getCapLeft,
      getProgramme,
      getVoucher,
      issueVouchers,
      issueVouchersInBatches,
      listParticipants,
      listProgrammes,
      listVouchers,
      revokeVoucher,
    }),
  });
}
