import { describe, test } from 'node:test';
import { expect } from 'chai';
import { formatModelText } from '../../../sdk/src/report/text/formatModelText.ts';
import { formatOverviewText } from '../../../sdk/src/report/text/formatOverviewText.ts';
import { sampleModel, sampleParty } from './sampleModel.ts';

/** The line that begins with a title, without its indent. */
function lineOf(text: string, title: string): string {
  return (
    text
      .split('\n')
      .find((line) => line.trim().startsWith(title))
      ?.trim() ?? ''
  );
}

describe('formatModelText', () => {
  const zh = formatModelText(sampleModel(), 'zh');
  const en = formatModelText(sampleModel(), 'en');

  test('says who paid whom from which purse', () => {
    expect(lineOf(zh, '长兴财政 ')).to.match(/^长兴财政 +→ 长兴驻上海资金池 +20000000\.00 {2}预付/);
    expect(lineOf(en, 'Changxing pool in Shanghai  →')).to.match(/→ Shanghai labs +17617600\.00 {2}subsidy$/);
    expect(lineOf(en, 'Changxing enterprises')).to.match(/→ Shanghai labs +11745068\.08 {2}co-payment$/);
  });

  test('totals are exact plain digits with their counts', () => {
    expect(lineOf(zh, '合计')).to.match(/ 1 家企业、1 家实验室、414 次使用；发票 29362668\.08 = 抵用 17617600\.00 \+ /);
    expect(lineOf(en, 'Total')).to.match(
      / 1 enterprise, 1 lab, 414 uses; invoiced 29362668\.08 = subsidy 17617600\.00 \+ co-payment 11745068\.08$/,
    );
  });

  test('budget and pool are equations, part by part', () => {
    expect(lineOf(zh, '政策预算 CX')).to.contain(
      '30000000.00 = 未发放 12000000.00 + 在外 300000.00 + 预留 82400.00 + 已付 17617600.00；尚可使用 12300000.00',
    );
    const pool = en
      .split('\n')
      .filter((line) => line.trim().startsWith('Changxing pool in Shanghai'))
      .at(-1);
    expect(pool).to.contain(
      '20000000.00 = paid 17617600.00 + reserved 82400.00 + left 2300000.00 (agent changxing-centre)',
    );
  });

  test('says that nothing else crossed a region only where nothing did', () => {
    expect(lineOf(en, 'Crossed a region')).to.contain('0.00 (beside the prefund no fiscal money left its region)');
    const model = sampleModel();
    const home = formatModelText({ ...model, pools: [] }, 'en');
    expect(lineOf(home, 'Crossed a region')).to.contain('0.00 (no fiscal money left its region)');
    const crossed = formatModelText({ ...model, audit: { ...model.audit, crossRegionTransfers: 1n } }, 'en');
    expect(lineOf(crossed, 'Crossed a region')).to.match(/0\.01: a region's deposits are held elsewhere$/);
  });

  test('audit and gas', () => {
    expect(lineOf(zh, '审计')).to.match(/重放 2877 条事件，比对 11302 个数值，发现 0$/);
    expect(lineOf(en, 'gas')).to.match(/70400414 in all \(set-up 29000000, steps 41400414, a whole use 100001\)$/);
  });

  test('findings are told', () => {
    const { audit } = sampleModel();
    const finding = { zh: '存款与链上不符', en: 'deposit differs from the chain' };
    const text = formatModelText(sampleModel({ audit: { ...audit, findings: [finding] } }), 'en');
    expect(lineOf(text, 'Audit')).to.match(/findings 1; deposit differs from the chain$/);
  });

  test('failed steps are told with place, reason and figures', () => {
    const failures = [
      {
        index: 1234,
        do: 'order',
        ok: false,
        error: 'PoolShort',
        result: null,
        gas: 0,
        differences: [{ what: 'error', expected: 'none', found: 'PoolShort' }],
        reason: { zh: '资金池不足', en: 'the pool falls short' },
      },
    ] as const;
    const text = formatModelText(sampleModel({ ok: false, steps: { total: 2000, failures } }), 'en');
    expect(text).to.contain('book.json: 1 of 2000 steps not as expected');
    expect(text).to.contain('✗ $.steps[1234] order: the pool falls short');
    expect(text).to.contain('error: expected none, found PoolShort');
    expect(en).to.contain('book.json: all 578 steps as expected');
  });

  test('the first labs are named, the others summed up', () => {
    const labs = [1n, 2n, 3n, 4n, 5n, 6n, 7n].map((yuan) => {
      return sampleParty({ name: `lab-${yuan}`, deposit: yuan * 100n });
    });
    const text = formatModelText(sampleModel({ labs }), 'en');
    expect(text).to.contain('lab-5 (Shanghai) 5.00');
    expect(text).not.to.contain('lab-6');
    expect(text).to.contain('2 others 13.00; in all 28.00');
    expect(formatModelText(sampleModel(), 'en')).to.contain('lab-1 (Shanghai) 17617500.00, cashed out 100.00');
  });

  test('enterprises are named where a treasury keeps money for them', () => {
    const enterprises = [sampleParty({ name: 'he1', region: 330522, deposit: 400_00n })];
    expect(en).not.to.contain('Enterprises hold');
    expect(lineOf(formatModelText(sampleModel({ enterprises }), 'en'), 'Enterprises hold')).to.match(
      /he1 \(Changxing\) 400\.00$/,
    );
  });

  test('English text has no Chinese in it', () => {
    expect(en + formatOverviewText([sampleModel()], 'en')).not.to.match(/\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u);
  });
});

describe('formatOverviewText', () => {
  test('has a column for each model and a row for each figure', () => {
    const other = sampleModel({ short: { zh: '另一', en: 'Other' }, routes: [], labs: [], enterprises: [] });
    const lines = formatOverviewText([sampleModel(), other], 'en').split('\n');
    const cellsOf = (title: string) =>
      lines
        .find((line) => line.startsWith(`   ${title} `))
        ?.slice(title.length + 3)
        .trim()
        .split(/ {2,}/);
    expect(lines[1]?.trim()).to.match(/^Book +Other$/);
    expect(cellsOf('subsidy')).to.deep.equal(['17617600.00', '0.00']);
    expect(cellsOf('uses')).to.deep.equal(['414', '0']);
    expect(cellsOf('budget left to use')).to.deep.equal(['12300000.00', '12300000.00']);
    expect(cellsOf('left in the pool')).to.deep.equal(['2300000.00', '2300000.00']);
    expect(cellsOf('crossed a region otherwise')).to.deep.equal(['0.00', '0.00']);
    expect(cellsOf('gas')).to.deep.equal(['70400414', '70400414']);
  });
});
