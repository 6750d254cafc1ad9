import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { createLocalNonces } from '../../sdk/src/chain/createLocalNonces.ts';
import { rpcOverHttp } from '../../sdk/src/chain/rpcOverHttp.ts';
import { startEmbeddedChain } from '../../sdk/src/chain/startEmbeddedChain.ts';
import type { EmbeddedChain } from '../../sdk/src/chain/startEmbeddedChain.ts';
import { descendantsOf, isRunning, waitUntil } from './processes.ts';

/** 2018-01-02T09:00:00+08:00: earlier than the machine's clock. */
const start = 1_514_854_800;

/** Init code that is only run, never deployed: it returns the block's time. */
const readTime = '0x425f5260205ff3';

describe('the embedded chain', () => {
  let chain: EmbeddedChain;
  const nonces = createLocalNonces();
  const account = privateKeyToAccount(generatePrivateKey(), { nonceManager: nonces });
  before(async () => (chain = await startEmbeddedChain({ time: start })));
  after(() => chain.close());

  const send = async () => {
    const hash = await chain.walletOf(account).sendTransaction({ to: account.address, gas: 21_000n });
    return await chain.publicClient.waitForTransactionReceipt({ hash });
  };
  const timeOfCalls = async () => {
    const times = [];
    for (const blockTag of ['latest', 'pending'] as const) {
      const { data } = await chain.publicClient.call({ data: readTime, blockTag });
      times.push(Number(data));
    }
    return times;
  };
  const timeOfBlock = async () => Number((await chain.publicClient.getBlock()).timestamp);

  test('lets an account without money act, on a clock that stands still until it is moved', async () => {
    expect([await timeOfBlock(), ...(await timeOfCalls())]).to.deep.equal([start, start, start]);
    await send();
    // The wall clock goes on: had the chain's done so too, it would show after more than a second.
    await setTimeout(1_100);
    await send();
    expect([await timeOfBlock(), ...(await timeOfCalls())]).to.deep.equal([start, start, start]);
    await chain.setTime(start + 86_400);
    const moved = start + 86_400;
    expect([await timeOfBlock(), ...(await timeOfCalls())]).to.deep.equal([moved, moved, moved]);
    await send();
    expect(await timeOfBlock()).to.equal(moved);
  });

  test('mines what the node overlooked', async () => {
    const node = rpcOverHttp(chain.url);
    // As a node that is busy with another block does: the transaction lies in its pool.
    await node({ method: 'evm_setAutomine', params: [false] });
    try {
      const { status, blockNumber } = await send();
      expect(status).to.equal('success');
      expect(chain.meter.blocks).to.equal(Number(blockNumber));
      expect(await chain.publicClient.getBlockNumber()).to.equal(blockNumber);
    } finally {
      await node({ method: 'evm_setAutomine', params: [true] });
    }
  });

  test('undoes blocks as if they had never been, and goes on at the same time', async () => {
    const { blockNumber } = await send();
    const { blocks } = chain.meter;
    expect(blocks).to.equal(Number(blockNumber));
    const nonce = await chain.publicClient.getTransactionCount({ address: account.address });
    const time = await timeOfBlock();
    const undone = [await send(), await send()];
    expect(chain.meter.blocks).to.equal(blocks + 2);

    await chain.undoBlocks(2);
    nonces.forget();
    expect(chain.meter.blocks).to.equal(blocks);
    expect(await chain.publicClient.getBlockNumber()).to.equal(blockNumber);
    expect(await chain.publicClient.getTransactionCount({ address: account.address })).to.equal(nonce);
    for (const { transactionHash: hash } of undone) {
      const found = await chain.publicClient.getTransactionReceipt({ hash }).catch(() => undefined);
      expect(found).to.equal(undefined);
    }
    expect((await send()).blockNumber).to.equal(blockNumber + 1n);
    expect(await timeOfBlock()).to.equal(time);
  });

  test('counts an empty block that is mined on purpose', async () => {
    const { blocks } = chain.meter;
    expect(await chain.mineTogether([])).to.deep.equal([]);
    expect(chain.meter.blocks).to.equal(blocks + 1);
    expect(await chain.publicClient.getBlockNumber()).to.equal(BigInt(blocks + 1));
  });

  test('counts the gas of what was sent', async () => {
    const { gas } = chain.meter;
    await Promise.all([send(), send(), send()]);
    expect(chain.meter.gas - gas).to.equal(63_000n);
  });

  test('refuses a transaction above the limit of EIP-7825', async () => {
    const sent = chain.walletOf(account).sendTransaction({ to: account.address, gas: 16_777_217n });
    const error = await sent.catch((thrown: unknown) => thrown as Error);
    nonces.forget();
    expect(error).to.be.instanceOf(Error);
    expect((await send()).status).to.equal('success');
  });
});

describe('the process of the embedded chain', () => {
  test('ends when it is closed', async () => {
    const chain = await startEmbeddedChain({ time: start });
    const family = descendantsOf(process.pid).filter(({ command }) => !/^ps$/.test(command));
    expect(family.some(({ command }) => /anvil/.test(command))).to.equal(true);
    await chain.close();
    expect(family.filter(isRunning)).to.deep.equal([]);
  });

  test('ends when its guard is killed', async () => {
    const chain = await startEmbeddedChain({ time: start });
    const family = descendantsOf(process.pid);
    const node = family.find(({ command }) => /anvil/.test(command))!;
    process.kill(node.parent, 'SIGKILL');
    await waitUntil(() => !isRunning(node));
    await chain.close();
  });

  test('does not keep a program waiting that has forgotten it, and ends with it', async () => {
    const module = new URL('../../sdk/src/chain/startEmbeddedChain.ts', import.meta.url).href;
    const code = `const { startEmbeddedChain } = await import(${JSON.stringify(module)});
      await startEmbeddedChain({ time: 5 });
      process.stdout.write('started\\n');
      process.stdin.once('data', () => process.stdin.destroy());`;
    const program = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', code],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    await once(program.stdout, 'data');
    const family = descendantsOf(program.pid!);
    expect(family).to.have.lengthOf(2);
    const ended = once(program, 'close');
    program.stdin.write('go\n');
    expect((await ended)[0]).to.equal(0);
    await waitUntil(() => !family.some(isRunning));
  });

  test('names what is wrong where the node does not start', async () => {
    const guard = fileURLToPath(new URL('../../sdk/src/chain/chainGuard.ts', import.meta.url));
    const child = spawn(
      process.execPath,
      [guard, process.execPath, '-e', 'console.error("no room"); process.exit(3)'],
      {
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    );
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect(words).to.include('no room');
    expect(code).to.equal(3);
  });
});
