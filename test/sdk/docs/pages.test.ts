import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import * as auditor from '../../../sdk/src/entries/auditor.ts';
import * as library from '../../../sdk/src/index.ts';
import { root } from './codeBlocks.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const flow = globSync('docs/flow/*.md', { cwd: root, exclude: ['docs/flow/README.md'] }).sort();
const pages = globSync(['*.md', 'docs/**/*.md', 'sdk/*.md', 'sdk/examples/**/*.md'], { cwd: root }).sort();

describe('the pages of the flow', () => {
  for (const file of flow) {
    test(`${basename(file)} says who, before what, what changes, what can go wrong, and how to try it`, () => {
      const text = read(file);
      for (const part of [
        /^> /m,
        /^\*\*Who\.\*\*/m,
        /^\*\*Before\.\*\*/m,
        /^## What changes/m,
        /^## What can go wrong/m,
      ]) {
        expect(text).to.match(part);
      }
      const tried = `docs/flow/try/${basename(file, '.md')}.json`;
      expect(text).to.include(`scenario run ${tried}`);
      expect(existsSync(join(root, tried))).to.equal(true);
    });

    test(`${basename(file)} names functions that the library has`, () => {
      const [, list = ''] = /^SDK: (.*?)(?:\n\n|Contracts?:)/ms.exec(read(file)) ?? [];
      const names = [...list.matchAll(/`([a-zA-Z]+)`/g)].map(([, name]) => name);
      expect(names.filter((name) => !(name! in library) && !(name! in auditor))).to.deep.equal([]);
    });
  }
});

describe('the links of the pages', () => {
  for (const file of pages) {
    test(`${file}: lead to files that are there`, () => {
      const lost = [...read(file).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm)]
        .map(([, inline, reference]) => (inline ?? reference ?? '').replace(/#.*/, ''))
        .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
        .filter((target) => !existsSync(join(root, dirname(file), target)));
      expect(lost).to.deep.equal([]);
    });
  }
});
