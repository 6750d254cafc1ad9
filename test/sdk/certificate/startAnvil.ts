import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createPublicClient, createTestClient, createWalletClient, http, type Hex } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { anvil as chain } from 'viem/chains';

const MNEMONIC = 'test test test test test test test test test test test junk';

/** The binary itself, not its Node wrapper, so that ending the process ends the node. */
function anvilPath(): string {
  const require = createRequire(import.meta.url);
  const wrapper = dirname(require.resolve('@foundry-rs/anvil/package.json'));
  const cpu = process.arch === 'x64' ? 'amd64' : process.arch;
  const platform = `@foundry-rs/anvil-${process.platform}-${cpu}/package.json`;
  return join(dirname(createRequire(join(wrapper, 'package.json')).resolve(platform)), 'bin', 'anvil');
}

/** A local node on a free port; `close` ends it and waits for its end. */
export async function startAnvil(hardfork: string, extra: readonly string[] = []) {
  const child = spawn(anvilPath(), ['--port', '0', '--hardfork', hardfork, '--mnemonic', MNEMONIC, ...extra], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const endWithParent = () => child.kill('SIGKILL');
  process.once('exit', endWithParent);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.once('exit', (code) => reject(new Error(`anvil ended with ${code}: ${text}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const port = /Listening on 127\.0\.0\.1:(\d+)/.exec(text)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
  });
  const transport = http(url, { retryCount: 0 });
  const account = (addressIndex: number) => mnemonicToAccount(MNEMONIC, { addressIndex });
  return {
    url,
    account,
    publicClient: createPublicClient({ chain, transport, cacheTime: 0 }),
    testClient: createTestClient({ chain, transport, mode: 'anvil' }),
    walletOf: (addressIndex: number) => createWalletClient({ chain, transport, account: account(addressIndex) }),
    close: async () => {
      child.kill('SIGKILL');
      await ended;
      process.removeListener('exit', endWithParent);
    },
  };
}

export type Anvil = Awaited<ReturnType<typeof startAnvil>>;

/**
 * Init code of a contract that emits LOG3 with its calldata: topics are the first three words, data is the rest.
 * PUSH0-free, so that it runs on every fork.
 */
export const LOG3_INIT_CODE: Hex = (() => {
  // CALLDATASIZE-96 bytes from 96 to memory 0; then LOG3(0, size-96, word0, word1, word2).
  const runtime = '606036036060600037' + '604035' + '602035' + '600035' + '60603603' + '6000' + 'a3' + '00';
  const length = (runtime.length / 2).toString(16).padStart(2, '0');
  return `0x60${length}600c60003960${length}6000f3${runtime}`;
})();
