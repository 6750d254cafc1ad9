import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { createPublicClient, custom, type Hex, type PublicClient } from 'viem';
import type { ProvedInclusion } from '../../../sdk/src/certificate/inclusionProof.ts';
import { proveReceipt } from '../../../sdk/src/certificate/proveReceipt.ts';
import { proveTransaction } from '../../../sdk/src/certificate/proveTransaction.ts';
import { recoverSender } from '../../../sdk/src/certificate/recoverSender.ts';
import { pickLog } from '../../../sdk/src/certificate/pickLog.ts';
import { verifyReceiptProof } from '../../../sdk/src/certificate/verifyReceiptProof.ts';
import { verifyTransactionProof } from '../../../sdk/src/certificate/verifyTransactionProof.ts';
import { expectRefusal } from './expectRefusal.ts';
import { isRefused } from './isRefused.ts';
import { deployEmitter, mineMixedBlock, mineTogether, word } from './mixedBlock.ts';
import { startAnvil, type Anvil } from './startAnvil.ts';

type Answer = (method: string, params: unknown, ask: () => Promise<unknown>) => Promise<unknown>;

/** A client of the same node whose answers may be other ones. */
function clientWith(anvil: Anvil, answer: Answer): PublicClient {
  const request = anvil.publicClient.request as (call: { method: string; params?: unknown }) => Promise<unknown>;
  const transport = custom(
    {
      request: async ({ method, params }: { method: string; params?: unknown }) =>
        await answer(method, params, async () => await request({ method, params })),
    },
    { retryCount: 0 },
  );
  return createPublicClient({ transport });
}

/** Depending on where the path leaves the trie, a proof shows absence or is of no use. */
const NOT_THERE = ['IndexNotInBlock', 'ProofIncomplete'] as const;

function flipBit(hex: Hex, at: number): Hex {
  const digit = (parseInt(hex.charAt(at), 16) ^ 1).toString(16);
  return `${hex.slice(0, at)}${digit}${hex.slice(at + 1)}` as Hex;
}

describe('proofs of receipts and transactions', () => {
  let anvil: Anvil;
  let emitter: Hex;
  let hashes: Hex[];
  let receiptProofs: ProvedInclusion[];
  let transactionProofs: ProvedInclusion[];

  before(async () => {
    anvil = await startAnvil('osaka');
    emitter = await deployEmitter(anvil);
    hashes = await mineMixedBlock(anvil, emitter);
    receiptProofs = await Promise.all(hashes.map((hash) => proveReceipt(anvil.publicClient, hash)));
    transactionProofs = await Promise.all(hashes.map((hash) => proveTransaction(anvil.publicClient, hash)));
  });
  after(async () => await anvil.close());

  const first = () => receiptProofs[0] as ProvedInclusion;
  const heldHash = () => first().blockHash;

  test('cover every type in one block, and say what the node says', async () => {
    const types = new Set<number>();
    for (const [at, hash] of hashes.entries()) {
      const [receiptProof, transactionProof] = [receiptProofs[at], transactionProofs[at]];
      if (receiptProof === undefined || transactionProof === undefined) throw new Error('unreachable');
      expect(receiptProof.blockHash).to.equal(heldHash());
      const receipt = await verifyReceiptProof(receiptProof, heldHash());
      const transaction = await verifyTransactionProof(transactionProof, heldHash());
      const told = await anvil.publicClient.getTransactionReceipt({ hash });
      const toldTransaction = await anvil.publicClient.getTransaction({ hash });
      types.add(receipt.type);
      expect(receipt.status).to.equal(told.status);
      expect(receipt.cumulativeGasUsed).to.equal(told.cumulativeGasUsed);
      expect(receipt.logs).to.deep.equal(told.logs.map(({ address, topics, data }) => ({ address, topics, data })));
      expect(transaction.hash).to.equal(hash);
      expect(transaction.type).to.equal(receipt.type);
      expect(await recoverSender(transaction)).to.equal(told.from.toLowerCase());
      expect(transaction.to).to.equal(told.to?.toLowerCase() ?? undefined);
      expect(transaction.input).to.equal(toldTransaction.input);
      expect(transaction.value).to.equal(toldTransaction.value);
      expect(transaction.chainId).to.equal(31337n);
      expect(receiptProof.index).to.equal(told.transactionIndex);
    }
    expect([...types].sort()).to.deep.equal([0, 1, 2, 4]);
  });

  test('are deep enough to matter: a branch and a leaf at least, and a long receipt', () => {
    expect(Math.min(...receiptProofs.map(({ proof }) => proof.length))).to.be.greaterThan(1);
    expect(Math.max(...receiptProofs.map(({ proof }) => (proof.at(-1) as Hex).length))).to.be.greaterThan(6_000);
  });

  test('hold for blocks of 1, 2, 17, 128, 129 and 130 transactions, at both ends', async () => {
    // 128 is where the keys grow from one byte to two.
    const [from, to] = [anvil.account(8).address, anvil.account(0).address];
    const transaction = { from, to, value: '0x1', gas: '0x5208', gasPrice: '0x174876e800' } as const;
    const send = async () =>
      await anvil.publicClient.request({ method: 'eth_sendTransaction', params: [transaction] } as never);
    for (const count of [1, 2, 17, 128, 129, 130]) {
      const sends = Array.from({ length: count }, () => send);
      const sent = await mineTogether(anvil, sends);
      for (const at of new Set([0, 1, count - 2, count - 1].filter((place) => place >= 0 && place < count))) {
        const proved = await proveReceipt(anvil.publicClient, sent[at] as Hex);
        expect(proved.index).to.equal(at);
        expect((await verifyReceiptProof(proved, proved.blockHash)).cumulativeGasUsed).to.equal(
          21_000n * BigInt(at + 1),
        );
        const transaction = await proveTransaction(anvil.publicClient, sent[at] as Hex);
        expect((await verifyTransactionProof(transaction, proved.blockHash)).hash).to.equal(sent[at]);
        await expectRefusal(NOT_THERE, () => verifyReceiptProof({ ...proved, index: 0x10000 }, proved.blockHash));
      }
    }
  });

  test('are the same from a node without eth_getBlockReceipts', async () => {
    const asked: string[] = [];
    const client = clientWith(anvil, async (method, _params, ask) => {
      asked.push(method);
      if (method === 'eth_getBlockReceipts') throw Object.assign(new Error('no such method'), { code: -32601 });
      return await ask();
    });
    expect(await proveReceipt(client, hashes[2] as Hex)).to.deep.equal(receiptProofs[2]);
    expect(asked).to.include('eth_getBlockReceipts');
    expect(asked.filter((method) => method === 'eth_getTransactionReceipt').length).to.be.greaterThan(hashes.length);
  });

  test('are refused while making, when the node lies', async () => {
    const hash = hashes[0] as Hex;
    const lying = (wanted: string, change: (answer: Record<string, unknown>) => unknown) =>
      clientWith(anvil, async (method, _params, ask) => {
        const answer = structuredClone(await ask());
        return method === wanted ? change(answer as Record<string, unknown>) : answer;
      });
    const lies: [Parameters<typeof expectRefusal>[0], PublicClient][] = [
      ['HeaderHashMismatch', lying('eth_getBlockByHash', (block) => ({ ...block, gasUsed: '0x1' }))],
      ['HeaderMalformed', lying('eth_getBlockByHash', ({ stateRoot: _, ...block }) => block)],
      ['BlockNotFound', lying('eth_getBlockByHash', () => null)],
      ['TransactionNotFound', lying('eth_getTransactionReceipt', () => null)],
      ['RootMismatch', lying('eth_getBlockReceipts', (list) => (list as unknown as unknown[]).slice(1))],
      ['NodeAnswerInvalid', lying('eth_getBlockReceipts', (list) => (list as unknown as unknown[]).map(() => 'x'))],
      [
        'TransactionTypeUnsupported',
        lying('eth_getBlockReceipts', (list) =>
          (list as unknown as Record<string, unknown>[]).map((receipt) => ({ ...receipt, type: '0x7e' })),
        ),
      ],
    ];
    for (const [code, client] of lies) await expectRefusal(code, () => proveReceipt(client, hash));
    const otherTransaction = lying('eth_getBlockByHash', (block) => ({
      ...block,
      transactions: (block.transactions as Record<string, unknown>[]).map((entry) => ({ ...entry, value: '0x7' })),
    }));
    await expectRefusal('TransactionMalformed', () => proveTransaction(otherTransaction, hash));
  });

  test('are refused under another hash, with another header, and with a header whose hash is not the held one', async () => {
    const other = (await anvil.publicClient.getBlock({ blockNumber: 1n })).hash;
    await expectRefusal('HeaderHashMismatch', () => verifyReceiptProof(first(), other));
    const header = { ...first().header, receiptsRoot: first().header.transactionsRoot };
    await expectRefusal('HeaderHashMismatch', () => verifyReceiptProof({ ...first(), header }, heldHash()));
  });

  test('are refused for another index, another receipt, and a transaction in place of a receipt', async () => {
    const [one, two] = [receiptProofs[1], receiptProofs[2]] as [ProvedInclusion, ProvedInclusion];
    await expectRefusal('ProofIncomplete', () => verifyReceiptProof({ ...one, index: two.index }, heldHash()));
    await expectRefusal('ProofIncomplete', () => verifyReceiptProof({ ...one, proof: two.proof }, heldHash()));
    for (const index of [200, 2 ** 24, -1, 0.5, Number.NaN]) {
      await expectRefusal(NOT_THERE, () => verifyReceiptProof({ ...one, index }, heldHash()));
    }
    const transaction = transactionProofs[1] as ProvedInclusion;
    await expectRefusal('RootMismatch', () => verifyReceiptProof(transaction, heldHash()));
    await expectRefusal('RootMismatch', () => verifyTransactionProof(one, heldHash()));
  });

  test('are refused when cut short, padded, reordered or malformed', async () => {
    const { proof } = first();
    const attempt = (nodes: readonly Hex[]) => () => verifyReceiptProof({ ...first(), proof: [...nodes] }, heldHash());
    await expectRefusal('ProofIncomplete', attempt([]));
    await expectRefusal('ProofIncomplete', attempt(proof.slice(0, -1)));
    await expectRefusal('RootMismatch', attempt(proof.slice(1)));
    await expectRefusal('RootMismatch', attempt(proof.toReversed()));
    await expectRefusal('ProofSurplus', attempt([...proof, (receiptProofs[2] as ProvedInclusion).proof.at(-1) as Hex]));
    await expectRefusal('ProofSurplus', attempt([...proof, proof.at(-1) as Hex]));
    await expectRefusal('ProofTooLong', attempt(Array.from({ length: 10 }, () => proof[0] as Hex)));
    await expectRefusal('ProofMalformed', attempt([proof[0] as Hex, '0xc0']));
    await expectRefusal('ProofMalformed', attempt([...proof, '0xzz']));
    const nested = `0x${'f90000'.repeat(1)}${'c1'.repeat(60_000)}c0` as Hex;
    await expectRefusal('ProofMalformed', attempt([...proof, nested]));
  });

  test('are refused when any one bit of any node is another', async () => {
    for (const [at, node] of first().proof.entries()) {
      for (let digit = 2; digit < node.length; digit += 1) {
        const proof = first().proof.with(at, flipBit(node, digit));
        const refused = await isRefused(() => verifyReceiptProof({ ...first(), proof }, heldHash()));
        expect(refused, `node ${at}, digit ${digit}`).to.equal(true);
      }
    }
  });

  test('give exactly the log that is asked for', async () => {
    const receipt = await verifyReceiptProof(first(), heldHash());
    const expected = { log: 0, emitter, topic: word('01'), event: 'Test' };
    expect(pickLog(receipt, 0, expected).topics).to.deep.equal([word('01'), word('aa'), word('bb')]);
    await expectRefusal('LogNotFound', () => pickLog(receipt, 0, { ...expected, log: 1 }));
    await expectRefusal('WrongEmitter', () => pickLog(receipt, 0, { ...expected, emitter: `0x${'12'.repeat(20)}` }));
    await expectRefusal('WrongEvent', () => pickLog(receipt, 0, { ...expected, topic: word('02') }));
    const failed = await verifyReceiptProof(receiptProofs[3] as ProvedInclusion, heldHash());
    expect(failed.status).to.equal('reverted');
    await expectRefusal('TransactionFailed', () => pickLog(failed, 3, expected));
  });
});
