import type { ModelFacts, PartyFacts } from '../../../sdk/src/report/modelFacts.ts';

/** A party without orders and money, but for what is said. */
export function sampleParty(overrides: Partial<PartyFacts> = {}): PartyFacts {
  return {
    name: 'lab-1',
    region: 310000,
    uses: 0,
    invoiced: 0n,
    subsidy: 0n,
    coPayment: 0n,
    deposit: 0n,
    cashedOut: 0n,
    ...overrides,
  };
}

/** A model with one POOL route from Changxing to Shanghai and figures that are all different. */
export function sampleModel(overrides: Partial<ModelFacts> = {}): ModelFacts {
  const uses = { uses: 414, invoiced: 29_362_668_08n, subsidy: 17_617_600_00n, coPayment: 11_745_068_08n };
  return {
    heading: { zh: '长兴账本', en: 'The Changxing book' },
    short: { zh: '账本', en: 'Book' },
    note: { zh: '说明', en: 'A note' },
    file: 'book.json',
    steps: { total: 578, failures: [] },
    ok: true,
    regions: [
      {
        code: 330522,
        name: { zh: '长兴', en: 'Changxing' },
        appropriated: 50_000_000_00n,
        free: 17_617_600_00n,
        encumbered: 12_382_400_00n,
        locked: 0n,
        reservedAsHost: 0n,
        prefundedAbroad: 20_000_000_00n,
      },
      {
        code: 310000,
        name: { zh: '上海', en: 'Shanghai' },
        appropriated: 0n,
        free: 0n,
        encumbered: 0n,
        locked: 0n,
        reservedAsHost: 0n,
        prefundedAbroad: 0n,
      },
    ],
    programmes: [
      {
        name: 'CX',
        region: 330522,
        budget: 30_000_000_00n,
        unissued: 12_000_000_00n,
        outstanding: 300_000_00n,
        reserved: 82_400_00n,
        paid: 17_617_600_00n,
      },
    ],
    vouchers: { count: 161, holders: 161, face: 18_000_000_00n },
    pools: [
      {
        issuer: 330522,
        host: 310000,
        agent: 'changxing-centre',
        prefunded: 20_000_000_00n,
        paid: 17_617_600_00n,
        reserved: 82_400_00n,
        free: 2_300_000_00n,
      },
    ],
    routes: [
      { rail: 'POOL', issuer: 330522, host: 310000, enterprises: 161, labs: 25, paidToLabs: 11_745_068_08n, ...uses },
    ],
    labs: [sampleParty({ ...uses, deposit: 17_617_500_00n, cashedOut: 100_00n })],
    enterprises: [sampleParty({ ...uses, name: 'cx001', region: 330522 })],
    audit: { events: 2877, compared: 11302, findings: [], crossRegionTransfers: 0n },
    gas: { setup: 29_000_000n, steps: 41_400_414n, kinds: [{ do: 'use', count: 414, gas: 41_400_414n }] },
    ...overrides,
  };
}
