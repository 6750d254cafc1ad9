import { setNetDebitCap } from '../../../actions/council/setNetDebitCap.ts';
import { setAcceptanceQuota } from '../../../actions/treasury/setAcceptanceQuota.ts';
import { officeKey } from '../officeKey.ts';
import type { Stage } from '../stage.ts';

/** The council sets the regions' net debit caps, each treasury its acceptance quota. */
export async function setLimits({ scenario, clientOf }: Stage): Promise<void> {
  for (const { code: region, netDebitCap: cap, acceptanceQuota: quota } of scenario.regions) {
    if (cap !== undefined) await setNetDebitCap(clientOf('council'), { region, cap });
    if (quota !== undefined) await setAcceptanceQuota(clientOf(officeKey('treasury', region)), { region, quota });
  }
}
