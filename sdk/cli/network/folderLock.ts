import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import type { Bilingual } from '../output/language.ts';

/**
 * Holds a network's folder for this process: two chains over one file would each undo what the other wrote.
 *
 * @returns what releases it
 * @throws {CliError} while another process that lives holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  return await lockFile(folder, 'running', { zh: '网络已在运行', en: 'the network is up already' });
}

/**
 * Holds one thing of a folder for this process.
 *
 * @param name - of the file that stands for it
 * @param busy - what to say while another process holds it
 * @returns what releases it
 * @throws {CliError} while another process that lives holds it
 */
export async function lockFile(folder: string, name: string, busy: Bilingual): Promise<() => Promise<void>> {
  const path = join(folder, name);
  for (let attempt = 0; ; attempt += 1) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 0) throw error;
      const holder = Number(await readFile(path, 'utf8').catch(() => ''));
      if (isAlive(holder)) {
        throw new CliError(
          `${folder}: ${busy.zh} (进程 ${holder}) / ${busy.en} (process ${holder})`,
          exitCodes.misused,
        );
      }
      // It ended without releasing it.
      await rm(path, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process lives too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
