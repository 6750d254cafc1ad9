import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { networkUp } from '../../sdk/cli/network/networkUp.ts';
import { openSample } from '../../sdk/cli/network/openSample.ts';
import { openSession } from '../../sdk/cli/network/session.ts';
import { terminal } from '../../sdk/cli/output/terminal.ts';
import { completeCreditCode } from '../../sdk/src/participants/creditCode.ts';
import type { BenchRow } from './benchRow.ts';

const main = fileURLToPath(new URL('../../sdk/cli/main.ts', import.meta.url));
const count = 10_000;

/** Issues a sheet of 10,000 firms from the command line, to a network that keeps its state on the disk. */
export async function issueBench(): Promise<BenchRow[]> {
  const folder = join(mkdtempSync(join(tmpdir(), 'tongdui-bench-')), 'network');
  const network = await networkUp(folder, 0);
  try {
    await openSample(await openSession({ terminal: terminal(), language: 'en', folder }, []));
    const sheet = join(folder, 'firms.csv');
    writeFileSync(sheet, sheetOf(count));
    const issue = ['issue', '--programme', '1', '--from', sheet];
    const first = await timed(folder, ...issue, '--register');
    const checked = await timed(folder, ...issue, '--dry-run', '--again');
    const again = await timed(folder, ...issue, '--again');
    const row = (name: string, value: number, target: number | null): BenchRow => ({
      bench: 'issue',
      case: `${name}/${count}`,
      unit: 's',
      value,
      target,
    });
    return [row('issue', again, 120), row('check', checked, null), row('registerAndIssue', first, null)];
  } finally {
    await network.close();
    rmSync(join(folder, '..'), { recursive: true });
  }
}

function sheetOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const code = completeCreditCode(`91330522M${String(i).padStart(8, '0')}`);
    const signer = `0x${(i + 1).toString(16).padStart(40, '0')}`;
    return `试用企业${i},${code},1000.00,${signer}`;
  });
  return `企业名称,统一社会信用代码,金额,签字账户\n${lines.join('\n')}\n`;
}

/** Seconds that one command takes, with the start of its process. */
async function timed(folder: string, ...args: readonly string[]): Promise<number> {
  const start = performance.now();
  const command = ['--disable-warning=ExperimentalWarning', main, ...args, '--network', folder];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`tongdui ${args.join(' ')} ended with ${String(code)}`);
  return Math.round((performance.now() - start) / 100) / 10;
}
