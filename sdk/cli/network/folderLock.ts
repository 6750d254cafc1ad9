import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';

/**
 * Holds a network's folder for this process: two chains over one file would each undo what the other wrote.
 *
 * @returns what releases it
 * @throws {CliError} while another process that lives holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'running');
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
          `${folder}: 网络已在运行 (进程 ${holder}) / the network is up already (process ${holder})`,
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
