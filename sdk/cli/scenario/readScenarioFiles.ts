import { readFile } from 'node:fs/promises';
import { parseScenario } from '../../src/scenario/parseScenario.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { ScenarioFormatError } from '../../src/scenario/scenarioFormatError.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { plainText } from '../output/plainText.ts';

export type ScenarioFile = { readonly file: string; readonly scenario: Scenario };

/** Why a file cannot be read, by the system's code. */
const reasons: { readonly [code: string]: string } = {
  ENOENT: '没有这个文件 / no such file',
  ENOTDIR: '没有这个文件 / no such file',
  EISDIR: '这是文件夹 / this is a folder',
  EACCES: '没有读取权限 / no permission to read it',
  ERR_ENCODING_INVALID_ENCODED_DATA: '必须是 UTF-8 文本 / must be UTF-8 text',
};

/**
 * Reads all files before anything runs.
 *
 * @throws {CliError} with one line for each file that is missing or malformed
 */
export async function readScenarioFiles(files: readonly string[]): Promise<readonly ScenarioFile[]> {
  const read: ScenarioFile[] = [];
  const faults: string[] = [];
  for (const file of files) {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
      read.push({ file, scenario: parseScenario(text, file) });
    } catch (error) {
      faults.push(faultOf(file, error));
    }
  }
  if (faults.length > 0) throw new CliError(faults.join('\n'), exitCodes.misused);
  return read;
}

function faultOf(file: string, error: unknown): string {
  if (error instanceof ScenarioFormatError) return plainText(error.message);
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const reason = reasons[code];
  if (reason === undefined && code === '') throw error;
  return plainText(`${file}: ${reason ?? `无法读取 / cannot be read (${code})`}`);
}
