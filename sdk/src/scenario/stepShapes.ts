import { normaliseInvoice } from '../invoices/normaliseInvoice.ts';
import { checkFields, mustCompare, pairAmountsReader } from './checkFields.ts';
import { countReader, readDays } from './numberReaders.ts';
import { countOf, objectReader, optional, required } from './objectReader.ts';
import type { Fields } from './objectReader.ts';
import type { Reader } from './reader.ts';
import { mustDiffer, nameReader } from './references.ts';
import type { References } from './references.ts';
import { mustNotGoBack, mustStayInCalendar, newNameReader } from './rehearsal.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Place } from './scenarioFormatError.ts';
import type { ScenarioInvoice, Signer, StepFields, StepName } from './scenario.ts';
import {
  parsedBy,
  readAmount,
  readCategory,
  readDay,
  readText,
  readTime,
  readTitle,
  wordReader,
} from './textReaders.ts';

/** What a kind of step may have beside `do`, `by` and `expect`, and what must hold between its fields. */
export type StepShape<Name extends StepName> = {
  readonly fields: Fields<StepFields[Name]>;
  readonly rules?: readonly ((step: StepFields[Name], place: Place) => void)[];
};

export type StepShapes = { readonly [Name in StepName]: StepShape<Name> };

const readInvoice = objectReader<ScenarioInvoice>({
  code: required(readText),
  // The number is kept as it is written; one of which nothing would be left to compare is refused here.
  number: required(parsedBy((number) => (normaliseInvoice('', number), number))),
  amount: required(readAmount),
});

const readHours = countReader('小时数', 'hours', 65_535 * 24);
const readSeconds = countReader('秒数', 'seconds', 65_535 * 86_400);
const readSeverity = wordReader('WATCH', 'SUSPEND', 'BAN');

/** The table of docs/scenario-format.md, Steps, row by row. */
export function createStepShapes(references: References, rehearsal: Rehearsal): StepShapes {
  const { participant, programme, compact, signer, subject } = references;
  const readVoucher = nameReader('券', 'voucher', rehearsal.vouchers);
  const readOrder = nameReader('订单', 'order', rehearsal.orders);

  const region = required(references.region);
  const voucher = required(readVoucher);
  const order = required(readOrder);
  const amount = required(readAmount);
  const lab = required(participant);
  const newOrder = optional(newNameReader(rehearsal.orders));

  const onOrder = { fields: { order } };
  const onPair = { fields: { issuer: region, host: region, amount }, rules: [mustDiffer] };
  const quote = { voucher, lab, category: required(readCategory), price: amount };
  const terms = {
    ...quote,
    subsidy: optional(readAmount),
    contractDate: optional(readDay),
    enterprise: optional(participant),
    signedBy: optional(signer),
    as: newOrder,
  };
  const claimSigner: Reader<Signer | 'CLAIMANT'> = (value, place) =>
    value === 'CLAIMANT' ? value : signer(value, place);
  const mark = { subject: required(subject), region: optional(references.region), until: optional(readTime) };
  const relation = { fields: { a: required(participant), b: required(participant), region } };
  const membership = { fields: { compact: required(compact), region } };
  const listing = { fields: { lab, region } };

  return {
    at: { fields: { time: required(readTime) }, rules: [mustNotGoBack(rehearsal)] },
    advance: {
      fields: { days: optional(readDays), hours: optional(readHours), seconds: optional(readSeconds) },
      rules: [countOf('AT_LEAST_ONE', 'days', 'hours', 'seconds'), mustStayInCalendar(rehearsal)],
    },
    appropriate: { fields: { region, amount } },
    fund: { fields: { programme: required(programme), amount } },
    closeProgramme: { fields: { programme: required(programme) } },
    prefund: onPair,
    unfund: onPair,
    issue: {
      fields: {
        programme: required(programme),
        to: required(participant),
        amount,
        as: optional(newNameReader(rehearsal.vouchers)),
      },
    },
    revoke: { fields: { voucher } },
    transfer: { fields: { voucher, to: required(participant) } },
    quote: { fields: quote },
    order: { fields: terms },
    approveOrder: onOrder,
    cancel: { fields: { order, signedBy: optional(signer) } },
    claim: {
      fields: {
        order,
        invoice: required(readInvoice),
        paid: optional(readAmount),
        signedBy: optional(claimSigner),
      },
    },
    confirm: onOrder,
    verify: onOrder,
    accept: onOrder,
    escalate: onOrder,
    dispute: { fields: { order, reason: required(readTitle) } },
    resolve: { fields: { order, outcome: required(wordReader('PAY', 'RELEASE')) } },
    pay: onOrder,
    expire: {
      fields: { order: optional(readOrder), voucher: optional(readVoucher) },
      rules: [countOf('EXACTLY_ONE', 'order', 'voucher')],
    },
    report: { fields: { ...mark, severity: required(readSeverity) } },
    lift: { fields: { ...mark, severity: optional(readSeverity) } },
    relate: relation,
    unrelate: relation,
    clear: { fields: {} },
    setOff: { fields: { flows: required(pairAmountsReader(references)) } },
    discharge: onPair,
    setCap: {
      fields: { region, netDebitCap: optional(readAmount), acceptanceQuota: optional(readAmount) },
      rules: [countOf('EXACTLY_ONE', 'netDebitCap', 'acceptanceQuota')],
    },
    cashOut: { fields: { party: required(participant), amount } },
    clawback: { fields: { order, amount: optional(readAmount) } },
    join: membership,
    leave: membership,
    endorse: listing,
    delist: listing,
    rotateKey: { fields: { participant: required(participant) } },
    use: { fields: { ...terms, invoice: optional(readInvoice) } },
    check: { fields: checkFields(references, readVoucher, readOrder), rules: [mustCompare] },
    audit: { fields: {} },
    certify: onOrder,
  };
}
