import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import type { Hex } from 'viem';
import type { Certificate } from '../../../sdk/src/certificate/certificate.ts';
import { formatCertificate } from '../../../sdk/src/certificate/formatCertificate.ts';
import { makeCertificate } from '../../../sdk/src/certificate/makeCertificate.ts';
import { verifyCertificate } from '../../../sdk/src/certificate/verifyCertificate.ts';
import { expectRefusal } from './expectRefusal.ts';
import { flipCharacter, isRefused } from './isRefused.ts';
import { word } from './mixedBlock.ts';
import { openSystem, type System } from './openSystem.ts';
import { startAnvil, type Anvil } from './startAnvil.ts';

describe('certificate files', () => {
  let anvil: Anvil;
  let system: System;
  let held: Hex;
  let plain: Certificate;
  let paymentOnly: Certificate;

  const verify = async (file: Certificate | string | Uint8Array) =>
    await verifyCertificate(typeof file === 'string' || file instanceof Uint8Array ? file : formatCertificate(file), {
      trustedBlockHashes: [held],
    });
  const changed = (change: (certificate: Certificate) => void): Certificate => {
    const copy = structuredClone(plain);
    change(copy);
    return copy;
  };

  before(async () => {
    anvil = await startAnvil('osaka');
    system = await openSystem(anvil);
    const { order, blockHash } = await system.payOrder('01', '11');
    held = blockHash;
    const parameters = { client: anvil.publicClient, deployment: system.deployment, order };
    plain = await makeCertificate(parameters);
    paymentOnly = await makeCertificate({ ...parameters, events: 'payment' });
  });
  after(async () => await anvil.close());

  test('are accepted as they are', async () => {
    expect((await verify(plain)).isComplete).to.equal(true);
    expect((await verify(paymentOnly)).isComplete).to.equal(true);
  });

  test('with one bit of one character changed, anywhere in the file, are refused', async () => {
    const text = JSON.stringify(plain);
    const accepted: number[] = [];
    // Every 97th character of the long runs of hex and every 7th of the rest, each with another bit; the next test
    // takes every character of a smaller file.
    for (let at = 0; at < text.length; at += /[0-9a-f]{60}/.test(text.slice(at - 30, at + 30)) ? 97 : 7) {
      if (!(await isRefused(() => verify(flipCharacter(text, at))))) accepted.push(at);
    }
    expect(accepted).to.deep.equal([]);
  });

  test('of the payment alone leave open chain id and order desk, which the verdict says, and nothing else', async () => {
    const text = JSON.stringify(paymentOnly);
    const open = [`"chainId":"31337"`, paymentOnly.deployment.orderDesk].map((part) => [
      text.indexOf(part),
      text.indexOf(part) + part.length,
    ]);
    const trusted = { trustedBlockHashes: [held], trustedDeployment: system.deployment };
    for (let at = 0; at < text.length; at += 1) {
      const isOpen = open.some(([from = 0, to = 0]) => at >= from && at < to);
      const options = isOpen ? trusted : { trustedBlockHashes: [held] };
      const refused = await isRefused(() => verifyCertificate(flipCharacter(text, at), options));
      expect(refused, `character ${at}: ${text.slice(at - 5, at + 5)}`).to.equal(true);
    }
  });

  test('that state other figures or words than the events are refused', async () => {
    const states = async (
      code: Parameters<typeof expectRefusal>[0],
      change: (event: Certificate['events'][0]) => void,
    ) =>
      await expectRefusal(code, () => verify(changed(({ events }) => change(events[3] as Certificate['events'][0]))));
    const error = await states('FiguresMismatch', (event) => (event.figures.amount = '28800.01'));
    expect(error.details).to.include({ field: 'amount', got: '28800.01', expected: '28800.00' });
    await states('FiguresMismatch', (event) => delete event.figures.payee);
    await states('FiguresMismatch', (event) => (event.figures.bonus = '1.00'));
    await states('FiguresMismatch', (event) => Object.assign(event.figures, { toString: 'x' }));
    await states('WordsMismatch', (event) => (event.zh = event.zh.replace('贰万', '叁万')));
    await states('WordsMismatch', (event) => (event.en = ''));
    await states('PaymentMissing', (event) => (event.name = 'OrderAccepted'));
    await states('PaymentMissing', (event) => (event.name = 'OrderGifted'));
    await states('LogNotFound', (event) => (event.log = 40));
    await states('FieldInvalid', (event) => (event.receipt = 4));
  });

  test('whose proofs are cut short, swapped or belong elsewhere are refused', async () => {
    const attempts: [Parameters<typeof expectRefusal>[0], (certificate: Certificate) => void][] = [
      ['FieldInvalid', ({ receipts }) => receipts[0]?.proof.pop()],
      ['RootMismatch', ({ receipts: [one, two] }) => ([one!.proof, two!.proof] = [two!.proof, one!.proof])],
      ['RootMismatch', ({ receipts: [one], transactions: [other] }) => (one!.proof = other!.proof)],
      ['FieldInvalid', ({ transactions }) => transactions.push({ ...transactions[1]!, header: 2, index: 9 })],
      ['RootMismatch', ({ transactions, receipts }) => transactions.push({ ...receipts[2]! })],
      ['FieldInvalid', ({ transactions }) => transactions.reverse()],
      ['FieldInvalid', ({ events }) => events.push(events[3]!)],
      ['FieldInvalid', ({ events }) => events.reverse()],
      ['FieldInvalid', ({ events }) => events.splice(1, 1)],
      ['WrongEvent', ({ events }) => (events[2]!.name = 'OrderVerified')],
      ['FieldInvalid', ({ events }) => (events[2]!.name = 'OrderGifted')],
      ['FieldInvalid', ({ events }) => (events[2]!.name = 'constructor')],
      ['RootBlocksMismatch', ({ events, receipts, headers }) => [events.pop(), receipts.pop(), headers.pop()]],
      ['FieldInvalid', ({ headers }) => headers.push(headers[0]!)],
      ['FieldInvalid', ({ headers }) => headers.reverse()],
      ['HeaderMalformed', ({ headers }) => (headers[0] = '0xc0')],
      ['ProofMalformed', ({ receipts }) => receipts[3]?.proof.push('0xc0')],
      ['ProofSurplus', ({ receipts }) => receipts[3]?.proof.push(receipts[3].proof[0]!)],
      ['IntentMismatch', (certificate) => (certificate.chainId = '1')],
      ['FieldInvalid', (certificate) => (certificate.chainId = '031337')],
      ['WrongEmitter', ({ deployment }) => (deployment.orderDesk = deployment.claimDesk)],
      ['WrongOrder', (certificate) => (certificate.order = word('00'))],
      ['FieldInvalid', ({ deployment }) => (deployment.claimDesk = '0x12')],
      ['FieldInvalid', (certificate) => Object.assign(certificate, { seals: [] })],
      ['FormatUnknown', (certificate) => Object.assign(certificate, { format: 'tongdui-certificate/2' })],
    ];
    for (const [code, change] of attempts) await expectRefusal(code, () => verify(changed(change)));
  });

  test('without the order still know their chain by the transaction of the claim', async () => {
    const later = changed((certificate) => {
      for (const list of [certificate.headers, certificate.receipts, certificate.events, certificate.transactions]) {
        list.shift();
      }
      for (const event of certificate.events) event.receipt -= 1;
      for (const entry of [...certificate.receipts, ...certificate.transactions]) entry.header -= 1;
    });
    const verdict = await verify(later);
    expect(verdict.events.map(({ name }) => name)).to.deep.equal(['OrderClaimed', 'OrderAccepted', 'OrderPaid']);
    expect(verdict.notProved.some(({ en }) => en.includes("chain's id"))).to.equal(false);
    await expectRefusal('WrongChain', () => verify({ ...later, chainId: '1' }));
  });

  test('that are no certificate at all are refused in one plain sentence', async () => {
    const text = formatCertificate(plain);
    const files: [Parameters<typeof expectRefusal>[0], string | Uint8Array][] = [
      ['FileNotJson', ''],
      ['FileNotJson', text.slice(0, -10)],
      ['FileNotJson', `${text}{}`],
      ['FileNotJson', `\ufeff${text}`],
      ['FormatUnknown', 'null'],
      ['FormatUnknown', '[]'],
      ['FormatUnknown', '"tongdui-certificate/1"'],
      ['FieldInvalid', '{"format":"tongdui-certificate/1"}'],
      ['FileNotCanonical', text.replace('"chainId":', '"chainId": "1", "chainId":')],
      ['FileNotCanonical', text.replace('31337', '3133\\u0037')],
      ['FileNotCanonical', text.replace('"log": 0', '"log": 0.0')],
      ['FileTooDeep', '['.repeat(100_000)],
      ['FileTooDeep', `{"format":"tongdui-certificate/1","a":${'{"a":'.repeat(9)}1${'}'.repeat(9)}}`],
      ['FileTooLarge', ' '.repeat(2_097_153)],
      ['FileTooLarge', new Uint8Array(2_097_153)],
      // Three bytes each: within the limit by characters, beyond it by bytes.
      ['FileTooLarge', '券'.repeat(700_000)],
      ['FileNotText', Uint8Array.of(0x22, 0xff, 0x22)],
      ['FileNotJson', `"${'\\'.repeat(1_000_001)}`],
      ['FieldInvalid', text.replace(/"0x[0-9a-f]{1000,}"/, `"0x${'0'.repeat(1_000_001)}"`)],
    ];
    for (const [code, file] of files) await expectRefusal(code, () => verify(file));
  });
});
