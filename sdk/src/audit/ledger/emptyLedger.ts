import type { Deployment } from '../../deployments/deployment.ts';
import type { Ledger } from './ledger.ts';

/** The books before the first event: nothing exists. */
export function emptyLedger(deployment: Deployment): Ledger {
  return {
    deployment,
    block: 0n,
    time: 0,
    events: 0,
    offices: new Map(),
    officers: new Set(),
    implementations: new Map(),
    paused: false,
    regions: new Map(),
    categories: new Map(),
    participants: new Map(),
    groups: new Map(),
    groupNumbers: new Map(),
    credentials: new Map(),
    signers: new Map(),
    relations: new Map(),
    marks: new Map(),
    terms: new Map(),
    agreements: new Map(),
    compacts: new Map(),
    endorsements: new Map(),
    programmes: new Map(),
    series: new Map(),
    usages: new Map(),
    vouchers: new Map(),
    orders: new Map(),
    nullifiers: new Map(),
    pools: new Map(),
    exposures: new Map(),
    deposits: new Map(),
    dues: new Map(),
    dueQueues: new Map(),
    cashOuts: new Map(),
    recordedActs: new Map(),
    crossRegionTransfers: 0n,
  };
}
