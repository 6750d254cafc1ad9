import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import { hashTypedData, numberToHex } from 'viem';
import { initializableSlot, slotOf } from '../../../sdk/src/audit/chain/storageLayout.ts';
import { emptyLedger } from '../../../sdk/src/audit/ledger/emptyLedger.ts';
import type { ProgrammeRecord } from '../../../sdk/src/audit/ledger/programmeRecords.ts';
import { redeemByOf, useByOf, yearOf } from '../../../sdk/src/audit/replay/calendar.ts';
import { hashOrder } from '../../../sdk/src/audit/rules/hashOrder.ts';
import { floorTo, partOfAmount, ratioOf } from '../../../sdk/src/audit/rules/ratioOf.ts';
import { termsAtHome, termsFor } from '../../../sdk/src/audit/rules/termsFor.ts';
import { orderTypes } from '../../../sdk/src/intents/order.ts';
import { accountOf } from '../../../sdk/src/participants/accountOf.ts';
import { deployment, noCap, openBook, replay } from './bookOfEvents.ts';

function programme(change: Partial<ProgrammeRecord>): ProgrammeRecord {
  return { ...replay(openBook()).ledger.programmes.get(1)!, ...change };
}

describe("the auditor's own arithmetic", () => {
  test('takes the most specific ratio: host and category, then host, then category, then the rest', () => {
    const both = { host: 310_000, category: 'RND', bp: 1 };
    const host = { host: 310_000, category: '', bp: 2 };
    const category = { host: 0, category: 'RND', bp: 3 };
    const any = { host: 0, category: '', bp: 4 };
    const all = [any, category, host, both];
    const at = (ratios: ProgrammeRecord['ratios']) => ratioOf(programme({ ratios, ratioBp: 5 }), 310_000, 'RND');
    expect([at(all), at(all.slice(0, 3)), at(all.slice(0, 2)), at(all.slice(0, 1)), at([])]).to.deep.equal([
      1, 2, 3, 4, 5,
    ]);
    expect(ratioOf(programme({ ratios: all, ratioBp: 5 }), 320_000, 'TESTING')).to.equal(4);
    expect(ratioOf(programme({ ratios: [both, host], ratioBp: 5 }), 320_000, 'RND')).to.equal(5);
    // A ratio of nothing is an entry like any other, and the later of two for one place stands.
    expect(at([any, { ...both, bp: 0 }])).to.equal(0);
    expect(at([both, { ...both, bp: 7 }])).to.equal(7);
  });

  test('rounds down to the fen and to the unit', () => {
    expect(partOfAmount(100_001n, 5_000)).to.equal(50_000n);
    expect(partOfAmount(1n, 9_999)).to.equal(0n);
    expect(partOfAmount(noCap, 10_000)).to.equal(noCap);
    expect([floorTo(199n, 100n), floorTo(200n, 100n), floorTo(7n, 1n)]).to.deep.equal([100n, 200n, 7n]);
  });

  test('counts years and days at UTC+8', () => {
    const newYear = Date.UTC(2026, 11, 31, 16) / 1_000;
    expect([yearOf(newYear - 1), yearOf(newYear), yearOf(0)]).to.deep.equal([2026, 2027, 1970]);
    const leapDay = Date.UTC(2028, 1, 29, 15, 59, 59) / 1_000;
    expect(yearOf(leapDay)).to.equal(2028);
    const rules = programme({ useDays: 1, redeemDays: 2 });
    const firstMidnight = Date.UTC(1970, 0, 2, 16) / 1_000;
    expect(useByOf(rules, 1)).to.equal(firstMidnight + 86_400 - 1);
    expect(redeemByOf(rules, 1)).to.equal(firstMidnight + 2 * 86_400 - 1);
    expect(useByOf(programme({ useDays: 1, useBy: 5 }), 1)).to.equal(5);
    expect(redeemByOf(programme({ redeemDays: 1, redeemBy: 6 }), 1)).to.equal(6);
  });

  test('puts a bilateral agreement before a compact, and the oldest compact before a younger', () => {
    const ledger = emptyLedger(deployment);
    const terms = (number: number) => ledger.terms.set(number, { ...termsAtHome, number, rail: 'REIMBURSE' });
    for (const number of [1, 2, 3]) terms(number);
    const compact = (number: number, of: number, members: number[]) =>
      ledger.compacts.set(number, {
        number,
        terms: of,
        name: '',
        members: new Set(members),
        everMembers: new Set(members),
      });
    compact(2, 2, [330_000, 310_000, 320_000]);
    compact(1, 1, [330_000, 310_000]);
    ledger.agreements.set('310000>330000', 3);
    const found = (issuer: number, host: number) => termsFor(ledger, issuer, host)?.number;
    expect(found(330_000, 330_000)).to.equal(0);
    expect(found(330_000, 310_000)).to.equal(1);
    expect(found(310_000, 330_000)).to.equal(3);
    expect(found(330_000, 320_000)).to.equal(2);
    expect(found(330_000, 340_000)).to.equal(undefined);
  });

  test('hashes an order as EIP-712 does', () => {
    const intent = {
      enterprise: accountOf(1),
      lab: accountOf(2),
      voucher: 2n ** 127n + 5n,
      category: 'RND',
      price: noCap,
      subsidy: 1n,
      contractDay: 2 ** 32 - 1,
      deadline: 2 ** 40 - 1,
      salt: numberToHex(7, { size: 32 }),
    };
    const domain = { name: 'Tongdui', version: '1', chainId: 31_337, verifyingContract: deployment.orderDesk } as const;
    const expected = hashTypedData({ domain, types: orderTypes, primaryType: 'Order', message: intent });
    expect(hashOrder(31_337, deployment.orderDesk, intent)).to.equal(expected);
    expect(hashOrder(31_338, deployment.orderDesk, intent)).not.to.equal(expected);
  });
});

describe('the storage layout that the auditor reads', () => {
  const source = (path: string) => readFileSync(new URL(`../../../contracts/${path}`, import.meta.url), 'utf8');
  const rootIn = (path: string) => /STORAGE = (0x[0-9a-f]{64});/.exec(source(path))?.[1];

  test('begins where the contracts say that their storage begins', () => {
    for (const [path, place] of [
      ['registry/RegistryBook.sol', 'registryCounts'],
      ['registry/CreditRegister.sol', 'marks'],
      ['registry/Recognition.sol', 'recognitionCounts'],
      ['programme/Programmes.sol', 'programmeCounts'],
      ['access/Countersigned.sol', 'acts'],
    ] as const) {
      expect(slotOf(place), path).to.equal(rootIn(path));
    }
    expect(initializableSlot).to.match(/^0xf0c57e16[0-9a-f]{54}00$/);
  });
});
