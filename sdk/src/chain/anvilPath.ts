import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedChainError } from './embeddedChainError.ts';

/**
 * Where the node's own binary lies: npm's `anvil` command is a wrapper, and ending a wrapper does not end the node.
 *
 * @throws {EmbeddedChainError} if npm has installed none for this machine
 */
export function anvilPath(): string {
  // The packages are named after Go's architectures.
  const cpu = process.arch === 'x64' ? 'amd64' : process.arch;
  const platform = `@foundry-rs/anvil-${process.platform}-${cpu}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('@foundry-rs/anvil/package.json');
    const binary = createRequire(wrapper).resolve(`${platform}/package.json`);
    return join(dirname(binary), 'bin', process.platform === 'win32' ? 'anvil.exe' : 'anvil');
  } catch (cause) {
    throw new EmbeddedChainError(
      `没有安装适用于本机的本地链程序 ${platform}`,
      `${platform}, the local chain for this machine, is not installed`,
      { cause },
    );
  }
}
