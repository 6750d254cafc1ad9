import { concat, keccak256, numberToHex, stringToHex, zeroAddress, zeroHash } from 'viem';
import type { Address, Hex } from 'viem';
import type { AuditLog, EventOf, LogOf, LogSource } from '../../../sdk/src/audit/logs/auditLog.ts';
import { replayLedger } from '../../../sdk/src/audit/replay/replayLedger.ts';
import { hashAct } from '../../../sdk/src/audit/rules/hashAct.ts';
import { hashOrder } from '../../../sdk/src/audit/rules/hashOrder.ts';
import { dayOf } from '../../../sdk/src/calendar/day.ts';
import type { Deployment } from '../../../sdk/src/deployments/deployment.ts';
import type { OfficeSeat } from '../../../sdk/src/offices/offices.ts';
import { roleOf } from '../../../sdk/src/offices/roleOf.ts';
import { accountOf } from '../../../sdk/src/participants/accountOf.ts';
import { packVoucherId } from '../../../sdk/src/vouchers/packVoucherId.ts';

const contract = (number: number): Address => `0x${number.toString(16).padStart(40, '0')}`;

/** Addresses that need not exist: nothing here asks a chain. */
export const deployment: Deployment = {
  chainId: 31_337,
  fromBlock: 1n,
  council: contract(1),
  batcher: contract(2),
  offices: contract(3),
  registry: contract(4),
  creditRegister: contract(5),
  recognition: contract(6),
  programmes: contract(7),
  voucherToken: contract(8),
  orderDesk: contract(9),
  claimDesk: contract(10),
  treasury: contract(11),
};

export const noCap = 2n ** 96n - 1n;
/** 2026-01-10, 09:00 at UTC+8. */
export const morning = 1_768_006_800;
export const today = dayOf(morning);
export const home = 330_000;
export const abroad = 310_000;

/** Numbers of the participants of `openBook`. */
export const firm = 1;
export const homeLab = 2;
export const labAbroad = 3;
export const agent = 4;
/** A second firm, of the first one's group. */
export const sister = 5;

export const bureau = contract(0xb1);
const treasury = contract(0x7e);

/** An enterprise of the region `home`, a programme with 10 000.00 yuan, labs at home and abroad, a POOL agreement. */
export type Book = {
  readonly logs: AuditLog[];
  /** Seconds; events that follow have this time. */
  time: number;
  /** Adds an event in a transaction of its own. */
  readonly tell: <source extends LogSource, name extends LogOf<source>['eventName']>(
    source: source,
    eventName: name,
    args: EventOf<source, name>['args'],
  ) => void;
  /** What `tell` adds inside is one transaction. */
  readonly together: (acts: () => void) => void;
};

export function emptyBook(): Book {
  const logs: AuditLog[] = [];
  let block = 1n;
  let isTogether = false;
  let index = 0;
  const book: Book = {
    logs,
    time: morning,
    tell: (source, eventName, args) => {
      const place = { block, transaction: numberToHex(block, { size: 32 }), log: index, time: book.time };
      logs.push({ contract: source, eventName, args, ...place } as unknown as AuditLog);
      index += 1;
      if (!isTogether) next();
    },
    together: (acts) => {
      isTogether = true;
      acts();
      isTogether = false;
      next();
    },
  };
  const next = () => {
    block += 1n;
    index = 0;
  };
  return book;
}

export function replay(book: Book) {
  return replayLedger(book.logs, deployment);
}

/** Codes of all findings, in order. */
export function codesOf(book: Book): string[] {
  return replay(book).findings.map(({ code }) => code);
}

export type ProgrammeChange = Partial<EventOf<'programmes', 'ProgrammeCreated'>['args']['rules']>;

export function openBook(rules: ProgrammeChange = {}): Book {
  const book = emptyBook();
  const { tell } = book;
  const grant = (account: Address, seat: OfficeSeat) =>
    tell('offices', 'RoleGranted', { roleId: roleOf(seat), account, delay: 0, since: book.time, newMember: true });
  grant(deployment.council, { office: 'COUNCIL' });
  tell('registry', 'RegionAdmitted', { region: home, index: 1, name: 'Zhejiang' });
  tell('registry', 'RegionAdmitted', { region: abroad, index: 2, name: 'Shanghai' });
  tell('registry', 'CategoryAdded', { index: 0, category: 'RND' });
  tell('registry', 'CategoryAdded', { index: 1, category: 'TESTING' });
  grant(bureau, { office: 'BUREAU', region: home });
  grant(treasury, { office: 'TREASURY', region: home });
  grant(contract(0xa1), { office: 'ADMIN', region: home });
  register(book, firm, 1, home);
  register(book, homeLab, 3, home);
  register(book, labAbroad, 3, abroad);
  register(book, agent, 4, abroad);
  register(book, sister, 1, home, firm);
  appropriate(book, 2_000_000n);
  const terms = { ...poolTerms, agent: accountOf(agent) };
  record(book, 'recognition', contract(0xa1), hashAct(signing, [home, abroad, terms, zeroHash]));
  tell('recognition', 'AgreementSigned', { issuer: home, host: abroad, terms: 1, content: terms, ref: zeroHash });
  tell('programmes', 'ProgrammeCreated', {
    programme: 1,
    region: home,
    series: 1,
    rules: { ...plainRules, ...rules },
  });
  tell('programmes', 'ProgrammeFunded', { programme: 1, amount: 1_000_000n });
  return book;
}

const signing = { contract: 'recognition', functionName: 'signAgreement' } as const;

const poolTerms = { rail: 1, preApproval: false, ratioBp: 8_000, challengeDays: 2, categories: 0n, exposureCap: noCap };

const plainRules = {
  name: '2026',
  series: '',
  ratioBp: 5_000,
  ratios: [],
  unit: 1n,
  orderCap: noCap,
  annualCap: noCap,
  firstUseCap: noCap,
  categories: 0n,
  useDays: 100,
  redeemDays: 200,
  useBy: 2 ** 40 - 1,
  redeemBy: 2 ** 40 - 1,
  retroactive: false,
  relatedAllowed: false,
};

export function register(book: Book, number: number, kind: number, region: number, controller = number): void {
  const isNew = controller === number;
  book.tell('registry', 'ParticipantRegistered', {
    participant: accountOf(number),
    region,
    kind,
    group: controller,
    categories: 0n,
    credential: hashOf(`credential ${number}`),
    controller: hashOf(isNew ? `credential ${number}` : `credential ${controller}`),
    signer: signerOf(number),
  });
}

export function signerOf(number: number): Address {
  return contract(0x5000 + number);
}

function record(book: Book, source: 'treasury' | 'recognition', by: Address, act: Hex): void {
  book.tell(source, 'ActRecorded', { act, by });
}

let references = 0;
export function freshReference(): Hex {
  references += 1;
  return hashOf(`reference ${references}`);
}

export function appropriate(book: Book, amount: bigint): void {
  const ref = freshReference();
  record(book, 'treasury', bureau, hashAct({ contract: 'treasury', functionName: 'appropriate' }, [home, amount, ref]));
  book.tell('treasury', 'Appropriated', { region: home, amount, ref });
}

export function prefund(book: Book, amount: bigint): void {
  const ref = freshReference();
  const act = hashAct({ contract: 'treasury', functionName: 'prefund' }, [home, abroad, amount, ref]);
  record(book, 'treasury', treasury, act);
  book.tell('treasury', 'Prefunded', { issuer: home, host: abroad, amount, ref });
}

export function issue(book: Book, serial: number, amount: bigint, to = firm, operator: Address = bureau): bigint {
  const id = packVoucherId({ region: home, programme: 1, day: dayOf(book.time), serial });
  book.tell('voucherToken', 'TransferSingle', { operator, from: zeroAddress, to: accountOf(to), id, value: amount });
  return id;
}

export type OrderTold = {
  readonly voucher: bigint;
  readonly price: bigint;
  readonly subsidy: bigint;
  readonly lab?: number;
  readonly enterprise?: number;
  readonly category?: string;
  readonly terms?: number;
  readonly contractDay?: number;
  /** What the token says, where that is another amount. */
  readonly spent?: bigint;
};

let salts = 0;

export function order(book: Book, told: OrderTold): Hex {
  const { voucher, price, subsidy, lab = homeLab, enterprise = firm, category = 'RND', spent = subsidy } = told;
  const { terms = lab === labAbroad ? 1 : 0, contractDay = today } = told;
  salts += 1;
  const intent = {
    enterprise: accountOf(enterprise),
    lab: accountOf(lab),
    voucher,
    category,
    price,
    subsidy,
    contractDay,
    deadline: book.time + 60,
    salt: numberToHex(salts, { size: 32 }),
  };
  const hash = hashOrder(deployment.chainId, deployment.orderDesk, intent);
  book.together(() => {
    spend(book, voucher, spent, enterprise);
    book.tell('orderDesk', 'OrderPlaced', { order: hash, terms, intent });
  });
  return hash;
}

function spend(book: Book, id: bigint, value: bigint, from: number): void {
  const operator = deployment.orderDesk;
  book.tell('voucherToken', 'TransferSingle', { operator, from: accountOf(from), to: zeroAddress, id, value });
}

/** Value comes back to a voucher by a desk. */
export function restore(book: Book, id: bigint, value: bigint, to = firm, operator = deployment.claimDesk): void {
  book.tell('voucherToken', 'TransferSingle', { operator, from: zeroAddress, to: accountOf(to), id, value });
}

export type ClaimTold = {
  readonly invoiced: bigint;
  readonly subsidy: bigint;
  readonly released?: bigint;
  readonly paid?: bigint;
  readonly invoice?: string;
};

export function claim(book: Book, hash: Hex, told: ClaimTold): void {
  const { invoiced, subsidy, released = 0n, paid = invoiced - subsidy, invoice = hash } = told;
  const claimed = {
    order: hash,
    nullifier: hashOf(invoice),
    invoiced,
    paid,
    evidence: zeroHash,
    deadline: book.time + 60,
  };
  book.tell('claimDesk', 'OrderClaimed', { order: hash, claim: claimed, subsidy, released, oneSided: false });
}

export function accept(book: Book, hash: Hex): void {
  book.tell('claimDesk', 'OrderAccepted', { order: hash });
}

export function pay(book: Book, hash: Hex, payee: number, amount: bigint): void {
  book.tell('claimDesk', 'OrderPaid', { order: hash, payee: accountOf(payee), amount });
}

/** An order at home, claimed over its whole price and accepted. */
export function acceptedOrder(book: Book, voucher: bigint, price: bigint): Hex {
  const hash = order(book, { voucher, price, subsidy: price / 2n });
  claim(book, hash, { invoiced: price, subsidy: price / 2n });
  accept(book, hash);
  return hash;
}

function hashOf(text: string): Hex {
  return keccak256(concat([stringToHex(text)]));
}
