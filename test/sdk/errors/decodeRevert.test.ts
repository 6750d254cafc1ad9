import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import { createPublicClient, encodeAbiParameters, encodeErrorResult, http, parseAbi, toFunctionSelector } from 'viem';
import type { Hex } from 'viem';
import { decodeRevert } from '../../../sdk/src/errors/decodeRevert.ts';
import { isErrorCode } from '../../../sdk/src/errors/errorCatalogue.ts';
import { errorsAbi } from '../../../sdk/src/errors/errorsAbi.ts';
import { TongduiError } from '../../../sdk/src/errors/tongduiError.ts';

const account = '0x1111111111111111111111111111111111111111';

/** Revert data of one error, with each argument as small as its type allows. */
function smallest(error: (typeof errorsAbi)[number]): Hex {
  const args = error.inputs.map(({ type }) => {
    if (type === 'string') return '';
    if (type === 'bytes') return '0x';
    if (type === 'address') return account;
    if (type.startsWith('bytes')) return `0x${'00'.repeat(Number(type.slice(5)))}`;
    return Number(type.slice(4)) > 48 ? 0n : 0;
  });
  return encodeErrorResult({ abi: [error], errorName: error.name, args });
}

describe('decodeRevert', () => {
  test('knows every custom error of every contract', () => {
    for (const error of errorsAbi) {
      const decoded = decodeRevert(smallest(error));
      if (isErrorCode(error.name)) {
        expect(decoded.code).to.equal(error.name);
        expect(Object.keys(decoded.figures)).to.deep.equal(error.inputs.map(({ name }) => name));
      } else {
        expect(decoded.code, error.name).to.be.oneOf(['Unauthorized', 'LibraryError']);
      }
    }
    const selectors = errorsAbi.map(({ name, inputs }) =>
      toFunctionSelector(`${name}(${inputs.map(({ type }) => type).join()})`),
    );
    expect(new Set(selectors).size).to.equal(selectors.length);
  });

  test('gives the figures as the chain gave them', () => {
    const abi = parseAbi(['error RegionSuspended(uint32 region, uint256 until)']);
    const data = encodeErrorResult({ abi, args: [310_000, 5n] });
    expect(decodeRevert(data).figures).to.deep.equal({ region: 310_000, until: 5n });
  });

  test('reads OpenZeppelin’s refusals of a caller as Unauthorized', () => {
    const abi = parseAbi([
      'error AccessManagerUnauthorizedAccount(address msgsender, uint64 roleId)',
      'error AddressEmptyCode(address target)',
    ]);
    const refused = encodeErrorResult({ abi, errorName: 'AccessManagerUnauthorizedAccount', args: [account, 3n] });
    expect(decodeRevert(refused)).to.deep.include({ code: 'Unauthorized', figures: { caller: account } });
    const other = decodeRevert(encodeErrorResult({ abi, errorName: 'AddressEmptyCode', args: [account] }));
    expect(other).to.deep.include({ code: 'LibraryError', figures: { error: `AddressEmptyCode(${account})` } });
  });

  test('reads Error(string), panics, nothing, and what it cannot know', () => {
    const abi = parseAbi(['error Error(string reason)', 'error Panic(uint256 code)', 'error Foreign(uint256 a)']);
    const reason = encodeErrorResult({ abi, errorName: 'Error', args: ['no'] });
    expect(decodeRevert(reason)).to.deep.include({ code: 'RevertedWithReason', figures: { reason: 'no' } });
    const trap = decodeRevert(encodeErrorResult({ abi, errorName: 'Error', args: ['a\u001b[31m\nb'] }));
    expect(trap.message.split('\n')).to.have.length(3);
    expect(trap.message).to.not.include('\u001b');
    const panic = (code: bigint) => decodeRevert(encodeErrorResult({ abi, errorName: 'Panic', args: [code] }));
    expect(panic(0x11n).code).to.equal('ArithmeticOverflow');
    expect(panic(0x01n)).to.deep.include({ code: 'ContractPanic', figures: { panic: 1n } });
    expect(decodeRevert('0x').code).to.equal('RevertedSilently');
    const foreign = encodeErrorResult({ abi, errorName: 'Foreign', args: [1n] });
    expect(decodeRevert(foreign)).to.deep.include({ code: 'UnknownRevert', figures: { data: foreign } });
    // A selector that is known with arguments that are cut off, and fewer than four bytes.
    const cut = smallest(errorsAbi.find(({ name }) => name === 'CoPaymentTooLow')!).slice(0, 40) as Hex;
    expect(decodeRevert(cut).code).to.equal('UnknownRevert');
    expect(decodeRevert('0x12').code).to.equal('UnknownRevert');
    expect(decodeRevert(`0x${'12'.repeat(100_000)}`).message.length).to.be.lessThan(1_000);
  });

  test('finds revert data wherever a node or library puts it', () => {
    const data = smallest(errorsAbi.find(({ name }) => name === 'Paused')!);
    const shapes = [{ data }, { data: { message: 'reverted', data } }, { raw: data }];
    for (const shape of shapes) {
      const failure = new Error('outer', {
        cause: new Error('middle', { cause: Object.assign(new Error('inner'), shape) }),
      });
      const decoded = decodeRevert(failure);
      expect(decoded.code).to.equal('Paused');
      expect(decoded.cause).to.equal(failure);
    }
    const empty = Object.assign(new Error('execution reverted'), { data: '0x' });
    expect(decodeRevert(empty).code).to.equal('RevertedSilently');
  });

  test('leaves an error that is typed as it is', () => {
    const typed = new TongduiError('Paused');
    expect(decodeRevert(typed)).to.equal(typed);
    expect(decodeRevert(new Error('wrapped', { cause: typed }))).to.equal(typed);
  });

  test('tells a declined signature, gas, a refusal of the node, and nonsense', () => {
    expect(decodeRevert(Object.assign(new Error('no'), { code: 4001 })).code).to.equal('SignatureDeclined');
    expect(decodeRevert(new Error('gas required exceeds allowance (16777216)')).code).to.equal('GasLimitExceeded');
    expect(decodeRevert(new Error('execution reverted')).code).to.equal('RevertedSilently');
    const nonce = decodeRevert(
      new Error('Nonce provided is lower\nthan the next', { cause: new Error('nonce too low') }),
    );
    expect(nonce).to.deep.include({ code: 'ChainRefused', figures: { reason: 'nonce too low' } });
    for (const nonsense of [undefined, null, 7, 'text', {}])
      expect(decodeRevert(nonsense).code).to.equal('ChainRefused');
    const circle: { cause?: unknown } = {};
    circle.cause = circle;
    expect(decodeRevert(circle).code).to.equal('ChainRefused');
  });

  test('tells a node that is down, without the secret part of its address', async () => {
    // A port that was free a moment ago, and on which nobody listens now.
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const transport = http(`http://127.0.0.1:${port}/secret-key`, { retryCount: 0 });
    const failure = await createPublicClient({ transport })
      .getBlockNumber()
      .catch((error: unknown) => error);
    const decoded = decodeRevert(failure);
    expect(decoded).to.deep.include({ code: 'ChainUnreachable', figures: { url: `http://127.0.0.1:${port}` } });
    expect(decoded.message).to.not.include('secret');
  });
});

describe('TongduiError', () => {
  test('tells which one it is, with figures of the types that the contracts declare, and its class', () => {
    const error: TongduiError = new TongduiError('BalanceTooLow', { amount: 7n, balance: 5n });
    expect(error.is('OrderUnknown')).to.equal(false);
    expect(error.class).to.equal(6);
    expect(new TongduiError('RegionUnknown', { region: 1 }).class).to.equal(undefined);
    if (!error.is('BalanceTooLow')) throw new Error('it is');
    // A bigint by its type: this file would not compile otherwise.
    const missing: bigint = error.figures.amount - error.figures.balance;
    expect(missing).to.equal(2n);
  });

  const inner = new Error('inner');
  const outer = new Error('outer', { cause: inner });
  const error = new TongduiError('PoolShort', { amount: 101n, free: 2n ** 70n }, { cause: outer });

  test('says code, both languages, remedy and where to read on', () => {
    expect(error.name).to.equal('TongduiError');
    expect(error.docs).to.equal('docs/errors.md#PoolShort');
    const [what, remedy, docs] = error.message.split('\n');
    expect(what).to.equal(`PoolShort: ${error.shortMessage.zh} / ${error.shortMessage.en}`);
    expect(remedy).to.equal(`${error.remedy.zh} / ${error.remedy.en}`);
    expect(docs).to.include(error.docs);
  });

  test('walks its causes', () => {
    expect(error.walk()).to.equal(inner);
    expect(error.walk((at) => at === outer)).to.equal(outer);
    expect(error.walk((at) => at instanceof TongduiError)).to.equal(error);
    expect(error.walk(() => false)).to.equal(undefined);
    expect(new TongduiError('Paused').walk()).to.be.instanceOf(TongduiError);
  });

  test('goes into JSON with exact figures', () => {
    const read = JSON.parse(JSON.stringify({ error })) as { error: { code: string; figures: object } };
    expect(read.error.code).to.equal('PoolShort');
    expect(read.error.figures).to.deep.equal({ amount: '101', free: '1180591620717411303424' });
  });

  test('decodes words of data that are too long or short without losing the code', () => {
    const data =
      `${toFunctionSelector('PoolShort(uint256,uint256)')}${encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], [3n, 2n]).slice(2)}` as Hex;
    expect(decodeRevert(data).figures).to.deep.equal({ amount: 3n, free: 2n });
  });
});
