import { Command, Option } from 'commander';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { languageOf, languages } from '../output/language.ts';
import type { Language } from '../output/language.ts';
import type { Terminal } from '../output/terminal.ts';

type NewOptions = {
  readonly out: string;
  readonly passwordFile?: string;
  readonly json?: boolean;
  readonly lang?: Language;
};

/** `tongdui key`: encrypted key files, as ethers and geth write them. */
export function keyCommand(terminal: Terminal, language: Language): Command {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const create = new Command('new')
    .description(say('生成密钥, 写入加密文件', 'make a key and write it to an encrypted file'))
    .requiredOption('--out <file>', say('写到', 'where to write it'))
    .option(
      '--password-file <file>',
      say('口令所在文件; 不填则询问', 'a file with the password; asked for unless given'),
    )
    .option('--json', say('输出 JSON', 'print JSON'))
    .addOption(new Option('--lang <language>', say('语言', 'language')).choices(languages))
    .addHelpText('after', `\n${say('示例', 'Example')}:\n  tongdui key new --out my-key.json`)
    .action(async ({ out, passwordFile, json, lang }: NewOptions) => {
      const { createKeyFile } = await import('../network/createKeyFile.ts');
      const address = await createKeyFile({ out, passwordFile, terminal, language: lang ?? languageOf(terminal.env) });
      terminal.out(json === true ? `${JSON.stringify({ address, file: out })}\n` : `${address}  ${out}\n`);
    });
  const show = new Command('show')
    .description(say('显示密钥文件的账户, 不需要口令', "show a key file's account; no password is needed"))
    .requiredOption('--file <file>', say('密钥文件', 'a key file'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .addHelpText('after', `\n${say('示例', 'Example')}:\n  tongdui key show --file my-key.json`)
    .action(async ({ file, json }: { readonly file: string; readonly json?: boolean }) => {
      const { addressOf } = await import('../network/keystore.ts');
      const address = await addressOf(file);
      if (address === undefined) {
        throw new CliError(`${file}: 文件未写明账户 / the file does not say its account`, exitCodes.failed);
      }
      terminal.out(json === true ? `${JSON.stringify({ address, file })}\n` : `${address}\n`);
    });
  return new Command('key').description(say('密钥文件', 'key files')).addCommand(create).addCommand(show);
}
