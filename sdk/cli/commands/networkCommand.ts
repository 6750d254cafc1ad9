import { Command, InvalidArgumentError, Option } from 'commander';
import { languageOf, languages } from '../output/language.ts';
import type { Language } from '../output/language.ts';
import type { Terminal } from '../output/terminal.ts';

type UpOptions = {
  readonly network?: string;
  readonly port: number;
  readonly empty?: boolean;
  readonly json?: boolean;
  readonly lang?: Language;
};

/** `tongdui network up`: a network of one node on this machine, whose state lasts. */
export function networkCommand(terminal: Terminal, language: Language): Command {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const up = new Command('up')
    .description(
      say(
        '在本机启动网络: 首次会部署合约, 生成密钥和试用数据; Ctrl+C 停止, 再次启动时状态仍在',
        'bring a network up on this machine: the first time it deploys the contracts and makes keys and a sample consortium; Ctrl+C ends it, and the next start goes on',
      ),
    )
    .option('--network <folder>', say('网络文件夹', 'the folder of the network'))
    .addOption(
      new Option('--port <number>', say('端口', 'port')).default(8545).argParser((text: string) => {
        const port = /^\d{1,5}$/.test(text) ? Number(text) : Infinity;
        if (port > 65_535) throw new InvalidArgumentError('须为 0 至 65535 / must be 0 to 65535');
        return port;
      }),
    )
    .option('--empty', say('不放试用数据', 'without the sample consortium'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .addOption(new Option('--lang <language>', say('语言', 'language')).choices(languages))
    .addHelpText('after', `\n${say('示例', 'Example')}:\n  tongdui network up --port 8545`)
    .action(async (options: UpOptions) => {
      const { runNetwork } = await import('../network/runNetwork.ts');
      await runNetwork({ ...options, terminal, language: options.lang ?? languageOf(terminal.env) });
    });
  return new Command('network').description(say('本机网络', 'a network on this machine')).addCommand(up);
}
