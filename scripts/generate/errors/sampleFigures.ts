import type { ErrorCode } from '../../../sdk/src/errors/errorCatalogue.ts';
import type { Figure, Figures } from '../../../sdk/src/errors/figures.ts';
import { dayOf } from '../../../sdk/src/calendar/day.ts';
import { parseTime } from '../../../sdk/src/calendar/parseTime.ts';
import { roleOf } from '../../../sdk/src/offices/roleOf.ts';
import { accountOf } from '../../../sdk/src/participants/accountOf.ts';
import { packVoucherId } from '../../../sdk/src/vouchers/packVoucherId.ts';
import { figuresOf } from './figureKinds.ts';

const at = (text: string) => BigInt(parseTime(text));
const dayAt = (text: string) => BigInt(dayOf(parseTime(text)));
const hash = (digits: string) => `0x${digits.repeat(64 / digits.length)}`;

/** A figure of each name: the sentences of the page are said of these. */
const samples: { readonly [name: string]: Figure } = {
  accepted: 31_000_000n,
  account: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
  act: hash('ac7e'),
  actual: 1337n,
  agent: accountOf(12),
  amount: 3_000_000n,
  balance: 1_200_000n,
  basisPoints: 10_001n,
  block: 1_204n,
  blockNumber: 1_204n,
  caller: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
  cap: 2_000_000n,
  category: 'TESTING',
  compact: 1,
  contractDay: dayAt('2026-01-02T09:00:00+08:00'),
  covered: 1_200_000n,
  creditor: 320_000,
  credential: hash('c4ed'),
  data: '0x2c5211c6',
  deadline: at('2026-01-10T12:00:00+08:00'),
  debtor: 310_000,
  delay: 3_600,
  digest: hash('d19e'),
  due: at('2026-01-24T09:00:00+08:00'),
  enterprise: accountOf(3),
  epoch: 202_601n,
  error: 'ERC1967NonPayable()',
  expected: 31_337n,
  exposure: 2_100_000n,
  field: 'amount',
  free: 1_000_000n,
  gas: 18_200_000n,
  group: hash('96'),
  hash: hash('7a'),
  host: 310_000,
  id: hash('0d'),
  invoiced: 5_000_000n,
  issueDay: dayAt('2026-01-10T09:00:00+08:00'),
  issuer: 330_522,
  lab: accountOf(7),
  last: 202_512n,
  least: 1_920_000n,
  left: 1_500_000n,
  most: 2_400_000n,
  name: 'SH-2026',
  netDebit: 2_300_000n,
  nullifier: hash('1f'),
  obligation: 1_400_000n,
  open: 1_400_000n,
  order: hash('0d'),
  paid: 1_000_000n,
  paidOut: 900_000n,
  panic: 1n,
  participant: accountOf(3),
  party: accountOf(3),
  position: 2n,
  price: 4_800_000n,
  programme: 4,
  quota: 30_000_000n,
  rail: 2,
  reason: 'insufficient funds',
  received: 800_000n,
  redeemBy: at('2026-12-06T23:59:59+08:00'),
  region: 310_000,
  role: roleOf({ office: 'AGENCY', region: 310_000 }),
  seconds: 60,
  signer: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
  state: 7,
  subsidy: 2_880_000n,
  time: at('2026-01-10T15:00:00+08:00'),
  unissued: 2_000_000n,
  unit: 10_000n,
  until: at('2026-07-10T09:00:00+08:00'),
  url: 'http://127.0.0.1:8545',
  useBy: at('2026-01-09T23:59:59+08:00'),
  voucher: packVoucherId({ region: 330_522, programme: 4, day: 20_463, serial: 17 }),
  what: 'PAID',
};

/** Where the sample of the name alone would make no sense. */
const exceptions: { readonly [code in ErrorCode]?: Figures } = {
  ArgumentInvalid: { field: 'issues[3].amount', reason: 'must be whole fen', reasonZh: '须为整数分' },
  ChallengeOver: { due: at('2026-01-09T09:00:00+08:00') },
  ClockOutOfRange: { year: 2107n, last: 2106n },
  ListFull: { most: 256n },
  RedeemExpired: { time: at('2026-12-07T00:00:00+08:00') },
  RegionCodeInvalid: { region: 99 },
  RevertedWithReason: { reason: 'not enough' },
  TransactionUnconfirmed: { hash: hash('7a') },
  UnitMismatch: { subsidy: 2_885_000n },
  WrongState: { state: 2 },
};

/** Figures that an error might have. */
export function sampleOf(code: ErrorCode): Figures {
  const entries = figuresOf(code).map(({ name }) => {
    const sample = exceptions[code]?.[name] ?? samples[name];
    if (sample === undefined) throw new Error(`scripts/generate/errors/sampleFigures.ts has no "${name}"`);
    return [name, sample] as const;
  });
  return Object.fromEntries(entries);
}
