import { Command, Option } from 'commander';
import type { Hex } from 'viem';
import { languageOf, languages } from '../output/language.ts';
import type { Language } from '../output/language.ts';
import type { Terminal } from '../output/terminal.ts';
import { hash } from '../acts/values.ts';

export type VerifyOptions = {
  readonly file: string;
  readonly blockHash: readonly Hex[];
  readonly network?: string;
  readonly json?: boolean;
  readonly lang?: Language;
};

/** `tongdui certificate verify`: without any node, and without a network's folder unless one is named. */
export function certificateVerifyCommand(terminal: Terminal, language: Language): Command {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const collect = (text: string, before: readonly Hex[] = []) => [...before, hash(text)];
  return new Command('verify')
    .description(say('离线核验付款凭证', "verify a payment's certificate, without any node"))
    .requiredOption('--file <file>', say('凭证文件', 'the certificate'))
    .addOption(
      new Option(
        '--block-hash <hash...>',
        say('您从自己的来源取得的区块哈希', 'block hashes that you have from a source of your own'),
      )
        .argParser(collect)
        .makeOptionMandatory(),
    )
    .option(
      '--network <folder>',
      say('核对合约地址所用的网络文件夹', "a network's folder, to compare the contracts with"),
    )
    .option('--json', say('输出 JSON', 'print JSON'))
    .addOption(new Option('--lang <language>', say('语言', 'language')).choices(languages))
    .addHelpText(
      'after',
      `\n${say('示例', 'Example')}:\n  tongdui certificate verify --file payment.json --block-hash 0x${'00'.repeat(32)}`,
    )
    .action(async (options: VerifyOptions) => {
      const { verifyFile } = await import('../audit/verifyFile.ts');
      await verifyFile(options, terminal, options.lang ?? languageOf(terminal.env));
    });
}
