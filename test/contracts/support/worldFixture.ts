import { id } from 'ethers';
import { draftTerms, signAgreement } from './agreements.ts';
import { REGION_OFFICES, roleOf } from './officeRoles.ts';
import type { Office, RegionOffice } from './officeRoles.ts';
import { registerParties } from './parties.ts';
import type { Kind, Party } from './parties.ts';
import { createProgramme, issueVoucher } from './programmes.ts';
import { CATEGORIES, FAR, HOST, ISSUER, REGIONS, THIRD } from './regions.ts';
import type { Signer } from './signer.ts';
import { fixture } from './snapshots.ts';
import { loadSystem } from './systemFixture.ts';
import type { System } from './systemFixture.ts';
import { appropriate, prefund } from './treasury.ts';

const CAST = {
  enterprise: { region: ISSUER, kind: 'ENTERPRISE' },
  team: { region: ISSUER, kind: 'TEAM' },
  homeLab: { region: ISSUER, kind: 'LAB' },
  poolLab: { region: HOST, kind: 'LAB' },
  agent: { region: HOST, kind: 'AGENT' },
  hostEnterprise: { region: HOST, kind: 'ENTERPRISE' },
  reimburseLab: { region: THIRD, kind: 'LAB' },
  farLab: { region: FAR, kind: 'LAB' },
} as const satisfies Record<string, { region: number; kind: Kind }>;

export type PartyName = keyof typeof CAST;

export const PARTY_NAMES = Object.keys(CAST) as PartyName[];

/** Fen in the programme's budget at the start. */
export const BUDGET = 100_000_000n;
/** Fen of the voucher that `enterprise` holds. */
export const FACE = 1_000_000n;
/** Fen of free money in the pool ISSUER>HOST. */
export const POOL = 5_000_000n;
/** Fen of free money in the issuer's treasury. */
export const FREE = 20_000_000n;

/** Four regions with their officers, one party of each sort, the agreements of `regions.ts`, a programme, a voucher. */
export type World = System & {
  readonly central: Signer;
  readonly auditor: Signer;
  readonly guardian: Signer;
  readonly stranger: Signer;
  /** The officer of a region. */
  readonly office: (region: number, office: RegionOffice) => Signer;
  readonly party: { readonly [name in PartyName]: Party };
  /** The agent's key, which also sends transactions. */
  readonly agentKey: Signer;
  /** Programme of ISSUER: half of the price, 30 days to order, 60 to claim. */
  readonly programme: number;
  /** Voucher of `enterprise`, serial 1. */
  readonly voucher: bigint;
};

/** The world that most tests start from. */
export const loadWorld = fixture(worldFixture, loadSystem);

async function worldFixture(system: System): Promise<World> {
  const staffed = await staff(system);
  for (const region of REGIONS) await system.registry.connect(system.council).admitRegion(region, `region ${region}`);
  for (const category of CATEGORIES) await system.registry.connect(system.council).addCategory(category);
  const party = await registerCast(staffed);
  const agentKey = keyAt(system, AGENT_KEY);
  const world: World = { ...staffed, party, agentKey, programme: 0, voucher: 0n };

  await signAgreement(world, ISSUER, HOST, draftTerms('POOL', { agent: party.agent.account }));
  await signAgreement(world, ISSUER, THIRD, draftTerms('REIMBURSE', { preApproval: true }));
  await appropriate(world, ISSUER, POOL + FREE);
  await prefund(world, ISSUER, HOST, POOL);
  const programme = await createProgramme(world, ISSUER, { name: '2026' }, BUDGET);
  const voucher = await issueVoucher(world, programme, party.enterprise, FACE, 1);
  return { ...world, programme, voucher };
}

type Staffed = Omit<World, 'party' | 'agentKey' | 'programme' | 'voucher'>;

const FIRST_OFFICER = 6;
const FIRST_PARTY = FIRST_OFFICER + REGIONS.length * REGION_OFFICES.length;
const AGENT_KEY = FIRST_PARTY + PARTY_NAMES.indexOf('agent');

function keyAt(system: System, index: number): Signer {
  const key = system.keys[index];
  if (key === undefined) throw new Error(`The test chain has no account ${index}.`);
  return key;
}

async function staff(system: System): Promise<Staffed> {
  const [central, auditor, guardian, stranger] = [2, 3, 4, 5].map((index) => keyAt(system, index)) as [
    Signer,
    Signer,
    Signer,
    Signer,
  ];
  const officers = new Map<bigint, Signer>();
  REGIONS.forEach((region, r) =>
    REGION_OFFICES.forEach((office, o) =>
      officers.set(roleOf(region, office), keyAt(system, FIRST_OFFICER + r * REGION_OFFICES.length + o)),
    ),
  );
  const office = (region: number, name: RegionOffice): Signer => {
    const officer = officers.get(roleOf(region, name));
    if (officer === undefined) throw new Error(`No ${name} of ${region}.`);
    return officer;
  };
  const grant = (by: Signer, region: number, name: Office, to: Signer) =>
    system.offices.connect(by).grantRole(roleOf(region, name), to.address, 0);
  await grant(system.council, 0, 'CENTRAL', central);
  await grant(system.council, 0, 'AUDITOR', auditor);
  await grant(system.council, 0, 'GUARDIAN', guardian);
  for (const region of REGIONS) {
    for (const name of REGION_OFFICES) {
      const by = name === 'ADMIN' ? system.council : office(region, 'ADMIN');
      await grant(by, region, name, office(region, name));
    }
  }
  return { ...system, central, auditor, guardian, stranger, office };
}

async function registerCast(world: Staffed): Promise<World['party']> {
  const registered = new Map<PartyName, Party>();
  for (const region of REGIONS) {
    const names = PARTY_NAMES.filter((name) => CAST[name].region === region);
    const drafts = names.map((name) => ({
      kind: CAST[name].kind,
      key: keyAt(world, FIRST_PARTY + PARTY_NAMES.indexOf(name)),
      credential: id(`credential of ${name}`),
    }));
    const parties = await registerParties(world, region, drafts);
    names.forEach((name, i) => registered.set(name, parties[i] as Party));
  }
  return Object.fromEntries(registered) as World['party'];
}
