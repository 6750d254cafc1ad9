import { once } from 'node:events';
import { join } from 'node:path';
import { EmbeddedChainError } from '../../src/chain/embeddedChainError.ts';
import { localChainId } from '../../src/clients/localChainId.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import type { Language } from '../output/language.ts';
import type { Terminal } from '../output/terminal.ts';
import { chooseFolder } from './networkFolder.ts';
import { listKeys } from './keystore.ts';
import { finishSetUp, networkUp } from './networkUp.ts';
import { openSample } from './openSample.ts';
import { openSession } from './session.ts';

export type RunNetworkParameters = {
  readonly terminal: Terminal;
  readonly language: Language;
  readonly network?: string;
  readonly port: number;
  readonly empty?: boolean;
  readonly json?: boolean;
};

/**
 * Brings a network up, says where it is, and stays until it is told to end (Ctrl+C, SIGTERM).
 *
 * @throws {CliError} if it cannot come up
 */
export async function runNetwork(parameters: RunNetworkParameters): Promise<void> {
  const { terminal, language, port, empty = false, json = false } = parameters;
  const folder = chooseFolder(parameters.network, terminal.env);
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  // Heard from now on, so that a start that is broken off leaves no lock behind.
  const told = Promise.race((['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => once(process, signal)));
  const network = await networkUp(folder, port).catch((error: unknown) => {
    if (error instanceof EmbeddedChainError) throw new CliError(error.message, exitCodes.failed, { cause: error });
    throw error;
  });
  try {
    if (network.isNew && !empty) {
      terminal.err(`${say('正在布置试用联合体…', 'setting up a sample consortium…')}\n`);
      await openSample(await openSession({ terminal, language, folder }, []));
    }
    await finishSetUp(folder);
    const keys = await listKeys(folder);
    terminal.out(
      json
        ? `${JSON.stringify({ url: network.url, folder, chainId: localChainId, council: network.council, keys })}\n`
        : [
            `${say('网络已启动', 'The network is up')}: ${network.url}`,
            `${say('文件夹', 'Folder')}: ${folder}`,
            `${say('密钥', 'Keys')} (${join(folder, 'keys')}): ${keys.join(', ')}`,
            say('停止: Ctrl+C; 再次运行同一命令即恢复', 'Ctrl+C ends it; the same command brings it back'),
            '',
          ].join('\n'),
    );
    await told;
  } finally {
    await network.close();
  }
}
