import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createPublicClient, createWalletClient, getAddress, http, isAddress } from 'viem';
import { deploySystem } from '../../src/deployments/deploySystem.ts';
import { describeFailure } from '../../src/errors/describeFailure.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { say } from '../output/language.ts';
import { readKey } from './keystore.ts';
import { chooseFolder, networkPath, writeNetwork } from './networkFolder.ts';
import { askPassword, readPassword } from './password.ts';
import { chainOf } from './session.ts';
import { refuseWellKnown } from './wellKnownKeys.ts';
import type { SessionSettings } from './session.ts';

export type DeployToParameters = Pick<SessionSettings, 'terminal' | 'language' | 'passwordFile'> & {
  readonly rpcUrl: string;
  readonly council: string;
  readonly key: string;
  readonly network?: string;
  readonly json?: boolean;
};

/**
 * Deploys a system to a chain and writes the folder from which commands find it.
 *
 * @throws {CliError} if the folder is another network's, the node does not answer, or a transaction fails
 */
export async function deployTo(parameters: DeployToParameters): Promise<void> {
  const { terminal, language, rpcUrl, key, passwordFile = terminal.env.TONGDUI_PASSWORD_FILE, json } = parameters;
  const folder = chooseFolder(parameters.network, terminal.env);
  if (existsSync(networkPath(folder))) {
    throw new CliError(`${folder}: 已是一个网络的文件夹 / is the folder of a network already`, exitCodes.misused);
  }
  if (!isAddress(parameters.council, { strict: false })) {
    throw new CliError('--council: 须为 0x 加 40 位十六进制 / must be 0x and 40 hexadecimal digits', exitCodes.misused);
  }
  const what = { zh: `密钥 ${key} 的口令`, en: `password of the key ${key}` };
  const password = passwordFile === undefined ? await askPassword(parameters, what) : await readPassword(passwordFile);
  const account = await readKey(key, password);
  const transport = http(rpcUrl);
  try {
    const chain = chainOf(await createPublicClient({ transport }).getChainId(), rpcUrl);
    for (const holder of [account.address, getAddress(parameters.council)]) refuseWellKnown(holder, chain.id);
    const deployment = await deploySystem({
      publicClient: createPublicClient({ chain, transport }),
      walletClient: createWalletClient({ account, chain, transport }),
      council: getAddress(parameters.council),
    });
    await mkdir(folder, { recursive: true });
    await writeNetwork(folder, { url: rpcUrl, deployment });
    const { fromBlock, ...addresses } = deployment;
    terminal.out(
      json === true
        ? `${JSON.stringify({ folder, url: rpcUrl, deployment: { ...addresses, fromBlock: fromBlock.toString() } })}\n`
        : `${say(language, { zh: '已部署', en: 'deployed' })}: ${folder}\n`,
    );
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    const error = describeFailure(cause);
    throw new CliError(`${error.code}: ${say(language, error.shortMessage)}`, exitCodes.failed, { cause });
  }
}
