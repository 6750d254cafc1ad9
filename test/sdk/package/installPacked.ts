import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packSdk } from '../../../scripts/sdk/packSdk.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What package.json says, as far as it is looked at here. */
export type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly exports: { readonly [path: string]: string | { readonly types: string; readonly default: string } };
  readonly files: readonly string[];
  readonly engines: { readonly node: string };
  readonly dependencies: { readonly [name: string]: string };
  readonly peerDependencies: { readonly [name: string]: string };
};

export type InstalledPackage = {
  /** A project of its own, outside the repository. */
  readonly folder: string;
  /** Where the package lies in it. */
  readonly packageFolder: string;
  readonly tarball: string;
  readonly manifest: Manifest;
  readonly remove: () => void;
};

/**
 * Packs the package as it would be published and installs it into a project of its own. What it depends on is linked from the
 * repository, so that no registry is asked.
 */
export async function installPacked(): Promise<InstalledPackage> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tongdui-package-')));
  const tarball = await packSdk(folder);
  const modules = join(folder, 'node_modules');
  const packageFolder = join(modules, '@tongdui', 'sdk');
  mkdirSync(dirname(packageFolder), { recursive: true });
  const { status, stderr } = spawnSync('tar', ['-xzf', tarball, '-C', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`tar: ${stderr}`);
  renameSync(join(folder, 'package'), packageFolder);
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as Manifest;
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(installedFolder(name), join(modules, name), 'junction');
  }
  return {
    folder,
    packageFolder,
    tarball,
    manifest,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Where npm has put a dependency of the package: beside it, or where the whole repository has it. */
function installedFolder(name: string): string {
  const found = ['sdk', '.'].map((at) => join(root, at, 'node_modules', name)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${name} is not installed`);
  return found;
}
