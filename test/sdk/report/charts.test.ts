import { describe, test } from 'node:test';
import { expect } from 'chai';
import { budgetChart } from '../../../sdk/src/report/charts/budgetChart.ts';
import { burdenChart } from '../../../sdk/src/report/charts/burdenChart.ts';
import { groupedYuan, percentOf } from '../../../sdk/src/report/charts/chartAmounts.ts';
import { labChart } from '../../../sdk/src/report/charts/labChart.ts';
import { moneyFlowChart } from '../../../sdk/src/report/charts/moneyFlowChart.ts';
import { subsidyClassChart } from '../../../sdk/src/report/charts/subsidyClassChart.ts';
import { subsidyClasses } from '../../../sdk/src/report/charts/subsidyClasses.ts';
import type { ModelFacts } from '../../../sdk/src/report/modelFacts.ts';
import { sampleModel, sampleParty } from './sampleModel.ts';

/** The words of a drawing, one text element after the other. */
function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) =>
    (match[1] ?? '').replaceAll('&#39;', "'").trim(),
  );
}

describe('chartAmounts', () => {
  test('yuan are grouped by thousands, to the fen', () => {
    const amounts = [0n, 1n, 999_99n, 1_000_00n, 17_617_600_00n, 2n ** 96n - 1n].map(groupedYuan);
    expect(amounts).to.deep.equal([
      '0.00',
      '0.01',
      '999.99',
      '1,000.00',
      '17,617,600.00',
      '792,281,625,142,643,375,935,439,503.35',
    ]);
  });

  test('shares are rounded half up to a tenth of a per cent', () => {
    expect(percentOf(60n, 100n)).to.equal('60.0 %');
    expect(percentOf(1n, 2000n)).to.equal('0.1 %');
    expect(percentOf(499n, 1_000_000n)).to.equal('0.0 %');
    expect(percentOf(2n, 3n)).to.equal('66.7 %');
    expect(percentOf(3n, 3n)).to.equal('100.0 %');
  });
});

describe('subsidyClasses', () => {
  const firms = (...amounts: bigint[]) => amounts.map((subsidy) => sampleParty({ subsidy }));

  test('an amount at the upper end belongs to the lower class', () => {
    const classes = subsidyClasses(firms(20_000_00n, 20_000_01n, 50_000_00n));
    expect(classes).to.deep.equal([
      { from: 0n, to: 20_000_00n, enterprises: 1, subsidy: 20_000_00n },
      { from: 20_000_00n, to: 50_000_00n, enterprises: 2, subsidy: 70_000_01n },
    ]);
  });

  test('empty classes are kept between filled ones and cut off at the ends', () => {
    const classes = subsidyClasses(firms(60_000_00n, 500_000_01n));
    expect(classes.map(({ enterprises }) => enterprises)).to.deep.equal([1, 0, 0, 1]);
    expect(classes.at(-1)).to.deep.equal({ from: 500_000_00n, to: undefined, enterprises: 1, subsidy: 500_000_01n });
  });

  test('enterprises without a subsidy are in no class', () => {
    expect(subsidyClasses(firms(0n))).to.deep.equal([]);
  });
});

describe('charts', () => {
  test('the flow of a POOL model names every purse with what went through it', () => {
    const texts = textsOf(moneyFlowChart(sampleModel())).join(' ');
    for (const [purse, amount] of [
      ['Changxing treasury', '20,000,000.00'],
      ['Changxing pool in Shanghai', '20,000,000.00'],
      ['Shanghai labs', '29,362,668.08'],
      ['reserved in the pool', '82,400.00'],
      ['left in the pool', '2,300,000.00'],
      ['Changxing enterprises', '11,745,068.08'],
      ['Changxing free money', '17,617,600.00'],
    ] as const) {
      // A label is its Chinese name, its English name and its amount, in this order.
      expect(texts).to.contain(`${purse} ${amount}`);
    }
  });

  test('on REIMBURSE an enterprise pays out of its own and the programme money', () => {
    const route = { ...sampleModel().routes[0]!, rail: 'REIMBURSE', paidToLabs: 100_00n, subsidy: 60_00n } as const;
    const texts = textsOf(moneyFlowChart(sampleModel({ pools: [], routes: [route] }))).join(' ');
    expect(texts).to.contain("Changxing enterprises' own money 40.00");
    expect(texts).to.contain('Changxing programme money 60.00');
    expect(texts).to.contain('Changxing enterprises 100.00');
  });

  test('a name cannot pass as markup of a label', () => {
    const [home, ...others] = sampleModel().regions;
    const regions = [{ ...home!, name: { zh: '{en|<b>}', en: '</text><script>' } }, ...others];
    const svg = moneyFlowChart(sampleModel({ regions }));
    expect(svg).not.to.contain('<script');
    expect(svg).not.to.contain('<b>');
    expect(textsOf(svg).join(' ')).to.contain('en &lt;b&gt;');
  });

  test('parts of a bar that are too narrow for their figures go without', () => {
    const texts = textsOf(budgetChart(sampleModel()));
    expect(texts).to.include.members(['17,617,600.00', '58.7 %', '12,000,000.00', '40.0 %', '2,300,000.00', '11.5 %']);
    // 300 000.00 of 30 000 000.00
    expect(texts).not.to.include('300,000.00');
  });

  test('who bore the invoices shows both shares of every model', () => {
    const texts = textsOf(burdenChart([sampleModel(), sampleModel({ routes: [] })]));
    expect(texts).to.include.members(['17,617,600.00', '60.0 %', '11,745,068.08', '40.0 %']);
  });

  test('every lab has a bar with its sum', () => {
    const labs = [1n, 2n, 3n].map((yuan) => {
      return sampleParty({ name: `lab-${yuan}`, uses: 2, subsidy: yuan * 60_00n, coPayment: yuan * 40_00n });
    });
    const texts = textsOf(labChart(sampleModel({ labs })));
    expect(texts).to.include.members(['lab-1 (2)', 'lab-2 (2)', 'lab-3 (2)', '100.00', '200.00', '300.00']);
  });

  test('classes show their firms and money', () => {
    const texts = textsOf(subsidyClassChart(sampleModel())).join(' ');
    expect(texts).to.contain('1 家 enterprise 17,617,600.00');
    expect(texts).to.contain('50 万元以上 above 500,000');
  });

  test('a model in which nothing was paid can be drawn', () => {
    const empty: ModelFacts = sampleModel({ pools: [], routes: [], labs: [], enterprises: [], programmes: [] });
    for (const draw of [moneyFlowChart, budgetChart, labChart, subsidyClassChart]) {
      expect(draw(empty)).to.match(/^<svg [\s\S]*<\/svg>$/);
    }
    expect(burdenChart([])).to.match(/^<svg /);
  });
});
