import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { CliNetwork, tongdui } from './cliNetwork.ts';

type Items = { items: { [name: string]: string }[] };

const shipped = fileURLToPath(new URL('../../docs/try/firms-200.csv', import.meta.url));
const firm = '长兴雉城智造有限公司(试用)';

/** What the README has a stranger do, with every figure; and what may go wrong on the way. */
describe('the first hour with the command line', { concurrency: false }, () => {
  const network = new CliNetwork();
  before(async () => await network.up());
  after(async () => await network.close());
  let voucher: string;
  let order: string;

  test('a bureau issues from its sheet', async () => {
    const result = join(network.folder, 'result.xlsx');
    await network.run('issue', '--programme', '1', '--from', shipped, '--register', '--new-keys', '--result', result);
    const { items } = await network.ask<Items>('voucher', 'list', '--holder', firm);
    expect(items).to.have.length(1);
    expect(items[0]).to.include({ holder: firm, issued: '20000.00', balance: '20000.00', status: 'LIVE' });
    voucher = items[0]!.voucher!;
  });

  test('an enterprise asks what its voucher is good for, and orders', async () => {
    const terms = ['--voucher', voucher, '--lab', 'sh-lab', '--category', 'TESTING', '--price', '20000.00'];
    expect(await network.ask('quote', ...terms)).to.include({ subsidy: '12000.00', coPayment: '8000.00' });
    const placed = await network.ask<{ order: string; subsidy: string }>('order', 'place', ...terms);
    expect(placed.subsidy).to.equal('12000.00');
    order = placed.order;
    const { items } = await network.ask<Items>('order', 'list', '--lab', 'sh-lab', '--state', 'PLACED');
    expect(items.map((item) => item.order)).to.deep.equal([order]);
    const tooMuch = await network.try('order', 'place', ...terms, '--subsidy', '12000.01');
    expect([tooMuch.code, tooMuch.err]).to.satisfy(
      ([code, err]: [number, string]) => code === 1 && err.startsWith('CoPaymentTooLow:'),
    );
  });

  test('the network keeps every act through a power cut', async () => {
    // A block is on the disk within a second.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await network.down('SIGKILL');
    const gone = await network.try('order', 'show', '--order', order);
    expect([gone.code, gone.err]).to.satisfy(
      ([code, err]: [number, string]) => code === 1 && err.startsWith('ChainUnreachable:'),
    );
    await network.up();
    expect(await network.ask('order', 'show', '--order', order)).to.include({ state: 'PLACED', subsidy: '12000.00' });
    expect(await network.ask('voucher', 'show', '--voucher', voucher)).to.include({ balance: '8000.00' });
  });

  test('the lab claims, is verified, accepted and paid, once', async () => {
    const papers = join(network.folder, 'report.pdf');
    writeFileSync(papers, 'a report');
    const invoice = ['--invoice-code', '031001900111', '--invoice-number', '10000001', '--invoiced', '20000.00'];
    const unpaid = await network.try('claim', '--order', order, ...invoice, '--paid', '7999.99', '--evidence', papers);
    expect(unpaid.err).to.match(/^CoPaymentUnproved:/);
    await network.run('claim', '--order', order, ...invoice, '--evidence', papers);
    const early = await network.try('pay', '--order', order);
    expect([early.code, early.err.startsWith('WrongState:')]).to.deep.equal([1, true]);
    await network.run('verify', '--order', order);
    await network.run('accept', '--order', order);
    await network.run('pay', '--order', order);
    expect((await network.try('pay', '--order', order)).err).to.match(/^AlreadySettled:/);
    expect(await network.ask('participant', 'show', '--party', 'sh-lab')).to.include({ deposit: '12000.00' });
    const { items } = await network.ask<Items>('payments', '--payee', 'sh-lab');
    expect(items.map(({ order: paid, amount }) => [paid, amount])).to.deep.equal([[order, '12000.00']]);
  });

  test('the treasuries see what is owed, clear, discharge the rest, and the lab cashes out', async () => {
    const { items } = await network.ask<Items>('obligations');
    expect(items).to.deep.equal([{ debtor: 330522, creditor: 310000, amount: '12000.00' }]);
    expect(await network.ask('clear')).to.include({ gross: '12000.00', setOff: '0.00', residual: '12000.00' });
    const rest = ['--debtor', '330522', '--creditor', '310000', '--amount', '12000.00', '--document', 'fiscal order 1'];
    expect(await network.ask('discharge', ...rest)).to.include({ executed: true });
    expect((await network.ask<Items>('obligations')).items).to.deep.equal([]);
    await network.run('cash-out', '--party', 'sh-lab', '--amount', '12000.00', '--document', 'bank order 1');
    expect(await network.ask('participant', 'show', '--party', 'sh-lab')).to.include({ deposit: '0.00' });
    const { items: regions } = await network.ask<Items>('status');
    expect(regions.map(({ region, locked, owed, position }) => [region, locked, owed, position])).to.deep.equal([
      [330522, '0.00', '0.00', '0.00'],
      [310000, '0.00', '0.00', '0.00'],
    ]);
  });

  test('an auditor audits all of it, and verifies the payment from a file, without a network', async () => {
    const audit = await network.ask<{ findings: number; paid: string; orders: number }>('audit');
    expect(audit).to.include({ findings: 0, paid: '12000.00', orders: 1, crossRegionTransfers: '0.00' });
    const out = join(network.folder, 'payment.json');
    const { blockHash } = await network.ask<{ blockHash: string }>(
      'certificate',
      'make',
      '--order',
      order,
      '--out',
      out,
    );
    const verify = ['certificate', 'verify', '--file', out, '--block-hash'];
    const { code, out: verdict } = await tongdui([...verify, blockHash]);
    expect(code).to.equal(0);
    expect(verdict).to.match(/^Proved\n {2}- The payment is recorded in block/);
    expect(verdict).to.include('12000.00');
    const known = await tongdui([...verify, blockHash, '--network', network.folder, '--json']);
    expect(JSON.parse(known.out)).to.include({ order });
    // Another hash, another figure, no certificate at all.
    const other = await tongdui([...verify, `0x${'12'.repeat(32)}`]);
    expect([other.code, other.err.startsWith('BlockNotTrusted')]).to.deep.equal([1, true]);
    writeFileSync(out, readFileSync(out, 'utf8').replace('12000.00', '13000.00'));
    const changed = await tongdui([...verify, blockHash]);
    expect([changed.code, changed.out]).to.deep.equal([1, '']);
    writeFileSync(out, '{}');
    expect((await tongdui([...verify, blockHash, '--json'])).code).to.equal(1);
    expect((await tongdui([...verify, '0x12'])).code).to.equal(2);
    const unpaid = await network.try('certificate', 'make', '--order', `0x${'34'.repeat(32)}`, '--out', out);
    expect(unpaid.code).to.equal(1);
  });
});
