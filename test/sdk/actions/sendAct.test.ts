import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { createPublicClient, createWalletClient, custom, http, keccak256, numberToHex, slice } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { mainnet } from 'viem/chains';
import { registerParticipants } from '../../../sdk/src/actions/agency/registerParticipants.ts';
import { admitRegion } from '../../../sdk/src/actions/council/admitRegion.ts';
import { grantOffice } from '../../../sdk/src/actions/council/grantOffice.ts';
import { pause } from '../../../sdk/src/actions/council/pause.ts';
import { closeProgramme } from '../../../sdk/src/actions/treasury/closeProgramme.ts';
import { getProgramme } from '../../../sdk/src/actions/public/getProgramme.ts';
import { getRegion } from '../../../sdk/src/actions/public/getRegion.ts';
import { registryAbi } from '../../../sdk/src/abis/registryAbi.ts';
import { encodeCall } from '../../../sdk/src/clients/encodeCall.ts';
import { simulateAct } from '../../../sdk/src/clients/simulateAct.ts';
import { createTongduiClient } from '../../../sdk/src/clients/tongduiClient.ts';
import type { TongduiClient } from '../../../sdk/src/clients/tongduiClient.ts';
import { expectRefusal } from './expectRefusal.ts';
import { addressOf, startRehearsal, type Rehearsal } from './startRehearsal.ts';

type Answer = (parameters: readonly unknown[]) => unknown;

describe('an act', () => {
  let rehearsal: Rehearsal;
  before(async () => {
    rehearsal = await startRehearsal();
  });
  after(async () => await rehearsal.close());

  /** The client, but for some of the node's methods, which answer as said; `asked` lists what was asked. */
  const withNode = (client: TongduiClient, answers: { readonly [method: string]: Answer }) => {
    const asked: string[] = [];
    const forward = client.publicClient.request as (request: { method: string; params?: unknown }) => Promise<unknown>;
    const transport = custom(
      {
        request: async (request: { method: string; params: readonly unknown[] }) => {
          asked.push(request.method);
          const answer = answers[request.method];
          return answer ? await answer(request.params) : await forward(request);
        },
      },
      { retryCount: 0 },
    );
    const { chain, deployment } = rehearsal;
    const account = client.walletClient!.account;
    const publicClient = createPublicClient({ chain, transport });
    const walletClient = createWalletClient({ chain, transport, account });
    return { asked, client: createTongduiClient({ deployment, publicClient, walletClient }) };
  };
  const sent = async (client: TongduiClient) =>
    await client.publicClient.getTransactionCount({ address: addressOf(client) });

  test('that is refused is not sent', async () => {
    await admitRegion(rehearsal.council, { region: 110_000, name: '北京' });
    const before = await sent(rehearsal.council);
    const region = 110_000;
    await expectRefusal(admitRegion(rehearsal.council, { region, name: '北京' }), 'RegionExists', { region });
    await expectRefusal(admitRegion(rehearsal.council, { region: 100_000, name: '中央' }), 'RegionCodeInvalid');
    expect(await sent(rehearsal.council)).to.equal(before);
  });

  test('returns its receipt, and needs no coin', async () => {
    const { publicClient } = rehearsal.reader;
    expect(await publicClient.getBalance({ address: addressOf(rehearsal.council) })).to.equal(0n);
    const { hash, blockNumber, gasUsed, receipt } = await admitRegion(rehearsal.council, {
      region: 120_000,
      name: '天津',
    });
    const asked = await publicClient.getTransactionReceipt({ hash });
    expect([asked.blockNumber, asked.gasUsed, asked.status]).to.deep.equal([blockNumber, gasUsed, 'success']);
    expect(receipt.transactionHash).to.equal(hash);
    expect((await getRegion(rehearsal.reader, { region: 120_000 })).index).to.equal(2);
  });

  test('can be simulated for another account, and takes the gas that it says', async () => {
    const { registry } = rehearsal.deployment;
    const call = encodeCall(registry, { abi: registryAbi, functionName: 'admitRegion', args: [130_000, '河北'] });
    const caller = addressOf(rehearsal.stranger());
    await expectRefusal(simulateAct(rehearsal.reader, call, { from: caller }), 'Unauthorized', { caller });
    const estimate = await simulateAct(rehearsal.reader, call, { from: addressOf(rehearsal.council) });
    const { gasUsed } = await admitRegion(rehearsal.council, { region: 130_000, name: '河北' });
    expect(Number(estimate - gasUsed)).to.be.within(0, Number(gasUsed) / 2);
  });

  test('is refused by name where the node’s estimate leaves the revert data out', async () => {
    const silent = () => {
      throw Object.assign(new Error('execution reverted'), { code: 3 });
    };
    const { client, asked } = withNode(rehearsal.council, { eth_estimateGas: silent });
    await expectRefusal(admitRegion(client, { region: 110_000, name: '北京' }), 'RegionExists', { region: 110_000 });
    expect(asked).to.include('eth_call').and.not.include('eth_sendRawTransaction');
  });

  test('that fails in its block is told by the refusal that it met there', async () => {
    // The node's estimate was right when it was asked: meanwhile another transaction did the same.
    const { client } = withNode(rehearsal.council, { eth_estimateGas: () => '0x30d40' });
    const before = await sent(rehearsal.council);
    await expectRefusal(admitRegion(client, { region: 110_000, name: '北京' }), 'RegionExists', { region: 110_000 });
    expect(await sent(rehearsal.council)).to.equal(before + 1);
    // Run again, it would go through: then only that it failed is known.
    const starved = withNode(rehearsal.council, { eth_estimateGas: () => '0x7530' });
    const failed = await expectRefusal(
      admitRegion(starved.client, { region: 140_000, name: '山西' }),
      'TransactionFailed',
    );
    expect(failed.figures.hash).to.match(/^0x[0-9a-f]{64}$/);
  });

  test('names its transaction where the node loses track of it', async () => {
    const lost = () => {
      throw Object.assign(new Error('internal error'), { code: -32603 });
    };
    const { client } = withNode(rehearsal.council, { eth_getTransactionReceipt: lost });
    const act = admitRegion(client, { region: 150_000, name: '内蒙古' });
    const { figures } = await expectRefusal(act, 'TransactionUnconfirmed');
    const hash = figures.hash as `0x${string}`;
    expect((await rehearsal.reader.publicClient.getTransactionReceipt({ hash })).status).to.equal('success');
  });

  test('that takes more gas than a transaction may use says so', async () => {
    const { officer } = rehearsal;
    const admin = await officer({ office: 'ADMIN', region: 110_000 });
    const agency = await officer({ office: 'AGENCY', region: 110_000 }, admin);
    const registrations = Array.from({ length: 150 }, (_, i) => {
      const word = numberToHex(i + 1, { size: 32 });
      return { kind: 'ENTERPRISE', credential: word, signer: slice(keccak256(word), 12) } as const;
    });
    const half = { region: 110_000, registrations: registrations.slice(75) };
    expect((await registerParticipants(agency, half)).participants).to.have.length(75);
    await expectRefusal(registerParticipants(agency, { region: 110_000, registrations }), 'CredentialTaken');
    const fresh = registrations.map((entry) => ({
      ...entry,
      credential: keccak256(entry.credential),
      signer: slice(keccak256(entry.signer), 12),
    }));
    const before = await sent(agency);
    const act = registerParticipants(agency, { region: 110_000, registrations: fresh });
    const { figures } = await expectRefusal(act, 'GasLimitExceeded');
    expect(Number(figures.gas)).to.be.greaterThan(16_777_216);
    expect(await sent(agency)).to.equal(before);
  });

  test('is told from a node that is down, a client that cannot act, and a wrong chain', async () => {
    const { deployment, chain, council } = rehearsal;
    const nowhere = http('http://127.0.0.1:1/key', { retryCount: 0 });
    const account = privateKeyToAccount(generatePrivateKey());
    const publicClient = createPublicClient({ chain, transport: nowhere });
    const walletClient = createWalletClient({ chain, transport: nowhere, account });
    const cutOff = createTongduiClient({ deployment, publicClient, walletClient });
    const unreachable = { url: 'http://127.0.0.1:1' };
    await expectRefusal(pause(cutOff), 'ChainUnreachable', unreachable);
    await expectRefusal(getRegion(cutOff, { region: 110_000 }), 'ChainUnreachable', unreachable);
    await expectRefusal(pause(rehearsal.reader), 'WalletMissing', {});
    const other = createPublicClient({ chain: mainnet, transport: nowhere });
    const bind = () => createTongduiClient({ deployment, publicClient: other });
    await expectRefusal(Promise.resolve().then(bind), 'ChainMismatch', { expected: deployment.chainId, actual: 1 });
    const misplaced = { ...council, deployment: { ...deployment, programmes: addressOf(council) } };
    await expectRefusal(getProgramme(misplaced, { programme: 1 }), 'ContractMissing', {});
  });

  test('with an argument that does not fit is not even encoded', async () => {
    const act = closeProgramme(rehearsal.council, { programme: 2 ** 40 });
    const error = await expectRefusal(act, 'ArgumentInvalid');
    expect(error.figures.reason).to.match(/1099511627776/);
    for (const region of [2 ** 32, 99_999, 1_000_000, 110_000.5, Number.NaN]) {
      await expectRefusal(admitRegion(rehearsal.council, { region, name: '' }), 'RegionCodeInvalid', { region });
    }
    const grant = grantOffice(rehearsal.council, { office: 'GUARDIAN', account: '0x12' });
    await expectRefusal(grant, 'ArgumentInvalid');
  });
});
