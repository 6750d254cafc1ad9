import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { descendantsOf, isRunning, waitUntil } from './processes.ts';
import { runCli, startCli } from './runCli.ts';

type Report = { title: string; ok: boolean; steps: { index: number; do: string; ok: boolean; error: string | null }[] };

const shipped = (name: string) => fileURLToPath(new URL(`../../sdk/scenarios/${name}.json`, import.meta.url));
const changxing = shipped('01-changxing-shanghai');
const clocks = shipped('06-clocks-and-budget');
const folder = mkdtempSync(join(tmpdir(), 'tongdui-cli-'));
after(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A copy of a file with another text in one place, which must be there. */
function doctored(name: string, from: string, to: string): string {
  const text = readFileSync(changxing, 'utf8');
  expect(text).to.include(from);
  return write(name, text.replace(from, to));
}

describe('tongdui scenario run', () => {
  test('prints a table and exits 0 where every expectation holds', async () => {
    const { code, out, err } = await runCli('scenario', 'run', changxing);
    expect(err).to.equal('');
    expect(out).to.match(/^Changxing to Shanghai/);
    expect(out).to.match(/^ 4 {2}order .*subsidy 28800\.00, coPayment 19200\.00 .*\d$/m);
    expect(out).to.match(/^11 {2}pay .*refused as expected \/ 按预期被拒绝: AlreadySettled$/m);
    expect(out).to.match(/all 21 steps as expected \/ 21 步全部符合预期\n$/);
    expect(code).to.equal(0);
  });

  test('prints one JSON document a line for several files, and nothing else', async () => {
    const { code, out, err } = await runCli('scenario', 'run', '--json', changxing, clocks);
    expect(err).to.equal('');
    const reports = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Report);
    expect(reports.map(({ ok, steps }) => [ok, steps.length])).to.deep.equal([
      [true, 21],
      [true, 30],
    ]);
    const [first] = reports;
    expect(Object.keys(first!)).to.deep.equal(['title', 'ok', 'steps']);
    for (const [index, step] of first!.steps.entries()) {
      expect(Object.keys(step)).to.deep.equal(['index', 'do', 'ok', 'error', 'result', 'gas']);
      expect(step.index).to.equal(index);
    }
    expect(first!.steps[3]).to.deep.equal({
      index: 3,
      do: 'quote',
      ok: true,
      error: null,
      result: { subsidy: '28800.00', coPayment: '19200.00', binding: 'RATIO' },
      gas: 0,
    });
    expect(first!.steps[6]).to.include({ do: 'pay', ok: true, error: 'WrongState', result: null, gas: 0 });
    expect(first!.steps[4]).to.have.property('gas').that.is.greaterThan(21_000);
    expect(code).to.equal(0);
  });

  test('exits 1 and names the step where a figure is wrong', async () => {
    const file = doctored('figure.json', '"fatigue-lab": "28800.00"', '"fatigue-lab": "28800.01"');
    const { code, out } = await runCli('scenario', 'run', file);
    expect(out).to.match(/^12 {2}check .*✗/m);
    expect(out).to.include('deposit fatigue-lab: expected 28800.01, found 28800.00');
    expect(out).to.match(/1 of 21 steps not as expected: 12 /);
    expect(code).to.equal(1);
  });

  test('exits 1 where another refusal comes than the expected one, and shows both', async () => {
    const file = doctored('refusal.json', '"error": "AlreadySettled"', '"error": "NotDue"');
    const { code, out } = await runCli('scenario', 'run', '--json', file);
    const { ok, steps } = JSON.parse(out) as Report;
    expect(ok).to.equal(false);
    expect(steps.filter((step) => !step.ok)).to.deep.equal([
      { index: 11, do: 'pay', ok: false, error: 'AlreadySettled', result: null, gas: 0 },
    ]);
    expect(code).to.equal(1);
  });

  test('clears a cycle, refuses wrong ones, and audits the chain', async () => {
    const { code, out } = await runCli('scenario', 'run', '--json', shipped('04-three-region-clearing'));
    const { ok, steps } = JSON.parse(out) as Report;
    expect(steps.filter((step) => !step.ok)).to.deep.equal([]);
    expect(ok).to.equal(true);
    expect(code).to.equal(0);
  });

  test('exits 2 before anything runs, with one line for each file that is missing or malformed', async () => {
    const cut = write('cut.json', '{"title": "x"');
    const unknown = doctored('unknown.json', '"do": "pay"', '"do": "pai"');
    const { code, out, err } = await runCli('scenario', 'run', changxing, cut, join(folder, 'absent.json'), unknown);
    expect(out).to.equal('');
    const lines = err.trimEnd().split('\n');
    expect(lines).to.have.lengthOf(3);
    expect(lines[0]).to.match(/cut\.json: \$: .* \/ /);
    expect(lines[1]).to.match(/absent\.json: 没有这个文件 \/ no such file$/);
    expect(lines[2]).to.match(/unknown\.json: \$\.steps\[6\]\.do: .* \/ /);
    expect(code).to.equal(2);
  });

  for (const [what, ...args] of [
    ['no file', 'scenario', 'run'],
    ['an unknown option', 'scenario', 'run', '--nope', changxing],
    ['an unknown language', 'scenario', 'run', '--lang', 'fr', changxing],
    ['an unknown command', 'nonsense'],
  ] as const) {
    test(`exits 2 with one bilingual line for ${what}`, async () => {
      const { code, out, err } = await runCli(...args);
      expect(out).to.equal('');
      expect(err).to.match(/^参数有误: [^\n]+ \/ [^\n]+\n$/);
      expect(code).to.equal(2);
    });
  }

  for (const signal of ['SIGKILL', 'SIGINT', 'SIGTERM'] as const) {
    test(`leaves no process behind after ${signal}`, async () => {
      const cli = startCli(['scenario', 'run', shipped('09-changxing-book')]);
      const ended = new Promise((resolve) => cli.once('close', resolve));
      const family = () => descendantsOf(cli.pid!);
      await waitUntil(() => family().some(({ command }) => /anvil/.test(command)));
      const children = family();
      expect(children).to.have.length.greaterThan(1);
      cli.kill(signal);
      await ended;
      await waitUntil(() => !children.some(isRunning));
    });
  }
});
