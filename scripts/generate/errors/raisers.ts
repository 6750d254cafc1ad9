import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Abi } from 'viem';
import { errorCatalogue } from '../../../sdk/src/errors/errorCatalogue.ts';

const sources = new URL('../../../sdk/src/', import.meta.url);

/** Words of `@throws` that are errors. */
const codes: ReadonlySet<string> = new Set(Object.keys(errorCatalogue));

/** By code, the SDK's actions whose `@throws` names it, by name. */
export function listRaisers(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const file of globSync('actions/**/*.ts', { cwd: sources }).sort()) {
    const text = readFileSync(new URL(file, sources), 'utf8');
    const raiser = basename(file, '.ts');
    for (const [, tag = ''] of text.matchAll(/@throws([\s\S]*?)(?=\n \* @|\*\/)/g)) {
      for (const [, code = ''] of tag.matchAll(/`(\w+)`/g)) {
        if (codes.has(code)) found.set(code, (found.get(code) ?? new Set()).add(raiser));
      }
    }
  }
  return new Map([...found].map(([code, raisers]) => [code, [...raisers].sort()]));
}

/** By the name of an error, the contracts whose code can revert with it, as they are called in the SDK. */
export async function listContracts(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const file of globSync('abis/*Abi.ts', { cwd: sources }).sort()) {
    const contract = basename(file, 'Abi.ts');
    const module = (await import(new URL(file, sources).href)) as Readonly<Record<string, Abi>>;
    for (const item of module[`${contract}Abi`] ?? []) {
      if (item.type === 'error') found.set(item.name, [...(found.get(item.name) ?? []), contract]);
    }
  }
  return found;
}
