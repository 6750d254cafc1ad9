import type { Deployment } from '../../deployments/deployment.ts';
import type { AuditFinding } from '../findings/auditFinding.ts';
import { subjects } from '../findings/subjects.ts';
import { emptyLedger } from '../ledger/emptyLedger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { AuditLog } from '../logs/auditLog.ts';
import { checkBooks } from '../rules/checkBooks.ts';
import { checkTransaction } from '../rules/checkTransaction.ts';
import { crossRegionTransfers } from '../rules/crossRegionTransfers.ts';
import { applyClaims } from './applyClaims.ts';
import { applyCredit } from './applyCredit.ts';
import { applyOffices } from './applyOffices.ts';
import { applyOrders } from './applyOrders.ts';
import { applyProgrammes } from './applyProgrammes.ts';
import { applyRecognition } from './applyRecognition.ts';
import { applyRegistry } from './applyRegistry.ts';
import { applyTreasury } from './applyTreasury.ts';
import { applyVouchers } from './applyVouchers.ts';
import { recordAct } from './countersigned.ts';
import { report } from './replay.ts';
import type { Replay } from './replay.ts';

/** What a replay gives: the books, and every event that does not follow from those before it or breaks a rule. */
export type ReplayedLedger = { readonly ledger: Ledger; readonly findings: readonly AuditFinding[] };

/**
 * Replays a deployment's events into every balance and counter, in code of its own: no contract is asked.
 *
 * An event that breaks a rule is followed all the same, figure by figure, so that one fault does not hide the next.
 *
 * @param logs - all of them, in order, as `collectLogs` gives them
 */
export function replayLedger(logs: readonly AuditLog[], deployment: Deployment): ReplayedLedger {
  const ledger = emptyLedger(deployment);
  const replay: Replay = {
    ledger,
    findings: [],
    place: { block: deployment.fromBlock, transaction: '0x', log: 0, time: 0 },
    moves: [],
    collections: [],
    incurred: [],
    touchedProgrammes: new Set(),
    touchedRegions: new Set(),
    knownGaps: new Map(),
  };
  for (const event of logs) {
    if (ledger.events > 0 && event.transaction !== replay.place.transaction) checkTransaction(replay);
    replay.place = event;
    try {
      applyEvent(replay, event);
    } catch (cause) {
      // Figures that no contract can have emitted: the rest must still be audited.
      const reason = cause instanceof Error ? cause.message : String(cause);
      report(replay, 'EventMalformed', subjects.event(event.eventName), 'figures that can be', reason);
    }
    ledger.events += 1;
    ledger.block = event.block;
    ledger.time = event.time;
  }
  checkTransaction(replay);
  checkBooks(replay);
  ledger.crossRegionTransfers = crossRegionTransfers(ledger);
  return { ledger, findings: replay.findings };
}

function applyEvent(replay: Replay, event: AuditLog): void {
  // What a call in a batch was refused for changes nothing.
  if (event.contract === 'batcher') return;
  if (event.eventName === 'Upgraded') {
    replay.ledger.implementations.set(event.contract, event.args.implementation);
    return;
  }
  if (event.eventName === 'Initialized') {
    replay.ledger.versions.set(event.contract, event.args.version);
    return;
  }
  if (event.eventName === 'ActRecorded') {
    recordAct(replay, event.contract, event.args.act, event.args.by);
    return;
  }
  switch (event.contract) {
    case 'offices': {
      applyOffices(replay, event);
      return;
    }
    case 'registry': {
      applyRegistry(replay, event);
      return;
    }
    case 'creditRegister': {
      applyCredit(replay, event);
      return;
    }
    case 'recognition': {
      applyRecognition(replay, event);
      return;
    }
    case 'programmes': {
      applyProgrammes(replay, event);
      return;
    }
    case 'voucherToken': {
      applyVouchers(replay, event);
      return;
    }
    case 'orderDesk': {
      applyOrders(replay, event);
      return;
    }
    case 'claimDesk': {
      applyClaims(replay, event);
      return;
    }
    case 'treasury': {
      applyTreasury(replay, event);
      return;
    }
  }
}
