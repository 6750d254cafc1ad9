import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import readXlsxFile from 'read-excel-file/node';
import { CliNetwork, spawnCli } from '../cliNetwork.ts';
import { codeOf } from '../sheets/sheetOf.ts';

type Voucher = { voucher: string; holder: string; serial: number; issued: string; balance: string };
type List<item> = { items: item[]; nextCursor?: string };

const shipped = fileURLToPath(new URL('../../../docs/try/firms-200.csv', import.meta.url));

describe('tongdui issue', { concurrency: false }, () => {
  const network = new CliNetwork();
  before(async () => await network.up());
  after(async () => await network.close());

  const write = (name: string, lines: readonly string[]) => {
    const path = join(network.folder, name);
    writeFileSync(path, `企业名称,统一社会信用代码,金额\n${lines.join('\n')}\n`);
    return path;
  };
  const firms = (from: number, count: number, amount: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => `试${from + i},${codeOf(from + i)},${amount(from + i)}`);

  /** All vouchers of a programme. */
  async function vouchers(programme: string): Promise<Voucher[]> {
    const found: Voucher[] = [];
    let cursor: string[] = [];
    for (;;) {
      const page = await network.ask<List<Voucher>>(
        'voucher',
        'list',
        '--programme',
        programme,
        '--limit',
        '500',
        ...cursor,
      );
      found.push(...page.items);
      if (page.nextCursor === undefined) return found;
      cursor = ['--cursor', page.nextCursor];
    }
  }

  test('checks and sends nothing on a dry run', async () => {
    const said = await network.ask<Record<string, unknown>>(
      ...['issue', '--programme', '1', '--from', shipped, '--register', '--new-keys', '--dry-run'],
    );
    expect(said).to.include({ firms: 200, toRegister: 200, amount: '11898200.00', issuedBefore: 0 });
    expect(await vouchers('1')).to.deep.equal([]);
    expect((await network.ask<List<unknown>>('participant', 'list', '--region', '330522')).items).to.have.length(1);
  });

  test('tells every problem by row and column, in either language, and issues nothing', async () => {
    const sheet = write('wrong.csv', [`甲,${codeOf(1)},0`, `乙,91330522MA2T000021,5`, `丙,${codeOf(3)},100000000`]);
    const { code, out, err } = await network.try(
      'issue',
      '--programme',
      '1',
      '--from',
      sheet,
      '--register',
      '--new-keys',
    );
    expect([code, out]).to.deep.equal([2, '']);
    expect(err).to.match(/^The sheet has 3 problem\(s\); nothing was issued:/);
    expect(err).to.match(/^ +2 {2}C 金额 +0 +the amount must be above zero$/m);
    expect(err).to.match(/^ +3 {2}B 统一社会信用代码 +91330522MA2T000021 +the check character does not fit/m);
    expect(err).to.match(/^ +- {2}- +- +the total of 100000000\.00 is more than the programme has left to issue/m);
    const zh = await network.try(
      'issue',
      '--programme',
      '1',
      '--from',
      sheet,
      '--register',
      '--new-keys',
      '--lang',
      'zh',
    );
    expect(zh.err).to.match(/^表格有 3 处问题, 未发放任何券:/);
    const json = await network.try('issue', '--programme', '1', '--from', sheet, '--json');
    expect([json.code, json.err]).to.deep.equal([2, '']);
    expect((JSON.parse(json.out) as { error: { code: string; problems: unknown[] } }).error).to.include({
      code: 'SheetInvalid',
    });
    expect(await vouchers('1')).to.deep.equal([]);
  });

  test('refuses firms that are elsewhere, on the credit register or not on record, and keys without the office', async () => {
    const register = ['participant', 'register', '--kind', 'ENTERPRISE', '--new-key'] as const;
    await network.run(...register, '--region', '310000', '--identity', codeOf(10), '--name', 'elsewhere');
    await network.run(...register, '--region', '330522', '--identity', codeOf(11), '--name', 'marked');
    await network.run(
      'credit',
      'report',
      '--party',
      'marked',
      '--region',
      '330522',
      '--severity',
      'SUSPEND',
      '--reason',
      'x',
    );
    const sheet = write(
      'refused.csv',
      firms(10, 3, () => '1'),
    );
    const { code, err } = await network.try('issue', '--programme', '1', '--from', sheet);
    expect(code, err).to.equal(2);
    expect(err).to.match(/ 2 .*another region \(310000\)/);
    expect(err).to.match(/ 3 .*on the credit register for good/);
    expect(err).to.match(/ 4 .*is not on record: register it first/);
    const right = write(
      'right.csv',
      firms(13, 1, () => '1'),
    );
    const wrongKey = ['--register', '--new-keys', '--key', 'auditor', 'agency@330522'];
    const refused = await network.try('issue', '--programme', '1', '--from', right, ...wrongKey);
    expect([refused.code, refused.err]).to.satisfy(
      ([code, err]: [number, string]) => code === 2 && err.includes('does not hold the office BUREAU of 330522'),
    );
    expect((await network.try('issue', '--programme', '9', '--from', right)).err).to.include('ProgrammeUnknown');
    expect(await vouchers('1')).to.deep.equal([]);
  });

  test('issues the shipped sheet once, registers its firms, and says all in a result sheet', async () => {
    const sheet = join(network.folder, 'firms.csv');
    copyFileSync(shipped, sheet);
    const said = await network.ask<{ issued: number; result: string }>(
      ...['issue', '--programme', '1', '--from', sheet, '--register', '--new-keys'],
    );
    expect(said.issued).to.equal(200);
    const [result] = await readXlsxFile(said.result);
    const [heading, first] = result!.data;
    expect(heading?.slice(0, 4)).to.deep.equal(['row', 'credit code', 'name', 'amount (yuan)']);
    expect(first?.slice(0, 6)).to.deep.equal([
      '3',
      '91330522MA2T100004',
      '长兴雉城智造有限公司(试用)',
      '20000.00',
      'issued',
      '1',
    ]);
    const found = await vouchers('1');
    expect(found).to.have.length(200);
    // The 39 digits of a voucher's number are all there.
    expect(found.find(({ serial }) => serial === 1)?.voucher).to.equal(first?.[6]);
    expect(result!.data).to.have.length(201);
    const again = await network.try('issue', '--programme', '1', '--from', sheet);
    expect([again.code, again.err]).to.satisfy(
      ([code, err]: [number, string]) => code === 2 && err.includes('--again'),
    );
    expect(await vouchers('1')).to.have.length(200);
    const twice = [
      'issue',
      '--programme',
      '1',
      '--from',
      sheet,
      '--again',
      '--result',
      join(network.folder, 'again.csv'),
    ];
    expect(await network.ask(...twice)).to.include({ issued: 200, holders: 200 });
    expect(await vouchers('1')).to.have.length(400);
    expect(readFileSync(join(network.folder, 'again.csv'), 'utf8')).to.match(/^\ufeffrow,credit code,/);
  });

  test('killed again and again goes on by the same command: nothing lost, nothing twice', async () => {
    const count = 300;
    const lines = firms(1000, count, (i) => `${i}.50`);
    const sheet = write('killed.csv', lines);
    const command = ['issue', '--programme', '2', '--from', sheet, '--register', '--new-keys', '--batch-size', '7'];
    // Programme 2 is Shanghai's: its firms live there.
    let kills = 0;
    for (let attempt = 0; ; attempt += 1) {
      const child = spawnCli([...command, '--network', network.folder]);
      let err = '';
      child.stderr?.on('data', (chunk: Buffer) => {
        err += chunk.toString();
        // In the middle of whatever it is doing when it first says that it is going on.
        if (attempt < 6 && /\d+\/\d+/.test(err)) setTimeout(() => child.kill('SIGKILL'), 37 * attempt);
      });
      const code = await new Promise((resolve) => child.once('close', resolve));
      if (code === null) {
        kills += 1;
        continue;
      }
      expect([code, err.includes('Error')], err).to.deep.equal([0, false]);
      break;
    }
    expect(kills).to.be.greaterThan(2);
    const found = await vouchers('2');
    const issued = found.map(({ holder, issued }) => `${holder} ${issued}`).sort();
    const wanted = lines.map((line) => line.split(',')).map(([name, , amount]) => `${name} ${amount}`);
    expect(issued).to.deep.equal(wanted.sort());
    const { items } = await network.ask<List<{ programme: number; outstanding: string }>>('programme', 'list');
    const total = lines.reduce((sum, line) => sum + Number(line.split(',')[2]), 0);
    expect(items.find(({ programme }) => programme === 2)?.outstanding).to.equal(total.toFixed(2));
  });

  test('killed half way goes on with a corrected sheet, and holds to what was issued', async () => {
    const create = [
      'programme',
      'create',
      '--region',
      '330522',
      '--name',
      'small',
      '--ratio',
      '60%',
      '--use-days',
      '9',
    ];
    await network.run(...create, '--redeem-days', '9');
    await network.run('programme', 'fund', '--programme', '3', '--amount', '4100.00');
    const lines = firms(2000, 40, () => '100.00');
    const sheet = write('corrected.csv', lines);
    const command = ['issue', '--programme', '3', '--from', sheet, '--register', '--new-keys', '--batch-size', '1'];
    const child = spawnCli([...command, '--network', network.folder]);
    child.stderr?.on('data', (chunk: Buffer) => {
      if (/Issuing \d+\/40/.test(chunk.toString())) child.kill('SIGKILL');
    });
    expect(await new Promise((resolve) => child.once('close', resolve))).to.equal(null);
    const before = await vouchers('3');
    expect(before.length).to.be.within(1, 39);

    const amountOf = (row: number, amount: string) => (lines[row] = lines[row]!.replace(/[^,]*$/, amount));
    // The first was issued: no other amount now. The last was not, nor was a firm that was forgotten.
    amountOf(0, '99.00');
    amountOf(39, '150.00');
    lines.push(...firms(2040, 1, () => '50.00'));
    write('corrected.csv', lines);
    const refused = await network.try(...command);
    expect([refused.code, refused.err]).to.satisfy(
      ([code, err]: [number, string]) =>
        code === 2 && / 2 .* 99\.00 +100\.00 was issued before: it cannot be changed/.test(err),
    );
    expect(await vouchers('3')).to.have.length(before.length);
    amountOf(0, '100.00');
    write('corrected.csv', lines);
    // 41 firms for 4 100: enough, as what was issued before is not counted again.
    expect(await network.ask(...command)).to.include({ issued: 41, issuedBefore: before.length });
    const held = (await vouchers('3')).map(({ holder, issued }) => `${holder} ${issued}`).sort();
    expect(held).to.deep.equal(lines.map((line) => line.replace(/,.*,/, ' ')).sort());
  });

  test('stopped by Ctrl+C says how to go on', async () => {
    const sheet = write(
      'stopped.csv',
      firms(4000, 60, () => '2.00'),
    );
    const command = ['issue', '--programme', '1', '--from', sheet, '--register', '--new-keys', '--batch-size', '1'];
    const child = spawnCli([...command, '--network', network.folder]);
    let err = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      if (!err.includes('Issuing') && chunk.includes('Issuing')) child.kill('SIGINT');
      err += chunk.toString();
    });
    expect(await new Promise((resolve) => child.once('close', resolve))).to.equal(1);
    expect(err).to.include('Run the same command again to go on');
    expect(await network.ask(...command)).to.include({ issued: 60 });
    expect((await vouchers('1')).filter(({ issued }) => issued === '2.00')).to.have.length(60);
  });

  test('is done by one process at a time', async () => {
    const sheet = write(
      'two-at-once.csv',
      firms(3000, 60, () => '1.00'),
    );
    const command = ['issue', '--programme', '1', '--from', sheet, '--register', '--new-keys', '--batch-size', '5'];
    const runs = await Promise.all(
      [1, 2].map(async () => {
        const child = spawnCli([...command, '--network', network.folder]);
        return await new Promise((resolve) => child.once('close', resolve));
      }),
    );
    expect(runs.filter((code) => code === 0)).to.have.length(1);
    const held = (await vouchers('1')).filter(({ issued }) => issued === '1.00');
    expect(held).to.have.length(60);
  });
});
