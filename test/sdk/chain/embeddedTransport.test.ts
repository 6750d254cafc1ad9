import { describe, test } from 'node:test';
import { expect } from 'chai';
import { keccak256 } from 'viem';
import type { Hex } from 'viem';
import { embeddedTransport } from '../../../sdk/src/chain/embeddedTransport.ts';
import type { RpcCall } from '../../../sdk/src/chain/rpcOverHttp.ts';

const raw: Hex = '0x02c0';
const hash = keccak256(raw);
const receipt = { transactionHash: hash, gasUsed: '0x5208', blockNumber: '0x7' };

/** Sends one transaction to a node that behaves as `answer` says. */
async function sendTo(answer: (call: RpcCall) => unknown) {
  const asked: string[] = [];
  const mined: bigint[] = [];
  const transport = embeddedTransport({
    chainId: 31_337,
    onMined: ({ blockNumber }) => mined.push(blockNumber),
    node: async (call) => {
      asked.push(call.method);
      return await answer(call);
    },
  })({});
  const sent: unknown = await transport.request({ method: 'eth_sendRawTransaction', params: [raw] });
  return { sent, asked, mined };
}

/** The node never tells that the transaction was mined. */
const silence = new Promise(() => undefined);

describe('a transaction on the embedded chain', () => {
  test('is sent with one question where the node answers', async () => {
    const { sent, asked, mined } = await sendTo(() => receipt);
    expect([sent, asked, mined]).to.deep.equal([hash, ['eth_sendRawTransactionSync'], [7n]]);
  });

  test('that was mined without the node telling is found', async () => {
    const { sent, asked, mined } = await sendTo(({ method }) => (method.endsWith('Sync') ? silence : receipt));
    expect([sent, mined]).to.deep.equal([hash, [7n]]);
    expect(asked).to.not.include('evm_mine');
  });

  test('that the node left in its pool is mined', async () => {
    let isMined = false;
    const { sent, mined } = await sendTo(({ method }) => {
      if (method === 'evm_mine') return (isMined = true);
      if (method === 'eth_getTransactionByHash') return { blockNumber: null };
      if (method === 'eth_getTransactionReceipt') return isMined ? receipt : null;
      return silence;
    });
    expect([sent, mined]).to.deep.equal([hash, [7n]]);
  });

  test('that the node refuses is refused at once, and nothing waits for it afterwards', async () => {
    const refusal = new Error('nonce too low');
    const ended = await sendTo(() => Promise.reject(refusal)).catch((error: unknown) => error);
    expect(String(ended)).to.include('nonce too low');
  });
});
