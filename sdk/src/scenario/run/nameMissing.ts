/** A step names what an earlier one should have made, but did not: that one was refused against its expectation. */
export class NameMissing extends Error {
  override readonly name = 'NameMissing';
  /** As the contracts would say it of something that does not exist. */
  readonly code: 'VoucherUnknown' | 'OrderUnknown';
  readonly shortMessage: { readonly zh: string; readonly en: string };

  constructor(kind: 'voucher' | 'order', missing: string) {
    const zh = `${kind === 'voucher' ? '券' : '订单'} ${missing} 不存在: 前面应当建立它的步骤被拒绝了`;
    const en = `there is no ${kind} ${missing}: the step that should have made it was refused`;
    super(`${zh} / ${en}`);
    this.code = kind === 'voucher' ? 'VoucherUnknown' : 'OrderUnknown';
    this.shortMessage = { zh, en };
  }
}
