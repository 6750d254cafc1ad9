import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { mnemonicToAccount, privateKeyToAccount } from 'viem/accounts';
import { toHex } from 'viem';
import { lightWork, writeKey } from '../../sdk/cli/network/keystore.ts';
import { refuseWellKnown } from '../../sdk/cli/network/wellKnownKeys.ts';
import { startLastingChain } from '../../sdk/src/chain/startLastingChain.ts';
import { tongdui } from './cliNetwork.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongdui-deploy-'));
after(() => rmSync(folder, { recursive: true }));
const password = join(folder, 'password');
writeFileSync(password, 'secret\n');
const keyFile = join(folder, 'deployer.json');
const dev = mnemonicToAccount('test test test test test test test test test test test junk');

describe('tongdui deploy', { concurrency: false }, () => {
  let chain: Awaited<ReturnType<typeof startLastingChain>>;
  const council = privateKeyToAccount(`0x${'5'.repeat(64)}`);
  before(async () => {
    chain = await startLastingChain({ file: join(folder, 'state.hex'), port: 0 });
    await writeKey(keyFile, `0x${'7'.repeat(64)}`, 'secret', lightWork);
    await writeKey(join(folder, 'council.json'), `0x${'5'.repeat(64)}`, 'secret', lightWork);
  });
  after(async () => await chain.close());

  const deploy = (to: string, ...more: string[]) =>
    tongdui([
      ...['deploy', '--rpc-url', chain.url, '--council', council.address, '--key', keyFile],
      ...['--password-file', password, '--network', join(folder, to), ...more],
    ]);

  test('writes a folder from which every command works, with the council’s own key', async () => {
    const { code, out, err } = await deploy('net', '--json');
    expect(code, err).to.equal(0);
    expect((JSON.parse(out) as { deployment: object }).deployment).to.include({
      chainId: 31337,
      council: council.address,
    });
    const admit = ['region', 'admit', '--region', '310000', '--name', '上海', '--network', join(folder, 'net')];
    const byDeployer = await tongdui([...admit, '--key', keyFile, '--password-file', password]);
    expect([byDeployer.code, byDeployer.err]).to.satisfy(
      ([code, err]: [number, string]) => code === 1 && err.startsWith('Unauthorized'),
    );
    const key = ['--key', join(folder, 'council.json'), '--password-file', password];
    expect((await tongdui([...admit, ...key])).code).to.equal(0);
    const list = await tongdui(['region', 'list', '--network', join(folder, 'net'), '--json']);
    expect(JSON.parse(list.out)).to.deep.equal({ items: [{ region: 310000 }] });
  });

  test('does not touch the folder of another network, and says what is wrong before it sends anything', async () => {
    expect((await deploy('net')).err).to.include('is the folder of a network already');
    expect((await deploy('other', '--council', '0x12')).err).to.include('40 hexadecimal digits');
    const closed = await deploy('other', '--rpc-url', 'http://127.0.0.1:1');
    expect([closed.code, closed.err.startsWith('ChainUnreachable')]).to.deep.equal([1, true]);
    writeFileSync(password, 'wrong\n');
    expect((await deploy('other')).err).to.include('wrong password');
    writeFileSync(password, 'secret\n');
  });
});

describe('a development key', () => {
  test('acts on a chain of this machine, and on no other', () => {
    refuseWellKnown(dev.address, 31_337);
    expect(() => refuseWellKnown(dev.address, 310_000)).to.throw(/development key/);
    const nineteenth = mnemonicToAccount('test test test test test test test test test test test junk', {
      addressIndex: 19,
    });
    expect(() => refuseWellKnown(nineteenth.address.toLowerCase() as `0x${string}`, 1)).to.throw(/开发用/);
    refuseWellKnown(privateKeyToAccount(toHex(7n, { size: 32 })).address, 1);
  });
});
