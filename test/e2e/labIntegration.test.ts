import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Hex } from 'viem';
import { generatePrivateKey } from 'viem/accounts';
import { lightWork, writeKey } from '../../sdk/cli/network/keystore.ts';
import { writeNetwork } from '../../sdk/cli/network/networkFolder.ts';
import type { Intake, Invoice } from '../../sdk/examples/lab-integration/handOver.ts';
import { acceptOrders } from '../../sdk/src/actions/agency/acceptOrders.ts';
import { registerParticipants } from '../../sdk/src/actions/agency/registerParticipants.ts';
import { signTicket } from '../../sdk/src/actions/agency/signTicket.ts';
import { getDeposit } from '../../sdk/src/actions/public/getDeposit.ts';
import { getOrder } from '../../sdk/src/actions/public/getOrder.ts';
import { payOrders } from '../../sdk/src/actions/public/payOrders.ts';
import { placeOrder } from '../../sdk/src/actions/public/placeOrder.ts';
import { waitFor } from '../../sdk/src/actions/public/waitFor.ts';
import { signClaim } from '../../sdk/src/intents/claim.ts';
import type { ClaimIntent } from '../../sdk/src/intents/claim.ts';
import { nullifierOf } from '../../sdk/src/invoices/nullifier.ts';
import { credentialOf } from '../../sdk/src/participants/credential.ts';
import { home, intakeKey, openHomeRegion, registrationKey } from '../sdk/actions/homeRegion.ts';
import type { HomeRegion } from '../sdk/actions/homeRegion.ts';
import { signedOrder } from '../sdk/actions/signedOrder.ts';
import { addressOf, signerOf, startRehearsal } from '../sdk/actions/startRehearsal.ts';
import type { Rehearsal } from '../sdk/actions/startRehearsal.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tongdui-lab-'));
const handOver = join(folder, 'hand-over');
const bookFile = join(folder, 'orders.csv');

/** Far beyond what anything here takes. In milliseconds. */
const patience = 60_000;

describe('the lab integration example', () => {
  let rehearsal: Rehearsal;
  let region: HomeRegion;
  let env: NodeJS.ProcessEnv;

  before(async () => {
    rehearsal = await startRehearsal();
    const opened = await openHomeRegion(rehearsal);
    const key = generatePrivateKey();
    const client = rehearsal.clientOf(key);
    const registration = {
      kind: 'LAB',
      credential: credentialOf(registrationKey, '12310000LAB2'),
      signer: addressOf(client),
    } as const;
    const { participants } = await registerParticipants(opened.agency, {
      region: home,
      registrations: [registration],
    });
    region = { ...opened, lab: { account: participants[0]!.account, client } };

    // What an operator hands the lab: the files of the command line.
    await writeNetwork(folder, { url: rehearsal.anvil.url, deployment: rehearsal.deployment });
    writeFileSync(join(folder, 'password.txt'), 'a password\n');
    await writeKey(join(folder, 'key.json'), key, 'a password', lightWork);
    env = {
      ...process.env,
      TONGDUI_NETWORK: folder,
      TONGDUI_LAB_ACCOUNT: region.lab.account,
      TONGDUI_LAB_KEY_FILE: join(folder, 'key.json'),
      TONGDUI_PASSWORD_FILE: join(folder, 'password.txt'),
      TONGDUI_LAB_HAND_OVER_FOLDER: handOver,
      TONGDUI_LAB_BOOK_FILE: bookFile,
      TONGDUI_LAB_POLL_SECONDS: '0.1',
    };
  });
  after(async () => {
    await rehearsal.close();
    rmSync(folder, { recursive: true });
  });

  const place = async (): Promise<Hex> => {
    const { order } = await placeOrder(
      rehearsal.stranger(),
      await signedOrder(rehearsal, region, { subsidy: 700_000n }),
    );
    return order;
  };

  test('says everything that is missing in its environment, and ends', async () => {
    const program = start({ PATH: process.env['PATH'], TONGDUI_LAB_ACCOUNT: '0x12' }, []);
    expect(await program.ended).to.not.equal(0);
    expect(program.told()).to.match(/TONGDUI_LAB_ACCOUNT: .*is no account/);
    expect(program.told()).to.match(/TONGDUI_NETWORK: .*is not set/);
    expect(program.told()).to.match(/TONGDUI_LAB_BOOK_FILE: .*is not set/);
  });

  test('sees orders through to the money: one that is there, one that comes, one after a new start', async () => {
    const first = await place();
    const program = start(env, []);
    await settle(first, '00000001');
    await until(() => book().length === 2);

    const second = await place();
    await settle(second, '00000002');
    await until(() => book().length === 3);

    // It is stopped after the enterprise was asked to sign, and goes on with the same claim.
    const third = await place();
    await answerAsAgency(third, '00000003');
    const claim = await offeredClaim(third);
    program.child.kill('SIGTERM');
    expect(await program.ended).to.equal(0);
    const again = start(env, ['--once']);
    await answerAsEnterprise(claim);
    await review(third);
    expect(await again.ended, again.told()).to.equal(0);
    expect(await offeredClaim(third)).to.deep.equal(claim);

    const [heading, ...lines] = book();
    expect(heading).to.match(/^\uFEFF订单 order,/);
    expect(lines.map((line) => line.split(',').slice(0, 1).concat(line.split(',').slice(2, 9)))).to.deep.equal(
      [first, second, third].map((order, i) => [
        order,
        'TESTING',
        '20000.00',
        '031001900111',
        `0000000${i + 1}`,
        '20000.00',
        '7000.00',
        'PAID',
      ]),
    );
    expect(await getDeposit(rehearsal.reader, { party: region.lab.account })).to.equal(2_100_000n);
  });

  test('tells why a claim is refused, and enters nothing', async () => {
    const lines = book().length;
    const order = await place();
    const program = start(env, ['--once']);
    await answerAsAgency(order, '00000001');
    await answerAsEnterprise(await offeredClaim(order));
    expect(await program.ended).to.equal(1);
    expect(program.told()).to.include(`${order} DuplicateInvoice: `);
    expect(book()).to.have.lengthOf(lines);
    expect((await getOrder(rehearsal.reader, { order })).state).to.equal('PLACED');
  });

  const answerAsAgency = async (order: Hex, number: string) => {
    const invoice: Invoice = { code: '031001900111', number, invoiced: '20000.00', paid: '13000.00' };
    write(order, 'invoice.json', invoice);
    const nullifier = nullifierOf(intakeKey, invoice);
    const deadline = (await rehearsal.now()) + 3_600;
    const claim = { order, nullifier, invoiced: 2_000_000n, paid: 1_300_000n };
    const intake: Intake = { nullifier, ticket: await signTicket(region.agency, { claim, deadline }) };
    write(order, 'intake.json', intake);
  };

  const answerAsEnterprise = async (claim: ClaimIntent) => {
    const signature = await signClaim(signerOf(region.enterprise.client), rehearsal.deployment, claim);
    write(claim.order, 'enterprise.json', { signature });
  };

  const review = async (order: Hex) => {
    await waitFor(rehearsal.reader, { order, state: 'CLAIMED', timeout: patience, pollingInterval: 50 });
    await acceptOrders(region.agency, { orders: [order] });
    await payOrders(rehearsal.stranger(), { orders: [order] });
  };

  const settle = async (order: Hex, number: string) => {
    await answerAsAgency(order, number);
    await answerAsEnterprise(await offeredClaim(order));
    await review(order);
    expect((await getOrder(rehearsal.reader, { order })).state).to.equal('PAID');
  };
});

type Program = { readonly child: ChildProcess; readonly ended: Promise<number | null>; readonly told: () => string };

function start(env: NodeJS.ProcessEnv, args: readonly string[]): Program {
  const flags = ['--disable-warning=ExperimentalWarning', '--import', './scripts/sdk/useSources.ts'];
  const child = spawn(process.execPath, [...flags, 'sdk/examples/lab-integration/main.ts', ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  after(() => child.kill('SIGKILL'));
  return { child, ended: once(child, 'close').then(([code]) => code as number | null), told: () => text };
}

function write(order: Hex, name: string, content: object): void {
  mkdirSync(join(handOver, order), { recursive: true });
  // Whole or not at all: a reader never sees half a file.
  writeFileSync(join(handOver, order, 'part'), JSON.stringify(content));
  renameSync(join(handOver, order, 'part'), join(handOver, order, name));
}

function find(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

async function offeredClaim(order: Hex): Promise<ClaimIntent> {
  const path = join(handOver, order, 'claim.json');
  await until(() => find(path) !== undefined);
  const written = JSON.parse(readFileSync(path, 'utf8')) as Omit<ClaimIntent, 'invoiced' | 'paid'> & {
    invoiced: string;
    paid: string;
  };
  return { ...written, invoiced: BigInt(written.invoiced), paid: BigInt(written.paid) };
}

function book(): readonly string[] {
  return (find(bookFile) ?? '').trimEnd().split('\n');
}

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + patience;
  while (!holds()) {
    if (performance.now() > end) throw new Error('waited in vain');
    await setTimeout(50);
  }
}
