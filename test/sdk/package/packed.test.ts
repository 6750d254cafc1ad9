import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { publint } from 'publint';
import { joinBlocks, readCodeBlocks } from '../docs/codeBlocks.ts';
import { runNode } from '../docs/runProgram.ts';
import { installPacked } from './installPacked.ts';
import type { InstalledPackage } from './installPacked.ts';

const bin = (name: string) => fileURLToPath(new URL(`../../../node_modules/.bin/${name}`, import.meta.url));

/** Bytes of the tarball; 1,371,571 were measured. It holds the code, its types, its sources and the maps between them. */
const mostPacked = 1_600_000;

/** Bytes when installed, without dependencies; 6,798,570 were measured. */
const mostUnpacked = 8_000_000;

describe('the packed package', () => {
  let installed: InstalledPackage;
  let files: readonly string[];
  before(async () => {
    installed = await installPacked();
    const everything = ['**/*', '**/.*'];
    files = globSync(everything, { cwd: installed.packageFolder, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(installed.packageFolder.length + 1))
      .sort();
  });
  after(() => installed.remove());
  const read = (file: string) => readFileSync(join(installed.packageFolder, file), 'utf8');

  test('has nothing that publint finds wrong', async () => {
    const tarball = readFileSync(installed.tarball);
    const { messages } = await publint({
      pack: { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.byteLength) },
      strict: true,
    });
    expect(messages).to.deep.equal([]);
  });

  test('has types that resolve as its code does', () => {
    const attw = spawnSync(
      process.execPath,
      [bin('attw'), installed.tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-color', '--no-emoji'],
      { encoding: 'utf8' },
    );
    expect(attw.status, attw.stdout + attw.stderr).to.equal(0);
  });

  test('holds every file that it exports, licence, and both readmes', () => {
    const exported = Object.values(installed.manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : [target.types, target.default],
    );
    expect(files).to.include.members(exported.map((path) => path.replace(/^\.\//, '')));
    expect(files).to.include.members(['LICENSE', 'README.md', 'README.zh-CN.md', 'bin/tongdui.js']);
    expect(files.filter((file) => file.startsWith('scenarios/'))).to.have.lengthOf(11);
    expect(files).to.include('examples/lab-integration/main.ts');
  });

  test('holds nothing else: no tests, no keys, no environment, no leftovers', () => {
    const known =
      /^(package\.json|LICENSE|README(\.zh-CN)?\.md|bin\/tongdui\.js|scenarios\/[\w-]+\.json|(src|cli)\/[\w/-]+\.ts|dist\/(src|cli)\/[\w/-]+(\.js|\.d\.ts)(\.map)?|examples\/lab-integration\/([\w.-]+\.(ts|md)|package\.json|\.env\.example))$/;
    expect(files.filter((file) => !known.test(file))).to.deep.equal([]);
    expect(files.filter((file) => /\.test\.|(^|\/)test\//.test(file))).to.deep.equal([]);
  });

  test('names no machine and holds no secret', () => {
    const telling =
      /\/(home|Users|root|work|tmp)\/\w|_authToken|BEGIN [A-Z ]*PRIVATE KEY|"ciphertext"|https?:\/\/[\w.-]*(registry|npmjs|npmmirror)/;
    const found = files.filter((file) => file !== 'LICENSE' && telling.test(read(file)));
    expect(found).to.deep.equal([]);
  });

  test('has maps that lead to files of the package', () => {
    const maps = files.filter((file) => file.endsWith('.map'));
    expect(maps).to.have.length.greaterThan(500);
    const lost = maps.flatMap((map) => {
      const { sources } = JSON.parse(read(map)) as { readonly sources: readonly string[] };
      return sources
        .map((source) => join(dirname(map), source))
        .filter((source) => !files.includes(source))
        .map((source) => `${map}: ${source}`);
    });
    expect(lost).to.deep.equal([]);
    const code = files.filter((file) => /^dist\/.*(\.js|\.d\.ts)$/.test(file));
    const mapless = code.filter((file) => !maps.includes(`${file}.map`));
    expect(mapless).to.deep.equal([]);
  });

  test('stays within its size', () => {
    expect(statSync(installed.tarball).size).to.be.lessThan(mostPacked);
    const sizes = files.map((file) => statSync(join(installed.packageFolder, file)).size);
    expect(sizes.reduce((total, size) => total + size, 0)).to.be.lessThan(mostUnpacked);
  });

  test('loads by every name that it exports', async () => {
    const names = Object.keys(installed.manifest.exports).filter((path) => path !== './package.json');
    const code = names.map((path) => `console.log(Object.keys(await import('@tongdui/sdk${path.slice(1)}')).length);`);
    writeFileSync(join(installed.folder, 'load.mjs'), code.join('\n'));
    const { code: exit, out, err } = await runNode(['load.mjs'], { cwd: installed.folder });
    expect([exit, err]).to.deep.equal([0, '']);
    const counts = out.trimEnd().split('\n').map(Number);
    expect(counts).to.have.lengthOf(names.length);
    expect(counts.every((count) => count > 0)).to.equal(true);
  });

  test('runs the program of its README, which also compiles against its types', async () => {
    writeFileSync(join(installed.folder, 'program.ts'), joinBlocks(readCodeBlocks('sdk/README.md')));
    const { code, out, err } = await runNode(['program.ts'], { cwd: installed.folder });
    expect([code, err]).to.deep.equal([0, '']);
    expect(out).to.include('PAID 1000000n');

    writeFileSync(join(installed.folder, 'package.json'), '{ "type": "module" }');
    const options = ['--module', 'nodenext', '--target', 'es2022', '--strict', '--noEmit', '--skipLibCheck', 'true'];
    // The repository's own declarations of Node serve the project as well.
    const types = [
      '--typeRoots',
      fileURLToPath(new URL('../../../node_modules/@types', import.meta.url)),
      '--types',
      'node',
    ];
    const tsc = spawnSync(process.execPath, [bin('tsc'), 'program.ts', ...options, ...types], {
      cwd: installed.folder,
      encoding: 'utf8',
    });
    expect(tsc.stdout).to.equal('');
  });

  test('brings a command that says its version, its use, and rehearses a scenario', async () => {
    const command = join(installed.packageFolder, 'bin', 'tongdui.js');
    expect(existsSync(command)).to.equal(true);
    const run = (...args: string[]) => runNode([command, ...args], { cwd: installed.folder, env: english });
    expect(await run('--version')).to.deep.equal({ code: 0, out: `${installed.manifest.version}\n`, err: '' });
    const help = await run('--help');
    expect([help.code, help.err]).to.deep.equal([0, '']);
    expect(help.out).to.match(/^Usage: tongdui /);
    expect(help.out).to.include('scenario');
    const scenario = join(installed.packageFolder, 'scenarios', '01-changxing-shanghai.json');
    const rehearsal = await run('scenario', 'run', scenario);
    expect([rehearsal.code, rehearsal.err]).to.deep.equal([0, '']);
    expect(rehearsal.out).to.include('all 21 steps as expected');
  });
});

const english = { ...process.env, LC_ALL: 'en_US.UTF-8' };
