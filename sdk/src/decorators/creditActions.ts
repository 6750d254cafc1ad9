import { liftCredit } from '../actions/credit/liftCredit.ts';
import { reportCredit } from '../actions/credit/reportCredit.ts';
import { findGroup } from '../actions/public/findGroup.ts';
import { findMark } from '../actions/public/findMark.ts';
import { listCreditMarks } from '../actions/public/listCreditMarks.ts';
import { bindActions } from '../clients/bindActions.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';

/**
 * What an office of the credit register does: marks and lifts.
 *
 * @example const credit = createTongduiClient({ deployment, publicClient, walletClient }).extend(creditActions());
 */
/* @__NO_SIDE_EFFECTS__ */
export function creditActions() {
  return (client: TongduiClient) => ({
    ...bindActions(client, { findGroup, findMark, liftCredit, listCreditMarks, reportCredit }),
  });
}
