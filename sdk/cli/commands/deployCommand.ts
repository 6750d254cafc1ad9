import { Command, Option } from 'commander';
import { languageOf, languages } from '../output/language.ts';
import type { Language } from '../output/language.ts';
import type { Terminal } from '../output/terminal.ts';

type DeployOptions = {
  readonly rpcUrl: string;
  readonly council: string;
  readonly key: string;
  readonly passwordFile?: string;
  readonly network?: string;
  readonly json?: boolean;
  readonly lang?: Language;
};

/** `tongdui deploy`: the contracts onto a chain that runs elsewhere. */
export function deployCommand(terminal: Terminal, language: Language): Command {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  return new Command('deploy')
    .description(
      say('向一条链部署合约, 并写出网络文件夹', 'deploy the contracts to a chain and write the folder of the network'),
    )
    .requiredOption('--rpc-url <url>', say('节点地址', 'the node'))
    .requiredOption('--council <account>', say('联合体 (治理合约) 的账户', "the council's account, a contract"))
    .requiredOption(
      '--key <file>',
      say('部署所用密钥文件; 之后不再有任何权力', 'key file that deploys; it has no rights afterwards'),
    )
    .option('--password-file <file>', say('密钥口令所在文件', "a file with the key's password"))
    .option('--network <folder>', say('写到的文件夹', 'the folder to write'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .addOption(new Option('--lang <language>', say('语言', 'language')).choices(languages))
    .addHelpText(
      'after',
      `\n${say('示例', 'Example')}:\n  tongdui deploy --rpc-url http://127.0.0.1:8545 --council 0x0000000000000000000000000000000000000001 --key deployer.json`,
    )
    .action(async (options: DeployOptions) => {
      const { deployTo } = await import('../network/deployTo.ts');
      await deployTo({ ...options, terminal, language: options.lang ?? languageOf(terminal.env) });
    });
}
