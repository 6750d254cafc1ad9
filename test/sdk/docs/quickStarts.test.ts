import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { joinBlocks, readCodeBlocks, root, stripComments } from './codeBlocks.ts';
import { runNode } from './runProgram.ts';

const english = readCodeBlocks('sdk/README.md');
const chinese = readCodeBlocks('sdk/README.zh-CN.md');

/** Inside the repository, where viem is found; git and the linters pass it over. */
const folder = join(root, 'out', `quick-starts-${process.pid}`);

before(() => mkdirSync(folder, { recursive: true }));
after(() => rmSync(folder, { recursive: true }));

describe('the quick starts of the README', () => {
  test('are the same code in both languages', () => {
    expect(chinese.map(({ code }) => stripComments(code))).to.deep.equal(
      english.map(({ code }) => stripComments(code)),
    );
  });

  test('are found', () => {
    expect(english).to.have.length.greaterThan(12);
  });

  test('run one after the other on one chain, and print what they say', async () => {
    const program = join(folder, 'quickStarts.ts');
    writeFileSync(program, joinBlocks(english));
    const { code, out, err } = await runNode(['--import', './scripts/sdk/useSources.ts', program], { cwd: root });
    expect(err).to.equal('');
    expect(code).to.equal(0);
    const lines = out.trimEnd().split('\n');
    expect(lines).to.deep.equal([
      'false',
      'true',
      '2000000n',
      '1000000n 1000000n RATIO',
      'PAID 1000000n',
      '1000000n',
      '0 1000000n',
      'true',
      'undefined true',
      lines.find((line) => line.startsWith('AlreadySettled ')),
      '2880000n',
      '28800.00',
      '2026-07-09',
      '2026-07-09T23:59:59+08:00',
    ]);
  });
});

describe('the example of the flow', () => {
  test('runs', async () => {
    const program = join(folder, 'flow.ts');
    // On the page its imports are from the root folder.
    const code = joinBlocks(readCodeBlocks('docs/flow/README.md')).replaceAll("'./sdk/", "'../../sdk/");
    writeFileSync(program, code);
    const end = await runNode([program], { cwd: root });
    expect(end.err).to.equal('');
    expect(end.code).to.equal(0);
    expect(end.out).to.match(/^10000\.00\nAlreadySettled /);
  });
});
