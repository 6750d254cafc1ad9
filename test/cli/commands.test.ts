import { describe, test } from 'node:test';
import { expect } from 'chai';
import type { Command } from 'commander';
import { createProgram } from '../../sdk/cli/createProgram.ts';
import type { Language } from '../../sdk/cli/output/language.ts';
import { tongdui } from './cliNetwork.ts';

const silent = { out: () => undefined, err: () => undefined, isWatched: false, env: {} };

/** Every command that does something, by its words. */
function leavesOf(command: Command, words: readonly string[] = []): [words: string, command: Command][] {
  if (command.commands.length === 0) return [[words.join(' '), command]];
  return command.commands.flatMap((child) => leavesOf(child, [...words, child.name()]));
}
const leaves = leavesOf(createProgram(silent, 'en'));

/** The words of an example, as a shell parts them. */
function split(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

describe('the command line', () => {
  test('has a command for each act that the issue of vouchers to their settlement takes', () => {
    const words = leaves.map(([words]) => words);
    for (const wanted of ['network up', 'deploy', 'region admit', 'participant register', 'programme create']) {
      expect(words).to.include(wanted);
    }
    for (const wanted of [
      'agreement sign',
      'compact join',
      'issue',
      'order place',
      'claim',
      'verify',
      'accept',
      'pay',
    ]) {
      expect(words).to.include(wanted);
    }
    for (const wanted of ['clear', 'discharge', 'credit report', 'status', 'scenario run', 'key new']) {
      expect(words).to.include(wanted);
    }
    expect(new Set(words).size).to.equal(words.length);
  });

  for (const [words] of leaves) {
    for (const language of ['zh', 'en'] as Language[]) {
      test(`${words} --help teaches it with an example (${language})`, async () => {
        const { code, out, err } = await tongdui([...words.split(' '), '--help', '--lang', language], {}, language);
        expect([code, err]).to.deep.equal([0, '']);
        expect(out).to.match(language === 'zh' ? /^用法: tongdui / : /^Usage: tongdui /);
        const example = /^ +tongdui (.+)$/m.exec(out.slice(out.search(/示例|Example/)))?.[1];
        expect(example, out).to.be.a('string');
        expect(example!.startsWith(words), example).to.equal(true);
        // Chinese help says nothing in English alone.
        if (language === 'zh') expect(/\p{Script=Han}/u.test(out.split('\n')[2] ?? ''), out).to.equal(true);
      });
    }
  }

  test('takes every example that its help gives: each option is one of the command, and has a value that it can read', async () => {
    for (const [words] of leaves) {
      const { out } = await tongdui([...words.split(' '), '--help']);
      const example = /^ +tongdui (.+)$/m.exec(out.slice(out.search(/Example/)))?.[1] ?? '';
      const program = createProgram(silent, 'en');
      const leaf = leavesOf(program).find(([name]) => name === words)?.[1];
      let isReached = false;
      leaf?.action(() => {
        isReached = true;
      });
      await program.parseAsync(split(example), { from: 'user' });
      expect(isReached, example).to.equal(true);
    }
  });

  test('suggests what a misspelt command may have been', async () => {
    const { code, err } = await tongdui(['isue', '--programme', '1']);
    expect([code, err]).to.satisfy(
      ([code, err]: [number, string]) => code === 2 && err.includes('Did you mean issue?'),
    );
    expect((await tongdui(['order', 'plaec'])).err).to.include('Did you mean place?');
    expect((await tongdui(['clear', '--dry-rum'])).err).to.include('Did you mean --dry-run?');
  });

  test('says what is wrong with a value, and what would be right, in both languages and on one line', async () => {
    for (const [args, words] of [
      [['region', 'admit', '--region', '33', '--name', 'x'], /六位数字.*six digits/],
      [
        ['appropriate', '--region', '330522', '--amount', '1.234', '--document', 'x'],
        /最多两位小数.*at most two decimals/,
      ],
      [['appropriate', '--region', '330522', '--amount', '-1', '--document', 'x'], /元计的字符串.*yuan/],
      [['verify', '--order', '0x12'], /64 位十六进制.*64 hexadecimal/],
      [['credit', 'report', '--party', 'a', '--severity', 'BAD', '--reason', 'x'], /WATCH, SUSPEND, BAN/],
      [['programme', 'create', '--region', '330522'], /--name/],
      [['pay'], /--order/],
      [['clear', '--nonsense'], /unknown option/],
    ] as const) {
      const { code, out, err } = await tongdui(args);
      expect([code, out], args.join(' ')).to.deep.equal([2, '']);
      expect(err, args.join(' ')).to.match(words);
      expect(err.trimEnd().split('\n').length, err).to.be.lessThan(3);
    }
  });

  test('without a network says how to get one', async () => {
    const { code, err } = await tongdui(['status', '--network', 'no-such-folder']);
    expect(code).to.equal(2);
    expect(err).to.match(/没有网络文件夹 .*先运行 tongdui network up.* run tongdui network up first/);
    const json = await tongdui(['status', '--network', 'no-such-folder', '--json']);
    expect((JSON.parse(json.out) as { error: { code: string } }).error.code).to.equal('CommandFailed');
    expect(json.err).to.equal('');
  });

  test('speaks Chinese unless the locale or --lang says otherwise', async () => {
    expect((await tongdui(['--help'], {}, 'zh')).out).to.match(/^用法/);
    expect((await tongdui(['--help'])).out).to.match(/^Usage/);
  });
});
