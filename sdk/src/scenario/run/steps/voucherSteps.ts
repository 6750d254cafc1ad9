import { issueVouchers } from '../../../actions/bureau/issueVouchers.ts';
import { revokeVoucher } from '../../../actions/bureau/revokeVoucher.ts';
import { transferVoucher } from '../../../actions/party/transferVoucher.ts';
import { expireOrder } from '../../../actions/public/expireOrder.ts';
import { expireVoucher } from '../../../actions/public/expireVoucher.ts';
import { getVoucher } from '../../../actions/public/getVoucher.ts';
import { quote as askQuote } from '../../../actions/public/quote.ts';
import { orderOf, partyOf, programmeOf, voucherOf } from '../lookUp.ts';
import { officeKey, stranger } from '../officeKey.ts';
import { done } from '../stepOutcome.ts';
import type { StepRun } from '../stepOutcome.ts';

export const issue: StepRun<'issue'> = async (stage, { programme: id, to, amount, as, by }) => {
  const programme = programmeOf(stage, id);
  const bureau = stage.clientOf(by?.name ?? officeKey('bureau', programme.region));
  const serial = (stage.serials.get(id) ?? 0) + 1;
  const { vouchers } = await issueVouchers(bureau, {
    programme: programme.number,
    issues: [{ to: partyOf(stage, to).account, amount, serial }],
  });
  const [voucher] = vouchers;
  if (voucher === undefined) throw new Error('a voucher was issued, but the chain does not say which');
  stage.serials.set(id, serial);
  if (as !== undefined) stage.vouchers.set(as, { id: voucher, programme, holder: to });
  const { useBy, redeemBy } = await getVoucher(stage.anyone, { voucher });
  return { results: { useBy, redeemBy } };
};

export const revoke: StepRun<'revoke'> = async (stage, { voucher: name, by }) => {
  const { id, programme } = voucherOf(stage, name);
  await revokeVoucher(stage.clientOf(by?.name ?? officeKey('bureau', programme.region)), { voucher: id });
  return done;
};

export const transfer: StepRun<'transfer'> = async (stage, { voucher: name, to, by }) => {
  const { id, holder } = voucherOf(stage, name);
  const from = partyOf(stage, holder).account;
  await transferVoucher(stage.clientOf(by?.name ?? holder), { from, to: partyOf(stage, to).account, voucher: id });
  return done;
};

/** Exactly one of the two is named. */
export const expire: StepRun<'expire'> = async (stage, { order, voucher, by }) => {
  const client = stage.clientOf(by?.name ?? stranger);
  if (voucher !== undefined) await expireVoucher(client, { voucher: voucherOf(stage, voucher).id });
  if (order !== undefined) await expireOrder(client, { order: orderOf(stage, order).hash });
  return done;
};

export const quote: StepRun<'quote'> = async (stage, { voucher: name, lab, category, price }) => {
  const { id, holder } = voucherOf(stage, name);
  const { subsidy, coPayment, binding } = await askQuote(stage.anyone, {
    enterprise: partyOf(stage, holder).account,
    lab: partyOf(stage, lab).account,
    voucher: id,
    category,
    price,
  });
  return { results: { subsidy, coPayment, binding } };
};
