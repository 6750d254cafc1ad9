import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { expect } from 'chai';
import { Wallet } from 'ethers';
import { readKey } from '../../sdk/cli/network/keystore.ts';
import { tongdui } from './cliNetwork.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongdui-keys-'));
after(() => rmSync(folder, { recursive: true }));

const passwordFile = join(folder, 'password');
writeFileSync(passwordFile, 'correct horse battery staple\n');

describe('a key file', () => {
  test('of tongdui opens in ethers, and only its owner may read it', async () => {
    const path = join(folder, 'mine.json');
    const { code, out, err } = await tongdui(['key', 'new', '--out', path, '--password-file', passwordFile, '--json']);
    expect(code, err).to.equal(0);
    const wallet = await Wallet.fromEncryptedJson(readFileSync(path, 'utf8'), 'correct horse battery staple');
    expect(JSON.parse(out)).to.include({ address: wallet.address });
    expect(statSync(path).mode & 0o077).to.equal(0);
    expect(readFileSync(path, 'utf8')).to.not.include(wallet.privateKey.slice(2));
    const again = await tongdui(['key', 'new', '--out', path, '--password-file', passwordFile]);
    expect([again.code, (await readKey(path, 'correct horse battery staple')).address]).to.deep.equal([
      2,
      wallet.address,
    ]);
  });

  test('of ethers opens in tongdui', async () => {
    const wallet = Wallet.createRandom();
    const path = join(folder, 'theirs.json');
    writeFileSync(path, await wallet.encrypt('secret'));
    expect((await readKey(path, 'secret')).address).to.equal(wallet.address);
  });

  test('does not open with another password, or when it is none', async () => {
    const path = join(folder, 'mine.json');
    await readKey(path, 'wrong').then(
      () => expect.fail('opened'),
      (error: unknown) => expect(String(error)).to.match(/口令不对.*wrong password/),
    );
    writeFileSync(join(folder, 'none.json'), '{"a":1}');
    await readKey(join(folder, 'none.json'), 'x').then(
      () => expect.fail('opened'),
      (error: unknown) => expect(String(error)).to.match(/不是密钥文件.*not a key file/),
    );
  });
});
