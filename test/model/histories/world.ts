import { DAY, toIso, toSeconds } from '../clock.ts';
import type { Raw } from '../raw.ts';
import { drawFrom } from './draws.ts';
import type { Draws } from './draws.ts';

/** How many numbers a world is drawn from. */
export const worldDraws = 256;

const codes = ['110000', '120000', '130000', '310000'] as const;
type Code = (typeof codes)[number];

/** `a` to `d`: what belongs to a region bears its letter. */
const letterOf = (code: Code) => 'abcd'.charAt(codes.indexOf(code));

const otherThan = (code: Code) => codes.filter((other) => other !== code);

/**
 * Four regions with programmes, parties, agreements and compacts on every rail, small amounts and short clocks, so that most
 * acts come close to some limit. From zeros: the same regions and parties with nothing between them and no limit.
 */
export function drawWorld(numbers: readonly number[]): Raw {
  const draws = drawFrom(numbers);
  const clock = draws.choose('2026-12-20T09:00:00+08:00', '2026-03-02T00:00:00+08:00', '2027-12-31T23:59:58+08:00');
  return {
    title: 'What came of a random history',
    clock,
    regions: codes.map((code) => drawRegion(draws.part(4), code)),
    programmes: [
      ...codes.map((code) => drawProgramme(draws.part(20), code, `P${letterOf(code)}`, clock)),
      drawProgramme(draws.part(20), '110000', 'PaToo', clock),
    ],
    participants: codes.flatMap((code) => drawParticipants(draws.part(8), code)),
    compacts: ['Old', 'New'].flatMap((name) => drawCompact(draws.part(12), name)),
    agreements: codes.flatMap((issuer) =>
      otherThan(issuer).flatMap((host) => drawAgreement(draws.part(6), issuer, host)),
    ),
  };
}

function drawRegion({ choose }: Draws, code: Code): Raw {
  return {
    code,
    name: letterOf(code).toUpperCase(),
    deposit: choose('300.00', '1000.00', '120.00', '40.00', undefined),
    netDebitCap: choose(undefined, '90.00', undefined, '60.00', undefined, '25.00', undefined, '0.00'),
    acceptanceQuota: choose(undefined, '120.00', undefined, '90.00', undefined, '40.00', undefined, '0.00'),
  };
}

function drawProgramme({ choose, oneIn }: Draws, region: Code, id: string, clock: string): Raw {
  const host = otherThan(region)[0];
  const dayAfter = (days: number) => toIso(toSeconds(clock) + days * DAY).slice(0, 10);
  return {
    id,
    region,
    budget: choose('600.00', '600.00', '250.00', '90.00'),
    ratioBp: choose(5000, 3333, 7000, 9999, 10_000),
    ratios: [
      ...(oneIn(3) ? [{ host, category: 'TESTING', bp: 4500 }] : []),
      ...(oneIn(3) ? [{ host, category: '*', bp: 3333 }] : []),
      ...(oneIn(3) ? [{ host: '*', category: 'TESTING', bp: 8000 }] : []),
      ...(oneIn(6) ? [{ host: '*', category: '*', bp: 6667 }] : []),
    ],
    unit: choose(undefined, undefined, '0.50', '0.07', '5.00'),
    orderCap: choose(undefined, undefined, '60.00', '25.00'),
    annualCap: choose(undefined, undefined, '150.00', '60.00'),
    firstUseCap: choose(undefined, undefined, undefined, '40.00'),
    // The same name in several regions: a series is a region's own.
    series: choose('S', undefined),
    categories: choose(undefined, undefined, undefined, ['RND'], ['TESTING', 'RND']),
    useDays: choose(60, 200, 100, 40, 3),
    redeemDays: choose(80, 300, 200, 90, 2),
    useBy: choose(undefined, undefined, undefined, dayAfter(40)),
    redeemBy: choose(undefined, undefined, undefined, dayAfter(70)),
    retroactive: choose(undefined, undefined, true),
    relatedParty: choose(undefined, undefined, 'ALLOW'),
  };
}

function drawParticipants({ choose, oneIn }: Draws, region: Code): Raw[] {
  const letter = letterOf(region);
  const others = otherThan(region);
  return [
    // Groups within a region and across regions, of enterprises and of an enterprise and a lab.
    { id: `${letter}1`, kind: 'ENTERPRISE', region, controller: choose(undefined, `g${letter}`, 'mix') },
    { id: `${letter}2`, kind: 'TEAM', region, controller: choose(undefined, `g${letter}`, `g${letter}`) },
    {
      id: `lab-${letter}`,
      kind: 'LAB',
      region,
      controller: oneIn(5) ? 'mix' : undefined,
      categories: choose(undefined, undefined, ['TESTING', 'RND'], ['RND', 'DESIGN']),
      endorsedBy: choose(undefined, others, others.slice(1)),
    },
    { id: `agent-${letter}`, kind: 'AGENT', region },
  ];
}

function drawTerms({ choose }: Draws): Raw {
  return {
    ratioBp: choose(undefined, undefined, 4500, 6000),
    exposureCap: choose(undefined, undefined, '80.00', '30.00'),
    categories: choose(undefined, undefined, undefined, ['RND']),
    preApproval: choose(undefined, undefined, true),
    challengeDays: choose(undefined, 3, 0),
  };
}

function drawAgreement(draws: Draws, issuer: Code, host: Code): Raw[] {
  const rail = draws.choose(undefined, 'CLEARING', 'POOL', 'REIMBURSE', 'CLEARING', 'POOL', 'CLEARING', undefined);
  if (rail === undefined) return [];
  return [
    { issuer, host, rail, ...(rail === 'POOL' && { agent: `agent-${letterOf(host)}` }), ...drawTerms(draws.part(5)) },
  ];
}

function drawCompact(draws: Draws, name: string): Raw[] {
  const count = draws.choose(0, 3, 4, 2, 3);
  if (count === 0) return [];
  const first = draws.below(codes.length);
  const members = Array.from({ length: count }, (_, place) => codes[(first + place) % codes.length]);
  const rail = draws.choose('CLEARING', 'REIMBURSE', 'CLEARING');
  return [{ name, members, rail, listing: draws.choose('HOST', 'JOINT', 'HOST'), ...drawTerms(draws.part(5)) }];
}
