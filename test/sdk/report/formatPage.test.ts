import { describe, test } from 'node:test';
import { expect } from 'chai';
import { formatPage } from '../../../sdk/src/report/page/formatPage.ts';
import { markup } from '../../../sdk/src/report/page/markup.ts';
import { clearingModel, nationalCycle, threeRegionCycle } from './sampleClearing.ts';
import { sampleModel, sampleParty } from './sampleModel.ts';

const empty = new Set(['meta']);

/** The tags of a page that are closed wrongly, or not at all. */
function unbalanced(page: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const body = page.replace(/<style[^>]*>[\s\S]*?<\/style>/g, '').replace('<!doctype html>', '');
  for (const [tag, end, name = '', attributes = ''] of body.matchAll(/<(\/?)([a-zA-Z][\w-]*)([^>]*)>/g)) {
    if (empty.has(name) || attributes.endsWith('/')) continue;
    if (end === '') open.push(name);
    else if (open.pop() !== name) wrong.push(tag);
  }
  return [...wrong, ...open];
}

describe('formatPage', () => {
  const labs = Array.from({ length: 5 }, (_, index) =>
    sampleParty({ name: `lab-${index}`, uses: 1, subsidy: 600_00n }),
  );
  const enterprises = Array.from({ length: 10 }, (_, index) => {
    return sampleParty({ name: `cx-${index}`, region: 330522, uses: 1, subsidy: 300_00n });
  });
  const clearing = [clearingModel(threeRegionCycle()), clearingModel(nationalCycle())];
  const models = [sampleModel(), sampleModel({ labs, enterprises }), ...clearing];
  const page = formatPage({ models, madeAt: 1_790_000_000 });

  test('every tag is closed', () => {
    expect(unbalanced(page)).to.deep.equal([]);
    expect(unbalanced('<p><b></p></b>')).not.to.deep.equal([]);
  });

  test('it loads nothing and runs nothing', () => {
    const namespaces = /xmlns(:\w+)?="http:\/\/www\.w3\.org\/[^"]*"/g;
    expect(page.replace(namespaces, '')).not.to.match(
      /https?:|\/\/[a-z]|src=|@import|<script|<link|<iframe|<object| on\w+=/i,
    );
    expect([...page.matchAll(/url\(([^)]*)\)/g)].every(([, target = '']) => target.startsWith('#'))).to.equal(true);
    expect(page).to.contain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  test('no id stands twice, and every link leads to one', () => {
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).to.include(target);
  });

  test('Chinese comes first, English beside it', () => {
    expect(page).to.contain('<html lang="zh-CN">');
    expect(page).to.contain('<span class="zh">财政抵用</span> <span class="en" lang="en">subsidy</span>');
  });

  test('amounts are grouped for reading, and exact', () => {
    for (const exact of ['17617600.00', '11745068.08', '29362668.08', '20000000.00', '12300000.00', '2300000.00']) {
      const grouped = exact.replace(/\B(?=(\d{3})+\.)/g, ',');
      expect(page).to.contain(`<data value="${exact}">${grouped}</data>`);
    }
  });

  test('labs and enterprises are drawn only where there are many', () => {
    const drawings = (text: string) => text.match(/<figure/g)?.length;
    expect(drawings(formatPage({ models: [sampleModel()], madeAt: 0 }))).to.equal(3);
    expect(drawings(formatPage({ models: [sampleModel({ labs, enterprises })], madeAt: 0 }))).to.equal(5);
  });

  test('a verdict is good only if all is', () => {
    expect(page).not.to.contain('verdict bad');
    const failures = [
      { index: 1000, do: 'pay', ok: false, error: null, result: null, gas: 1, differences: [] },
    ] as const;
    const bad = sampleModel({ ok: false, steps: { total: 1001, failures } });
    const text = formatPage({ models: [sampleModel(), bad], madeAt: 0 });
    // At the top of the page and at the model.
    expect(text.match(/verdict bad/g)?.length).to.equal(2);
    expect(text).to.contain('$.steps[1000] pay');
  });

  test('text from outside is escaped everywhere', () => {
    const evil = `"><img src=x>&'`;
    const text = { zh: evil, en: evil };
    const model = sampleModel({
      heading: text,
      short: text,
      note: text,
      file: evil,
      labs: labs.map((lab) => ({ ...lab, name: evil })),
      regions: sampleModel().regions.map((region) => ({ ...region, name: text })),
      programmes: sampleModel().programmes.map((programme) => ({ ...programme, name: evil })),
      audit: { ...sampleModel().audit, findings: [text] },
    });
    const hostile = formatPage({ models: [model], madeAt: 0 });
    expect(hostile).not.to.contain('<img');
    expect(unbalanced(hostile)).to.deep.equal([]);
  });
});

describe('markup', () => {
  test('writes each kind of part in its way', () => {
    const parts = markup`<p>${'<'}${1234}${-1n}${{ zh: '甲', en: 'a' }}${{ zh: '同', en: '同' }}${[markup`<br>`, '&']}</p>`;
    expect(parts.text).to.equal(
      '<p>&lt;1,234<data value="-0.01">-0.01</data>' +
        '<span class="zh">甲</span> <span class="en" lang="en">a</span>同<br>&amp;</p>',
    );
  });
});
