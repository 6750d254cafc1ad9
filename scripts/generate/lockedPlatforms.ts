// Completes package-lock.json with the packages of other platforms that `npm install` left out.
//
// A package that carries a binary names one optional package per platform. Where the registry at hand does not hold
// all of them, npm drops the rest from the lock file without a word, and `npm ci` then refuses it, or leaves macOS
// without the binary. The entries added here have the exact version that the package asks for, but no integrity hash,
// since there was nothing to hash.
//
// Usage: node scripts/generate/lockedPlatforms.ts [--check]
import { readFileSync, writeFileSync } from 'node:fs';

type LockedPackage = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};

const file = new URL('../../package-lock.json', import.meta.url);
const before = readFileSync(file, 'utf8');
const lock = JSON.parse(before) as { packages: Record<string, LockedPackage> };

for (const owner of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    if (lock.packages[path] !== undefined || !/^\d+\.\d+\.\d+$/.test(version)) continue;
    const platform = parsePlatform(name);
    if (platform === undefined) continue;
    const { cpu, libc, os } = platform;
    // undefined fields are left out of the JSON; the order is npm's own.
    lock.packages[path] = { version, cpu, dev: owner.dev, libc, optional: true, os };
  }
}
const [root, ...others] = Object.entries(lock.packages);
if (root === undefined) throw new Error('package-lock.json holds no packages');
// npm compares in the order of the English collation, not of the code units.
others.sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries([root, ...others]);
const after = `${JSON.stringify(lock, null, 2)}\n`;

if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error(
      'package-lock.json leaves out packages of other platforms: run node scripts/generate/lockedPlatforms.ts',
    );
    process.exitCode = 1;
  }
} else if (after !== before) {
  writeFileSync(file, after);
}

/** Reads the platform from a name such as `edr-linux-arm64-musl`; undefined if it names none. */
function parsePlatform(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> | undefined {
  const found = /-(darwin|linux|win32)-(arm64|x64|amd64)(?:-(gnu|musl|msvc))?$/.exec(name);
  if (found === null) return undefined;
  const [, os = '', cpu = '', abi] = found;
  const libc = abi === 'gnu' ? 'glibc' : abi === 'musl' ? 'musl' : undefined;
  return { os: [os], cpu: [cpu === 'amd64' ? 'x64' : cpu], libc: libc === undefined ? undefined : [libc] };
}
