import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isAddress } from 'viem';
import { z } from 'zod';
import { contractNames } from '../../src/deployments/deployment.ts';
import type { Deployment } from '../../src/deployments/deployment.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { writeWhole } from './writeWhole.ts';

/** Where a network's folder is looked for unless `--network` or `TONGDUI_NETWORK` says so. */
export const defaultFolder = 'tongdui-network';

const address = z.string().refine((text) => isAddress(text, { strict: false }), 'not an address');

const networkSchema = z.object({
  format: z.literal(1),
  url: z.url(),
  deployment: z.object({
    chainId: z.int().positive(),
    fromBlock: z.string().regex(/^\d+$/),
    council: address,
    batcher: address,
    ...Object.fromEntries(contractNames.map((name) => [name, address])),
  }),
});

/** A network as its folder describes it. */
export type NetworkFile = { readonly url: string; readonly deployment: Deployment };

export function networkPath(folder: string): string {
  return join(folder, 'network.json');
}

/** The folder that a command works in: what it was told, the environment's, or the usual one. */
export function chooseFolder(given: string | undefined, env: { readonly [name: string]: string | undefined }): string {
  return resolve(given ?? env.TONGDUI_NETWORK ?? defaultFolder);
}

/**
 * Reads which chain and which contracts a folder stands for.
 *
 * @throws {CliError} if there is no such folder, or its file is not what `network up` or `deploy` wrote
 */
export async function readNetwork(folder: string): Promise<NetworkFile> {
  const path = networkPath(folder);
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new CliError(
      `没有网络文件夹 ${folder}: 先运行 tongdui network up, 或用 --network 指明 / no network folder ${folder}: run tongdui network up first, or name one with --network`,
      exitCodes.misused,
      { cause },
    );
  });
  const parsed = networkSchema.safeParse(parseJson(content));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue === undefined ? '' : ` ($.${issue.path.join('.')}: ${issue.message})`;
    throw new CliError(`${path}: 不是网络文件 / not a network file${where}`, exitCodes.misused);
  }
  const { url, deployment } = parsed.data;
  return { url, deployment: { ...deployment, fromBlock: BigInt(deployment.fromBlock) } as unknown as Deployment };
}

/** Writes it, whole or not at all. */
export async function writeNetwork(folder: string, { url, deployment }: NetworkFile): Promise<void> {
  const file = { format: 1, url, deployment: { ...deployment, fromBlock: deployment.fromBlock.toString() } };
  await writeWhole(networkPath(folder), `${JSON.stringify(file, null, 2)}\n`);
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}
