import type { Address } from 'viem';
import { dayOf } from '../../calendar/day.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import type { Text } from '../findings/text.ts';
import { voucherKey } from '../ledger/ledgerKeys.ts';
import type { VoucherRecord } from '../ledger/orderRecords.ts';
import type { ProgrammeRecord } from '../ledger/programmeRecords.ts';
import type { EventOf, OwnEventOf } from '../logs/auditLog.ts';
import { checkCredit, checkRegionOpen } from '../rules/checkCredit.ts';
import { findProgramme } from './applyProgrammes.ts';
import { useByOf } from './calendar.ts';
import { adjust } from './money.ts';
import { expectOffice } from './officers.ts';
import { findParty } from './parties.ts';
import { adjustBudget, unissue } from './programmeMoney.ts';
import { expectEqual, findKnown, report } from './replay.ts';
import type { Replay, VoucherMove } from './replay.ts';
import { readVoucherId, voucherSubject } from './voucherNames.ts';

const nobody = '0x0000000000000000000000000000000000000000';

/**
 * A voucher's value is minted when it is issued or an order gives it back, and burnt when it is ordered or taken back:
 * the operator is the bureau, a desk, or whoever revoked or expired it.
 */
export function applyVouchers(replay: Replay, event: OwnEventOf<'voucherToken'>): void {
  if (event.eventName === 'TransferSingle') {
    applyTransfer(replay, event);
    return;
  }
  if (event.eventName === 'VoucherRevoked' || event.eventName === 'VoucherExpired') {
    endVoucher(replay, event);
    return;
  }
  if (event.eventName === 'TransferBatch' || event.eventName === 'ApprovalForAll') {
    report(replay, 'TransferUnexplained', subjects.event(event.eventName), 'none', event.eventName);
  }
}

function applyTransfer(replay: Replay, { args }: EventOf<'voucherToken', 'TransferSingle'>): void {
  const { orderDesk, claimDesk } = replay.ledger.deployment;
  const [minted, burnt] = [args.from === nobody, args.to === nobody];
  if (minted === burnt) {
    report(replay, 'TransferUnexplained', subjects.voucher(args.id), 'minted or burnt', `${args.from} > ${args.to}`);
    return;
  }
  const byOrderDesk = isSame(args.operator, orderDesk);
  const byDesk = byOrderDesk || isSame(args.operator, claimDesk);
  if (minted && !byDesk) {
    issueVoucher(replay, args);
    return;
  }
  const voucher = findVoucher(replay, args.id);
  if (!voucher) return;
  const holder = findParty(replay, minted ? args.to : args.from);
  const subject = voucherSubject(voucher);
  expectEqual(replay, 'FigureWrong', partOf(subject, '持有人', 'holder'), voucher.holder, holder?.number);
  moveValue(replay, voucher, minted ? args.value : -args.value, subject);
  const kind: VoucherMove['kind'] = minted ? 'RESTORE' : byOrderDesk ? 'SPEND' : 'WITHDRAW';
  replay.moves.push({ voucher: args.id, amount: args.value, kind, operator: args.operator });
}

function issueVoucher(replay: Replay, args: EventOf<'voucherToken', 'TransferSingle'>['args']): void {
  const { vouchers } = replay.ledger;
  const { time } = replay.place;
  const fields = readVoucherId(replay, args.id);
  const programme = fields && findProgramme(replay, fields.programme);
  const holder = findParty(replay, args.to);
  if (!fields || !programme || !holder) return;
  const subject = voucherSubject(fields);
  const key = voucherKey(fields.programme, fields.serial);
  if (vouchers.has(key)) {
    report(replay, 'IdentityReused', subject, 'a new serial', fields.serial);
    return;
  }
  expectEqual(replay, 'FigureWrong', partOf(subject, '地区', 'region'), programme.region, fields.region);
  expectEqual(replay, 'FigureWrong', partOf(subject, '签发日', 'day'), dayOf(time), fields.day);
  expectOffice(replay, args.operator, [{ office: 'BUREAU', region: programme.region }], subject);
  checkCredit(replay, holder);
  checkRegionOpen(replay, programme.region);
  const fits = holder.region === programme.region && (holder.kind === 'ENTERPRISE' || holder.kind === 'TEAM');
  if (!fits)
    report(replay, 'FigureWrong', subject, `a firm of ${programme.region}`, `${holder.kind} of ${holder.region}`);
  if (programme.closed) report(replay, 'TransitionImpossible', subject, 'an open programme', 'a closed one');
  if (time > programme.useBy) report(replay, 'TooLate', subject, programme.useBy, time);
  if (args.value > programme.unissued)
    report(replay, 'BudgetOverdrawn', subject, `<= ${programme.unissued}`, args.value);
  const voucher: VoucherRecord = {
    ...fields,
    id: args.id,
    holder: holder.number,
    face: args.value,
    status: 'LIVE',
    balance: 0n,
  };
  vouchers.set(key, voucher);
  moveValue(replay, voucher, args.value, subject);
  adjustBudget(replay, programme, 'unissued', -args.value);
  adjustBudget(replay, programme, 'outstanding', args.value);
}

function moveValue(replay: Replay, voucher: VoucherRecord, amount: bigint, subject: Text): void {
  adjust(replay, voucher, 'balance', amount, subject);
  const programme = replay.ledger.programmes.get(voucher.programme);
  if (!programme) return;
  programme.voucherValue += amount;
  replay.touchedProgrammes.add(programme.number);
}

function endVoucher(replay: Replay, event: EventOf<'voucherToken', 'VoucherRevoked' | 'VoucherExpired'>): void {
  const { voucher: id, left } = event.args;
  const voucher = findVoucher(replay, id);
  const programme = voucher && findProgramme(replay, voucher.programme);
  if (!voucher || !programme) return;
  const subject = voucherSubject(voucher);
  expectEqual(replay, 'TransitionImpossible', subject, 'LIVE', voucher.status);
  if (event.eventName === 'VoucherExpired') checkRunOut(replay, voucher, programme);
  voucher.status = event.eventName === 'VoucherExpired' ? 'EXPIRED' : 'REVOKED';
  const move = explainMove(replay, id, 'WITHDRAW', left, subject);
  const byBureau = [{ office: 'BUREAU', region: voucher.region }] as const;
  if (move && event.eventName === 'VoucherRevoked') expectOffice(replay, move.operator, byBureau, subject);
  expectEqual(replay, 'FigureWrong', partOf(subject, '余额', 'balance'), 0n, voucher.balance);
  adjustBudget(replay, programme, 'outstanding', -left);
  unissue(replay, programme, left);
}

function checkRunOut(replay: Replay, voucher: VoucherRecord, programme: ProgrammeRecord): void {
  const useBy = useByOf(programme, voucher.day);
  if (replay.place.time <= useBy) report(replay, 'TooEarly', voucherSubject(voucher), useBy + 1, replay.place.time);
}

/** An event says why value moved: the transfer before it must say the same. */
export function explainMove(
  replay: Replay,
  voucher: bigint,
  kind: VoucherMove['kind'],
  amount: bigint,
  subject: Text,
): VoucherMove | undefined {
  const at = replay.moves.findIndex((move) => move.voucher === voucher && move.kind === kind);
  const [move] = at < 0 ? [] : replay.moves.splice(at, 1);
  if (move && move.amount !== amount) report(replay, 'FigureWrong', subject, amount, move.amount);
  else if (!move && amount !== 0n) report(replay, 'TransferMissing', subject, amount, 0n);
  return move;
}

export function findVoucher(replay: Replay, id: bigint): VoucherRecord | undefined {
  const fields = readVoucherId(replay, id);
  const key = fields && voucherKey(fields.programme, fields.serial);
  const voucher = key && findKnown(replay, replay.ledger.vouchers, key, subjects.voucher(id));
  if (voucher && voucher.id !== id) {
    report(replay, 'ReferenceUnknown', subjects.voucher(id), voucher.id, id);
    return undefined;
  }
  return voucher || undefined;
}

function isSame(one: Address, other: Address): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
