import { describe, test } from 'node:test';
import { expect } from 'chai';
import { formatYuan } from '../../../sdk/src/amounts/formatYuan.ts';
import { chordChart } from '../../../sdk/src/report/charts/chordChart.ts';
import { matrixChart } from '../../../sdk/src/report/charts/matrixChart.ts';
import { shadeColours } from '../../../sdk/src/report/charts/palette.ts';
import { ringChart } from '../../../sdk/src/report/charts/ringChart.ts';
import { standingChart } from '../../../sdk/src/report/charts/standingChart.ts';
import { cycleProofs, standingProofs } from '../../../sdk/src/report/clearingProofs.ts';
import { shadeOf, shades, stages } from '../../../sdk/src/report/clearingStage.ts';
import type { Stage } from '../../../sdk/src/report/clearingStage.ts';
import { clearingSection } from '../../../sdk/src/report/page/clearingSection.ts';
import { formatPage } from '../../../sdk/src/report/page/formatPage.ts';
import { matrixTable } from '../../../sdk/src/report/page/matrixTable.ts';
import { formatModelText } from '../../../sdk/src/report/text/formatModelText.ts';
import { clearingModel, nationalCycle, threeRegionCycle } from './sampleClearing.ts';
import { sampleModel } from './sampleModel.ts';

const three = threeRegionCycle();
const nation = nationalCycle();
const threeModel = clearingModel(three);
const nationModel = clearingModel(nation);

/** A table's rows as fen; a cell without an amount is nothing. */
function amountsOf(markup: string): bigint[][] {
  return [...markup.matchAll(/<tr>.*?<\/tr>/gs)].slice(1).map(([row]) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => {
      return BigInt(/value="(-?[\d.]+)"/.exec(cell)?.[1]?.replace('.', '') ?? 0);
    }),
  );
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text.trim());
}

describe('matrixTable', () => {
  test('three regions before and after, by hand', () => {
    const yuan = (stage: Stage) =>
      amountsOf(matrixTable(threeModel, three, stage).text).map((row) => row.map((amount) => Number(amount) / 100));
    expect(yuan('before')).to.deep.equal([
      [0, 400_000, 200_000, 600_000],
      [0, 0, 300_000, 300_000],
      [900_000, 150_000, 0, 1_050_000],
      [900_000, 550_000, 500_000, 1_950_000],
    ]);
    expect(yuan('after')).to.deep.equal([
      [0, 100_000, 0, 100_000],
      [0, 0, 0, 0],
      [400_000, 150_000, 0, 550_000],
      [400_000, 250_000, 0, 650_000],
    ]);
  });

  for (const [name, model, cycle] of [
    ['three regions', threeModel, three],
    ['the nation', nationModel, nation],
  ] as const) {
    for (const stage of stages) {
      test(`${name} ${stage}: rows come to what is owed, columns to what is owing, both to the whole`, () => {
        const rows = amountsOf(matrixTable(model, cycle, stage).text);
        const foot = rows.pop()!;
        const [owes, owed] =
          stage === 'before' ? (['owesBefore', 'owedBefore'] as const) : (['owesAfter', 'owedAfter'] as const);
        expect(rows).to.have.lengthOf(cycle.regions.length);
        for (const [index, region] of cycle.regions.entries()) {
          const cells = rows[index]!;
          expect(cells).to.have.lengthOf(cycle.regions.length + 1);
          expect(sum(cells.slice(0, -1))).to.equal(region[owes]);
          expect(cells.at(-1)).to.equal(region[owes]);
          expect(sum(rows.map((row) => row[index]!))).to.equal(region[owed]);
          expect(foot[index]).to.equal(region[owed]);
          expect(cells[index]).to.equal(0n);
        }
        const whole = stage === 'before' ? cycle.gross : cycle.residual;
        expect(foot.at(-1)).to.equal(whole);
        expect(sum(rows.map((row) => row.at(-1)!))).to.equal(whole);
      });
    }
  }
});

describe('shadeOf', () => {
  test('steps are equal parts of the largest, their upper ends included', () => {
    const largest = 500n;
    expect([0n, 1n, 100n, 101n, 400n, 401n, 500n].map((amount) => shadeOf(amount, largest))).to.deep.equal([
      0, 1, 1, 2, 4, 5, 5,
    ]);
    expect(shadeColours).to.have.lengthOf(shades + 1);
  });
});

describe('clearing charts', () => {
  test('a ring names every amount that is owed, and every position', () => {
    const before = textsOf(ringChart(threeModel, three, 'before'));
    expect(before).to.include.members(['900,000.00', '400,000.00', '300,000.00', '200,000.00', '150,000.00']);
    expect(before).to.include.members(['+300,000.00', '+250,000.00', '-550,000.00', '北京', 'Tianjin']);
    const after = textsOf(ringChart(threeModel, three, 'after'));
    expect(after).to.include.members(['400,000.00', '100,000.00', '150,000.00', '-550,000.00']);
    for (const gone of ['900,000.00', '200,000.00', '300,000.00']) expect(after).not.to.include(gone);
  });

  test('a heat map has a cell for each obligation, on one scale', () => {
    const cells = (stage: Stage) => {
      const svg = matrixChart(nationModel, nation, stage);
      return shadeColours.slice(1).map((colour) => svg.split(`fill="${colour}"`).length - 1);
    };
    const expected = (stage: Stage) => {
      const found = nation.pairs.map((pair) => shadeOf(pair[stage], 395_000_00n));
      return [1, 2, 3, 4, 5].map((shade) => found.filter((other) => other === shade).length);
    };
    for (const stage of stages) expect(cells(stage)).to.deep.equal(expected(stage));
    expect(cells('before').reduce((total, count) => total + count)).to.equal(120);
    expect(cells('after').reduce((total, count) => total + count)).to.equal(68);
  });

  test('a rim names every region at both stages', () => {
    for (const stage of stages) {
      const texts = textsOf(chordChart(nationModel, nation, stage));
      expect(texts).to.have.lengthOf(31);
      expect(texts).to.include.members(['北京', '广西', '新疆']);
    }
  });

  test('standings are in the order of positions, and exact', () => {
    const positions = textsOf(standingChart(nationModel, nation)).filter((text) => /^[-+]?[\d,]+\.\d\d$/.test(text));
    expect(positions).to.have.lengthOf(31);
    expect(positions[0]).to.equal('+1,324,000.00');
    expect(positions).to.include('0.00');
    expect(positions.at(-1)).to.equal('-1,593,000.00');
    const few = textsOf(standingChart(threeModel, three));
    // Left and right of the middle: what is left, and what was set off, which is the same on both sides.
    expect(few.filter((text) => text === '500,000.00')).to.have.lengthOf(4);
    expect(few).to.include.members(['550,000.00', '400,000.00', '+300,000.00', '+250,000.00', '-550,000.00']);
  });

  test('a name cannot pass as markup', () => {
    const regions = threeModel.regions.map((region) => ({ ...region, name: { zh: '{en|<b>}', en: '<script>' } }));
    const hostile = { ...threeModel, regions };
    for (const svg of [
      ringChart(hostile, three, 'before'),
      chordChart(hostile, three, 'before'),
      matrixChart(hostile, three, 'before'),
      standingChart(hostile, three),
    ]) {
      expect(svg).not.to.contain('<b>');
      expect(svg).not.to.contain('<script');
    }
  });
});

describe('proofs', () => {
  const held = (proofs: readonly { readonly holds: boolean }[]) => proofs.map(({ holds }) => holds);

  test('hold for what was set off', () => {
    for (const cycle of [three, nation]) expect(held(cycleProofs(cycle, formatYuan))).not.to.include(false);
    for (const model of [threeModel, nationModel]) {
      expect(held(standingProofs(model.clearing!, formatYuan))).to.deep.equal([true, true]);
    }
  });

  test('fail where a set-off is no circulation', () => {
    const [first, ...others] = three.regions;
    const moved = { ...first!, setOffOwed: first!.setOffOwed - 1n, owedAfter: first!.owedAfter + 1n };
    const broken = { ...three, regions: [{ ...moved, positionAfter: moved.positionAfter + 1n }, ...others] };
    expect(held(cycleProofs(broken, formatYuan))).to.deep.equal([true, false, false, false, false]);
    expect(held(cycleProofs({ ...three, setOff: three.setOff + 1n }, formatYuan))).to.include(false);
  });

  test('fail where locked money is not what is owed, or a discharge did not arrive', () => {
    const { standings, ...rest } = threeModel.clearing!;
    const [first, ...others] = standings;
    const short = [{ ...first!, locked: first!.locked - 1n }, ...others];
    expect(held(standingProofs({ ...rest, standings: short }, formatYuan))).to.deep.equal([false, true]);
    const sent = [{ ...first!, remittedUp: 5n }, ...others];
    const discharges = [{ step: 0, debtor: 110000, creditor: 120000, amount: 5n }];
    expect(held(standingProofs({ ...rest, discharges, standings: sent }, formatYuan))).to.deep.equal([
      true,
      true,
      false,
    ]);
    const page = clearingSection({ ...threeModel, clearing: { ...rest, standings: short } });
    expect(page === '' ? '' : page.text).to.contain('✗');
  });
});

describe('the page', () => {
  const page = formatPage({ models: [threeModel, nationModel], madeAt: 0 });

  test('holds the exact figures of both cases', () => {
    for (const exact of ['1950000.00', '1300000.00', '650000.00', '24709000.00', '11360000.00', '13349000.00']) {
      expect(page).to.contain(`<data value="${exact}">`);
    }
    // Every obligation of the nation, before and after.
    for (const { before, after } of nation.pairs) {
      for (const amount of [before, after]) expect(page).to.contain(`<data value="${formatYuan(amount)}">`);
    }
    expect(page).not.to.contain('✗');
  });

  test('names the scenario, the unit, and what is compared', () => {
    expect(page).to.contain('单位为元');
    expect(page).to.contain('in yuan, from the run of book.json');
    expect(page).to.contain('before set-off: 1,950,000.00');
    expect(page).to.contain('after set-off: 13,349,000.00');
  });

  test('shows few regions openly and lays up the tables of many', () => {
    const section = (model: typeof threeModel) => {
      const found = clearingSection(model);
      return found === '' ? '' : found.text;
    };
    const tables = (text: string) => text.match(/<table class="matrix"/g)?.length;
    const closed = (text: string) => [...text.matchAll(/<details>.*?<\/details>/gs)].map(([match]) => match).join('');
    expect([tables(section(threeModel)), tables(closed(section(threeModel)))]).to.deep.equal([2, undefined]);
    expect([tables(section(nationModel)), tables(closed(section(nationModel)))]).to.deep.equal([2, 2]);
    // Before and after, drawn twice each, and the standings; few regions have no heat map.
    expect(section(threeModel).match(/<figure/g)).to.have.lengthOf(3);
    expect(section(nationModel).match(/<figure/g)).to.have.lengthOf(5);
    expect(clearingSection(sampleModel())).to.equal('');
  });

  test('stays small enough to be sent', () => {
    expect(page.length).to.be.lessThan(3_000_000);
  });
});

describe('the text', () => {
  const lines = (model: typeof threeModel, language: 'zh' | 'en') =>
    formatModelText(model, language)
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/));

  test('has each cycle and each of a few regions', () => {
    const zh = lines(threeModel, 'zh');
    expect(zh).to.deep.include(['1', '1950000.00', '1300000.00', '66.7 %', '650000.00']);
    const hebei = ['河北', '1050000.00', '500000.00', '500000.00', '550000.00', '0.00', '-550000.00'];
    expect(zh).to.deep.include(hebei);
    expect(zh).to.deep.include(['合计', '1950000.00', '1950000.00', '1300000.00', '650000.00', '650000.00', '0.00']);
    expect(zh.filter(([name]) => name?.startsWith('其余'))).to.deep.equal([]);
  });

  test('of many regions it names those of which most was set off, and sums up the others', () => {
    const en = lines(nationModel, 'en');
    const start = en.findIndex(([name]) => name === 'cycle 1');
    const rows = en.slice(start + 1, start + 8);
    expect(rows.map(([name]) => name)).to.deep.equal([
      'Gansu',
      'Henan',
      'Jiangsu',
      'Tianjin',
      'Anhui',
      '26 others',
      'total',
    ]);
    expect(rows[0]).to.deep.equal([
      'Gansu',
      '1286000.00',
      '1767000.00',
      '1034000.00',
      '252000.00',
      '733000.00',
      '481000.00',
    ]);
    const figures = rows.map((row) => row.slice(1).map((figure) => BigInt(figure.replace('.', ''))));
    const total = figures.pop()!;
    expect(total.map((_, column) => sum(figures.map((row) => row[column]!)))).to.deep.equal(total);
    expect(total[5]).to.equal(0n);
    expect(formatModelText(nationModel, 'en').split('\n').length).to.be.lessThan(45);
  });

  test('budgets and treasuries of many regions are one line each', () => {
    const text = formatModelText(nationModel, 'en');
    expect(text).to.match(/31 budgets +24740000\.00 = un-issued 31000\.00 \+ .* \+ paid 24709000\.00;/);
    expect(text).to.match(/All regions: treasury +free 31000\.00, encumbered 31000\.00, locked 13349000\.00\n/);
  });

  test('says what was discharged where it says that no money left its region', () => {
    expect(formatModelText(threeModel, 'en')).to.contain('0.00 (no fiscal money left its region)');
    const discharges = [{ step: 28, debtor: 130000, creditor: 110000, amount: 180_000_00n }];
    const model = { ...threeModel, clearing: { ...threeModel.clearing!, discharges } };
    expect(formatModelText(model, 'en')).to.contain(
      '0.00 (beside 180000.00 discharged through the centre no fiscal money left its region)',
    );
    expect(lines(model, 'zh')).to.deep.include(['上级结算', '河北 → 北京', '180000.00']);
    // The treasuries have not moved it.
    expect(formatModelText(model, 'zh')).to.contain('✗ 上级结算：上缴 0.00 = 下拨 0.00');
  });

  test('English text has no Chinese in it', () => {
    const discharges = [{ step: 28, debtor: 130000, creditor: 110000, amount: 180_000_00n }];
    const model = { ...threeModel, clearing: { ...threeModel.clearing!, discharges } };
    expect(formatModelText(model, 'en') + formatModelText(nationModel, 'en')).not.to.match(
      /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u,
    );
  });
});
