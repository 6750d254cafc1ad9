import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Manifest } from './installPacked.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string) => JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')) as object;
const manifest = read('sdk/package.json') as Manifest;
const entries = globSync('sdk/src/entries/*.ts', { cwd: root }).map((file) => basename(file, '.ts'));
const roles = globSync('sdk/src/decorators/*Actions.ts', { cwd: root }).map((file) => basename(file, 'Actions.ts'));

describe('the package', () => {
  test('exports its index and every entry, and nothing else', () => {
    const built = (path: string) => ({ types: `./dist/src/${path}.d.ts`, default: `./dist/src/${path}.js` });
    expect(manifest.exports).to.deep.equal({
      '.': built('index'),
      ...Object.fromEntries(entries.map((name) => [`./${name}`, built(`entries/${name}`)])),
      './package.json': './package.json',
    });
  });

  test('names types before code, which is the order in which they are looked for', () => {
    for (const target of Object.values(manifest.exports)) {
      if (typeof target !== 'string') expect(Object.keys(target)).to.deep.equal(['types', 'default']);
    }
  });

  test('has an entry for every role', () => {
    expect(entries).to.include.members(roles);
  });

  test('takes viem as its user has it, in the version that it is tested with', () => {
    const { devDependencies } = read('package.json') as { readonly devDependencies: { readonly viem: string } };
    expect(manifest.dependencies).to.not.have.property('viem');
    expect(manifest.peerDependencies).to.deep.equal({ viem: `^${devDependencies.viem}` });
  });

  test('depends on exact versions', () => {
    for (const [name, version] of Object.entries(manifest.dependencies)) {
      expect(version, name).to.match(/^\d+\.\d+\.\d+$/);
    }
  });

  test('is locked without the name of any registry', () => {
    const { packages } = read('package-lock.json') as {
      readonly packages: { readonly [path: string]: { readonly resolved?: string; readonly link?: boolean } };
    };
    const resolved = Object.values(packages).filter(({ resolved: from, link }) => from !== undefined && link !== true);
    expect(resolved).to.deep.equal([]);
  });
});
