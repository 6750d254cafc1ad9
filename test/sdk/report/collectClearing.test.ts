import { before, describe, test } from 'node:test';
import { expect } from 'chai';
import { createProgress } from '../../../scripts/demo/progress.ts';
import { models } from '../../../scripts/demo/models.ts';
import { rehearseModel } from '../../../scripts/demo/rehearseModel.ts';
import type { CycleFacts, CycleRegionFacts } from '../../../sdk/src/report/clearingFacts.ts';
import type { ModelFacts } from '../../../sdk/src/report/modelFacts.ts';
import { moneyMoves, readableMoves } from '../../../sdk/src/report/moneyMoves.ts';
import { purseName } from '../../../sdk/src/report/purse.ts';
import { regionName } from '../../../sdk/src/report/regionName.ts';
import { totalsOf } from '../../../sdk/src/report/totals.ts';
import { clearingModel, nationalCycle, nationalExpectations, threeRegionCycle } from './sampleClearing.ts';

/** owes, owed, set off, owes after, owed after, position: whole yuan. */
function figuresOf({ regions }: CycleFacts): Record<number, number[]> {
  const yuan = (region: CycleRegionFacts, figure: keyof CycleRegionFacts) => Number(region[figure]) / 100;
  const figures = ['owesBefore', 'owedBefore', 'setOff', 'owesAfter', 'owedAfter', 'positionAfter'] as const;
  return Object.fromEntries(regions.map((region) => [region.region, figures.map((figure) => yuan(region, figure))]));
}

describe('collectClearing, on a run of scenario 04', () => {
  let facts: ModelFacts;

  before(async () => {
    const model = models.find(({ file }) => file === '04-three-region-clearing.json')!;
    const stream = { isTTY: false, write: () => true };
    facts = await rehearseModel(model, createProgress(stream, 'en'));
  });

  test('every expectation held', () => {
    expect(facts.ok).to.equal(true);
  });

  test('a cycle is told with its step and its sums; one that set nothing off is none', () => {
    expect(
      facts.clearing?.cycles.map(({ cycle, step, gross, setOff, residual }) => [cycle, step, gross, setOff, residual]),
    ).to.deep.equal([
      [1, 11, 1_950_000_00n, 1_300_000_00n, 650_000_00n],
      [2, 25, 930_000_00n, 500_000_00n, 430_000_00n],
    ]);
  });

  test('the first cycle is the one worked out by hand', () => {
    expect(facts.clearing?.cycles[0]).to.deep.equal(threeRegionCycle());
  });

  test('the second cycle starts from what the first left and what came since', () => {
    expect(figuresOf(facts.clearing!.cycles[1]!)).to.deep.equal({
      110000: [350_000, 430_000, 250_000, 100_000, 180_000, 80_000],
      120000: [0, 250_000, 0, 0, 250_000, 250_000],
      130000: [580_000, 250_000, 250_000, 330_000, 0, -330_000],
    });
  });

  test('what was discharged is told pair by pair, and left and reached the two treasuries', () => {
    expect(facts.clearing?.discharges).to.deep.equal([
      { step: 28, debtor: 130000, creditor: 110000, amount: 180_000_00n },
    ]);
    const moved = facts.clearing?.standings.map((region) => [region.remittedUp, region.receivedFromAbove]);
    expect(moved).to.deep.equal([
      [0n, 180_000_00n],
      [0n, 0n],
      [180_000_00n, 0n],
    ]);
  });

  test('at the end a region has locked what it owes', () => {
    expect(
      facts.clearing?.standings.map(({ region, owes, owed, locked, position, netDebitCap }) => {
        return [region, owes, owed, locked, position, netDebitCap];
      }),
    ).to.deep.equal([
      [110000, 100_000_00n, 0n, 100_000_00n, -100_000_00n, undefined],
      [120000, 0n, 250_000_00n, 0n, 250_000_00n, undefined],
      [130000, 150_000_00n, 0n, 150_000_00n, -150_000_00n, 670_000_00n],
    ]);
    expect(facts.regions.map(({ locked }) => locked)).to.deep.equal([100_000_00n, 0n, 150_000_00n]);
  });

  test('hosts pay, issuers lock; what is set off or discharged becomes free', () => {
    const moves = moneyMoves(facts).map(({ from, to, amount }) => {
      return `${purseName(facts, from).en} > ${purseName(facts, to).en}: ${amount / 100n}`;
    });
    expect(moves).to.have.lengthOf(15);
    expect(moves).to.include.members([
      'Beijing treasury > Beijing labs: 930000',
      'Hebei enterprises > Beijing labs: 930000',
      'Hebei programme money > Hebei locked money: 1080000',
      'Hebei locked money > Hebei free money: 750000',
      'Tianjin locked money > Tianjin free money: 300000',
      'Hebei locked money > Beijing free money: 180000',
    ]);
    expect(totalsOf(facts)).to.include({ setOff: 1_800_000_00n, discharged: 180_000_00n, stillOwed: 250_000_00n });
  });

  test('a model without obligations has no clearing', async () => {
    const model = models.find(({ file }) => file === '03-jing-jin-ji.json')!;
    const other = await rehearseModel(model, createProgress({ isTTY: false, write: () => true }, 'en'));
    expect(other.clearing).to.equal(undefined);
    expect(totalsOf(other)).to.include({ setOff: 0n, discharged: 0n, stillOwed: 0n });
  });
});

describe('describeCycle', () => {
  test('three regions, by hand', () => {
    expect(figuresOf(threeRegionCycle())).to.deep.equal({
      110000: [600_000, 900_000, 500_000, 100_000, 400_000, 300_000],
      120000: [300_000, 550_000, 300_000, 0, 250_000, 250_000],
      130000: [1_050_000, 500_000, 500_000, 550_000, 0, -550_000],
    });
  });

  test('the nation has the figures that scenario 10 expects', () => {
    const cycle = nationalCycle();
    expect([cycle.gross, cycle.setOff, cycle.residual]).to.deep.equal([24_709_000_00n, 11_360_000_00n, 13_349_000_00n]);
    const { positions, lockedBefore, lockedAfter } = nationalExpectations();
    expect(positions.size).to.equal(31);
    const by = (figure: 'positionBefore' | 'positionAfter' | 'owesBefore' | 'owesAfter') =>
      new Map(cycle.regions.map((region) => [region.region, region[figure]]));
    expect(by('positionBefore')).to.deep.equal(positions);
    expect(by('positionAfter')).to.deep.equal(positions);
    expect(by('owesBefore')).to.deep.equal(lockedBefore);
    expect(by('owesAfter')).to.deep.equal(lockedAfter);
  });
});

describe('readableMoves', () => {
  test('few regions stay apart', () => {
    const model = clearingModel(threeRegionCycle());
    expect(readableMoves(model)).to.deep.equal(moneyMoves(model));
  });

  test('many regions are taken together, to the fen', () => {
    const model = clearingModel(nationalCycle());
    const moves = readableMoves(model).map(({ from, to, amount }) => [
      purseName(model, from).zh,
      purseName(model, to).zh,
      amount,
    ]);
    expect(moves).to.deep.equal([
      ['各地财政', '各地实验室', 24_709_000_00n],
      ['各地企业', '各地实验室', 24_709_000_00n],
      ['各地政策预算', '各地锁定资金', 24_709_000_00n],
      ['各地锁定资金', '各地财政可用资金', 11_360_000_00n],
    ]);
    expect(moneyMoves(model).length).to.be.greaterThan(120);
  });
});

describe('regionName', () => {
  test('every provincial region has its name in both languages, also where the chain has its code only', () => {
    const named = nationalCycle().regions.map(({ region }) => regionName(region, String(region)));
    expect(new Set(named.map(({ zh }) => zh)).size).to.equal(31);
    expect(new Set(named.map(({ en }) => en)).size).to.equal(31);
    for (const { zh, en } of named) {
      expect(zh).to.match(/^\p{Script=Han}{2,3}$/u);
      expect(en).to.match(/^[A-Z][a-z]+( [A-Z][a-z]+)?$/);
    }
    expect([regionName(140000, '140000').en, regionName(610000, '610000').en]).to.deep.equal(['Shanxi', 'Shaanxi']);
  });

  test('a name on the chain stands, an unknown code stands for itself', () => {
    expect(regionName(110000, 'Peking')).to.deep.equal({ zh: '北京', en: 'Peking' });
    expect(regionName(440300, 'Shenzhen')).to.deep.equal({ zh: 'Shenzhen', en: 'Shenzhen' });
    expect(regionName(440300, '440300')).to.deep.equal({ zh: '440300', en: '440300' });
  });
});
