import { getParticipant } from '../../../actions/public/getParticipant.ts';
import type { Stage } from '../stage.ts';
import { partyOf } from '../lookUp.ts';

/**
 * What holders who do not live there have of each region's deposits, in fen: the sum of payments out of one region's money
 * to a party of another.
 *
 * The audit's ledger will say this from the logs; until then the run's own list of payments does.
 */
export async function readCrossRegionTransfers(stage: Stage): Promise<bigint> {
  const strays = await Promise.all(
    stage.facts.payments.map(async ({ rail, issuer, host, payee, amount }) => {
      // On POOL and CLEARING the host's money pays; at home and on REIMBURSE the issuer's.
      const source = rail === 'POOL' || rail === 'CLEARING' ? host : issuer;
      const { region } = await getParticipant(stage.anyone, { account: partyOf(stage, payee).account });
      return region === source ? 0n : amount;
    }),
  );
  return strays.reduce((sum, amount) => sum + amount, 0n);
}
