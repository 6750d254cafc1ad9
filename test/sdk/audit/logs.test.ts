import { describe, test } from 'node:test';
import { expect } from 'chai';
import { encodeAbiParameters, encodeEventTopics, pad, zeroAddress, zeroHash } from 'viem';
import type { Hex } from 'viem';
import { treasuryAbi } from '../../../sdk/src/abis/treasuryAbi.ts';
import { blocksWithGaps, checkLogOrder } from '../../../sdk/src/audit/logs/checkLogOrder.ts';
import { decodeLog } from '../../../sdk/src/audit/logs/decodeLog.ts';
import type { RawLog } from '../../../sdk/src/audit/logs/rawLog.ts';

function rawLog(block: bigint, log: number, change: Partial<RawLog> = {}): RawLog {
  const hash = pad(`0x${block.toString(16).padStart(2, '0')}`);
  const rest = {
    address: zeroAddress,
    topics: [],
    data: '0x',
    blockHash: hash,
    transaction: hash,
    removed: false,
  } as const;
  return { ...rest, block, log, ...change };
}

const codes = (logs: readonly RawLog[]) =>
  checkLogOrder(logs).map(({ code, where }) => `${code} ${where.block}/${where.log}`);

describe('the order of logs', () => {
  test('is right where blocks and indices climb, with or without gaps', () => {
    expect(codes([])).to.deep.equal([]);
    expect(codes([rawLog(5n, 0), rawLog(5n, 1), rawLog(5n, 4), rawLog(6n, 0), rawLog(9n, 3)])).to.deep.equal([]);
  });

  test('is wrong where a log stands twice, or before one that it follows', () => {
    expect(codes([rawLog(5n, 0), rawLog(5n, 0)])).to.deep.equal(['LogOutOfOrder 5/0']);
    expect(codes([rawLog(5n, 2), rawLog(5n, 1), rawLog(5n, 2)])).to.deep.equal(['LogOutOfOrder 5/1']);
    expect(codes([rawLog(5n, 0), rawLog(4n, 1)])).to.deep.equal(['LogOutOfOrder 4/1']);
  });

  test('is wrong where a log was removed or a block has two hashes', () => {
    expect(codes([rawLog(5n, 0, { removed: true })])).to.deep.equal(['LogRemoved 5/0']);
    expect(codes([rawLog(5n, 0), rawLog(5n, 1, { blockHash: zeroHash })])).to.deep.equal(['BlockMismatch 5/1']);
  });

  test('names the blocks in which indices are left out', () => {
    expect(blocksWithGaps([rawLog(5n, 0), rawLog(5n, 1), rawLog(6n, 0)])).to.deep.equal([]);
    expect(blocksWithGaps([rawLog(5n, 1), rawLog(6n, 0), rawLog(6n, 2), rawLog(7n, 0)])).to.deep.equal([5n, 6n]);
  });
});

describe('decoding a log', () => {
  const topics = encodeEventTopics({
    abi: treasuryAbi,
    eventName: 'Prefunded',
    args: { issuer: 330_000, host: 310_000 },
  }) as Hex[];
  const data = encodeAbiParameters([{ type: 'uint96' }, { type: 'bytes32' }], [2n ** 96n - 1n, zeroHash]);

  test('gives the event with figures as viem types them', () => {
    expect(decodeLog('treasury', topics, data)).to.deep.equal({
      kind: 'event',
      eventName: 'Prefunded',
      args: { issuer: 330_000, host: 310_000, amount: 2n ** 96n - 1n, ref: zeroHash },
    });
  });

  test('knows an event only from the contract that has it', () => {
    expect(decodeLog('programmes', topics, data)).to.deep.equal({ kind: 'unknown' });
    expect(decodeLog('treasury', [zeroHash], data)).to.deep.equal({ kind: 'unknown' });
    expect(decodeLog('treasury', [], data)).to.deep.equal({ kind: 'unknown' });
  });

  test('finds fault with too few topics, too little data and figures beyond their type', () => {
    expect(decodeLog('treasury', topics.slice(0, 2), data).kind).to.equal('malformed');
    expect(decodeLog('treasury', topics, data.slice(0, -64) as Hex).kind).to.equal('malformed');
    expect(decodeLog('treasury', topics, '0x').kind).to.equal('malformed');
    const wide = pad('0x0100000000');
    expect(decodeLog('treasury', [topics[0]!, wide, topics[2]!], data).kind).to.equal('malformed');
  });
});
