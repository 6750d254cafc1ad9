import { describe, test } from 'node:test';
import { expect } from 'chai';
import { chooseLanguage } from '../../../scripts/demo/chooseLanguage.ts';
import { models } from '../../../scripts/demo/models.ts';
import { createProgress } from '../../../scripts/demo/progress.ts';
import { rehearseModel } from '../../../scripts/demo/rehearseModel.ts';
import type { ModelFacts } from '../../../sdk/src/report/modelFacts.ts';
import { moneyMoves } from '../../../sdk/src/report/moneyMoves.ts';
import { totalsOf } from '../../../sdk/src/report/totals.ts';

function recorder(isTTY: boolean) {
  const written: string[] = [];
  return { stream: { isTTY, write: (text: string) => written.push(text) > 0 }, written };
}

async function rehearse(file: string): Promise<ModelFacts> {
  const model = models.find((candidate) => candidate.file === file)!;
  return await rehearseModel(model, createProgress(recorder(false).stream, 'en'));
}

describe('chooseLanguage', () => {
  for (const [args, env, language] of [
    [[], {}, 'zh'],
    [[], { LANG: 'en_GB.UTF-8' }, 'en'],
    [[], { LC_ALL: 'zh_CN.UTF-8', LANG: 'en_GB.UTF-8' }, 'zh'],
    [['--lang', 'en'], { LANG: 'zh_CN' }, 'en'],
    [['--lang=zh'], { LANG: 'en' }, 'zh'],
    [['--lang', 'fr'], {}, undefined],
    [['--lang'], {}, undefined],
    [['--lang=en', 'more'], {}, undefined],
    [['en'], {}, undefined],
  ] as const) {
    test(`${JSON.stringify(args)} with ${JSON.stringify(env)} is ${language ?? 'refused'}`, () => {
      expect(chooseLanguage(args, env)).to.equal(language);
    });
  }
});

describe('createProgress', () => {
  const title = { zh: '账本', en: 'Book' };

  test('without a terminal a long run shows a line for each tenth, and its end', () => {
    const { stream, written } = recorder(false);
    const progress = createProgress(stream, 'en');
    progress.start(title, 578);
    for (let done = 0; done <= 578; done += 1) progress.advance(done);
    progress.end(true);
    expect(written).to.have.lengthOf(1 + 9 + 1);
    expect(written.every((line) => line.endsWith('\n') && !line.includes('\x1b'))).to.equal(true);
    expect(written.at(-1)).to.match(/^Book +578\/578 .*✓ as expected\n$/);
  });

  test('a second run starts anew', () => {
    const { stream, written } = recorder(false);
    const progress = createProgress(stream, 'zh');
    for (const run of [1, 2]) {
      progress.start(title, 200);
      for (let done = 1; done <= 200; done += 1) progress.advance(done);
      progress.end(run === 1);
    }
    expect(written).to.have.lengthOf(2 * (1 + 9 + 1));
    expect(written.at(-1)).to.contain('✗ 不符预期');
  });

  test('on a terminal one line is drawn over again', () => {
    const { stream, written } = recorder(true);
    const progress = createProgress(stream, 'en');
    progress.start(title, 4);
    progress.advance(2);
    progress.end(true);
    expect(written[1]).to.match(/^\r.*█{15}░{15} 2\/4/);
    expect(written.filter((text) => text.includes('\n'))).to.have.lengthOf(1);
  });
});

describe('the models', () => {
  test('Changxing-Shanghai: the pool pays the lab, the rest of the prefund stays in Shanghai', async () => {
    const facts = await rehearse('01-changxing-shanghai.json');
    expect(facts.ok).to.equal(true);
    expect(totalsOf(facts)).to.include({ uses: 1, subsidy: 28_800_00n, coPayment: 19_200_00n, poolLeft: 871_200_00n });
    // What was prefunded is told twice: by the treasury that paid it out, and by what the pool did with it.
    expect(facts.pools[0]?.prefunded).to.equal(facts.regions[0]?.prefundedAbroad);
    expect(facts.pools[0]?.prefunded).to.equal(1_000_000_00n);
  });

  test('Beijing-Tianjin-Hebei: the enterprise pays the whole price and is paid back at home', async () => {
    const facts = await rehearse('03-jing-jin-ji.json');
    expect(facts.ok).to.equal(true);
    expect(moneyMoves(facts).map(({ from, to, amount }) => [from.kind, to.kind, amount])).to.deep.equal([
      ['ENTERPRISES', 'LABS', 80_000_00n],
      ['PROGRAMMES', 'ENTERPRISES', 40_000_00n],
    ]);
    expect(facts.enterprises.map(({ name, deposit }) => [name, deposit])).to.deep.equal([['he1', 40_000_00n]]);
  });
});
