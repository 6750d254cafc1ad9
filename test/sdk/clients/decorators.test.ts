import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { createPublicClient, http } from 'viem';
import { mainnet } from 'viem/chains';
import * as sdk from '../../../sdk/src/index.ts';
import { auditorActions } from '../../../sdk/src/entries/auditor.ts';
import { createTongduiClient } from '../../../sdk/src/clients/tongduiClient.ts';
import { expectRefusal } from '../actions/expectRefusal.ts';
import { home, openHomeRegion } from '../actions/homeRegion.ts';
import type { HomeRegion } from '../actions/homeRegion.ts';
import { signedClaim, signedOrder } from '../actions/signedOrder.ts';
import { startRehearsal } from '../actions/startRehearsal.ts';
import type { Rehearsal } from '../actions/startRehearsal.ts';

const source = fileURLToPath(new URL('../../../sdk/src/', import.meta.url));
const { adminActions, agencyActions, bureauActions, councilActions, creditActions } = sdk;
const { enterpriseActions, labActions, publicActions, treasuryActions } = sdk;

describe('the decorators of the roles', { concurrency: false }, () => {
  let rehearsal: Rehearsal;
  let region: HomeRegion;
  before(async () => {
    rehearsal = await startRehearsal();
    region = await openHomeRegion(rehearsal);
  });
  after(async () => await rehearsal.close());

  const extendable = (client: sdk.TongduiClient) => createTongduiClient(client);

  test('bind every action that there is, each in the role whose folder it stands in', () => {
    const text = (role: string) => readFileSync(`${source}decorators/${role}Actions.ts`, 'utf8');
    for (const file of globSync('actions/*/*.ts', { cwd: source })) {
      const role = file.split('/')[1] ?? '';
      const name = basename(file, '.ts');
      // What the holder of a voucher does is done by enterprises.
      const decorator = text(role === 'party' ? 'enterprise' : role);
      expect(new RegExp(`\\b${name}\\b`).test(decorator.slice(decorator.indexOf('return'))), file).to.equal(true);
    }
  });

  test('bind what works: from the issue to the payment, each role by its own client', async () => {
    const bureau = extendable(region.bureau).extend(bureauActions());
    const issues = [{ to: region.enterprise.account, amount: '20000.00', serial: 7 }];
    expect(await bureau.issueVouchers.simulate({ programme: region.programme, issues })).to.be.a('bigint');
    const { vouchers } = await bureau.issueVouchers({ programme: region.programme, issues });
    const [voucher] = vouchers;
    expect((await bureau.listVouchers({ programme: region.programme, limit: 1 })).items[0]).to.include({
      voucher,
      issued: 2_000_000n,
    });

    const enterprise = extendable(region.enterprise.client).extend(enterpriseActions());
    const lab = extendable(region.lab.client).extend(labActions());
    const { intent } = await signedOrder(rehearsal, region, { voucher: voucher! });
    const [enterpriseSignature, labSignature] = [await enterprise.signOrder(intent), await lab.signOrder(intent)];
    const { order } = await lab.placeOrder({ intent, enterpriseSignature, labSignature });
    expect(lab.placeOrder.encode({ intent, enterpriseSignature, labSignature }).to).to.equal(
      rehearsal.deployment.orderDesk,
    );
    expect(await lab.getOrderIntent({ order })).to.deep.equal(intent);

    const claim = await signedClaim(rehearsal, region, intent, '7');
    const { hash } = await lab.claimOrder({ ...claim, labSignature: await lab.signClaim(claim.claim) });
    expect((await lab.waitFor({ hash })).hash).to.equal(hash);
    const agency = extendable(region.agency).extend(agencyActions());
    await agency.acceptOrders({ orders: [order] });
    await lab.payOrders({ orders: [order] });
    expect((await lab.waitFor({ order, state: 'PAID' })).state).to.equal('PAID');
    expect(await lab.getDeposit({ party: region.lab.account })).to.equal(1_000_000n);
    const treasury = extendable(region.treasury).extend(treasuryActions());
    expect(
      (await treasury.listPayments({ payee: region.lab.account })).items.map(({ amount }) => amount),
    ).to.deep.equal([1_000_000n]);
    const { findings } = await createTongduiClient(rehearsal.reader).extend(auditorActions()).auditSystem();
    expect(findings).to.deep.equal([]);
    const seat = await extendable(rehearsal.council).extend(councilActions()).findOffice({
      account: region.bureau.walletClient!.account.address,
    });
    expect(seat).to.deep.equal({ office: 'BUREAU', region: home });
  });

  test('give a role no right that its key does not have', async () => {
    const notBureau = extendable(region.agency).extend(bureauActions());
    await expectRefusal(notBureau.issueVouchers({ programme: region.programme, issues: [] }), 'Unauthorized');
    const notCredit = extendable(region.bureau).extend(creditActions());
    const subject = { participant: region.lab.account };
    const report = notCredit.reportCredit({ subject, region: home, severity: 'WATCH', reason: 'x' });
    await expectRefusal(report, 'Unauthorized');
  });

  test('can be put on one another, and replace nothing of the client', () => {
    const client = extendable(rehearsal.reader).extend(publicActions()).extend(adminActions());
    expect(client.quote).to.be.a('function');
    expect(client.signAgreement).to.be.a('function');
    const robbed = client.extend(() => ({ deployment: 1, extend: 2, walletClient: 3, more: 4 }));
    expect(robbed.deployment).to.equal(rehearsal.deployment);
    expect(robbed).to.include({ more: 4 });
    expect(robbed.extend(() => ({ one: 1 })).one).to.equal(1);
    expect('walletClient' in robbed).to.equal(false);
  });

  test('of a read-only client read, and neither act nor sign', async () => {
    const client = extendable(rehearsal.reader).extend(labActions());
    const { intent } = await signedOrder(rehearsal, region);
    await expectRefusal(client.signOrder(intent), 'WalletMissing');
    await expectRefusal(client.payOrders({ orders: [] }), 'WalletMissing');
    expect(await client.getDeposit({ party: region.lab.account })).to.be.a('bigint');
  });

  test('watch for what is wanted, through a generic type', async () => {
    const client = extendable(rehearsal.reader).extend(publicActions());
    const seen: string[] = [];
    const stop = client.watch({
      events: ['OrderPaid'],
      fromBlock: rehearsal.deployment.fromBlock,
      pollingInterval: 20,
      // The type of the arguments is that of this event.
      onEvent: ({ args }) => void seen.push(args.order),
    });
    for (let i = 0; i < 100 && seen.length === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    stop();
    expect(seen).to.have.length(1);
  });

  test('are of no use with a client of another chain', () => {
    const publicClient = createPublicClient({ chain: mainnet, transport: http('http://127.0.0.1:1') });
    expect(() => createTongduiClient({ deployment: rehearsal.deployment, publicClient }))
      .to.throw(sdk.TongduiError)
      .with.property('code', 'ChainMismatch');
  });
});
