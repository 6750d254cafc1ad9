import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import { packVoucherId } from '../../../sdk/src/vouchers/packVoucherId.ts';
import { accountOf } from '../../../sdk/src/participants/accountOf.ts';
import { roleOf } from '../../../sdk/src/offices/roleOf.ts';
import { clientErrors } from '../../../sdk/src/errors/catalogue/clientErrors.ts';
import { errorCatalogue, isErrorCode } from '../../../sdk/src/errors/errorCatalogue.ts';
import type { ErrorCode } from '../../../sdk/src/errors/errorCatalogue.ts';
import { errorNames } from '../../../sdk/src/errors/errorNames.ts';
import { errorsAbi } from '../../../sdk/src/errors/errorsAbi.ts';
import { figureWords } from '../../../sdk/src/errors/figureWords.ts';
import type { Figures } from '../../../sdk/src/errors/figures.ts';
import { TongduiError } from '../../../sdk/src/errors/tongduiError.ts';

const source = readFileSync(new URL('../../../contracts/Errors.sol', import.meta.url), 'utf8');
/** Name and argument names of every error that the contracts declare. */
const declared = [...source.matchAll(/^error (\w+)\(([^)]*)\);/gm)].map(([, name, parameters]) => ({
  name: name!,
  figures: parameters === '' ? [] : parameters!.split(',').map((parameter) => parameter.trim().split(' ')[1]!),
}));

/** A value of each ABI type that reads as itself. */
function sample(type: string): bigint | number | string {
  if (type === 'string') return 'TESTING';
  if (type === 'address') return accountOf(7);
  if (type === 'bytes') return '0x1234';
  if (type.startsWith('bytes')) return `0x${'ab'.repeat(Number(type.slice(5)))}`;
  const bits = Number(type.slice(4));
  return bits > 48 ? 300n : 3;
}

describe('the error catalogue', () => {
  test('holds every error that the contracts declare, and nothing else but the client’s own', () => {
    expect(declared).to.have.length.greaterThan(60);
    const names = declared.map(({ name }) => name);
    expect(
      Object.keys(errorCatalogue)
        .filter((name) => !Object.hasOwn(clientErrors, name))
        .sort(),
    ).to.deep.equal(names.sort());
  });

  test('holds every error that a contract of the system can revert with, but for OpenZeppelin’s', () => {
    const own = new Set(declared.map(({ name }) => name));
    const reachable = errorsAbi.filter(({ name }) => own.has(name));
    expect(reachable).to.have.length.greaterThan(60);
    for (const { name } of reachable) expect(isErrorCode(name), name).to.equal(true);
    for (const { name } of errorsAbi.filter(({ name }) => !own.has(name))) {
      expect(name, 'a library’s').to.match(
        /^(AccessManager|ERC1967|UUPS|SafeCast|Address|FailedCall|Insufficient|.*Initializ)/,
      );
    }
  });

  test('knows the names of the scenario format that the contracts have', () => {
    const known = new Set(declared.map(({ name }) => name));
    for (const { name } of errorNames) {
      expect(isErrorCode(name), name).to.equal(true);
      expect(known.has(name), name).to.equal(true);
    }
  });

  for (const { name, figures } of declared) {
    test(`${name} says every figure in both languages`, () => {
      const item = errorsAbi.find((error) => error.name === name);
      // An error that no contract uses yet has no ABI: its figures are taken as amounts.
      const types = item?.inputs.map(({ type }) => type) ?? figures.map(() => 'uint256');
      if (item) expect(item.inputs.map((input) => input.name)).to.deep.equal(figures);
      const values: Figures = Object.fromEntries(figures.map((figure, i) => [figure, sample(types[i]!)]));
      for (const language of ['zh', 'en'] as const) {
        const asked = new Set<string>();
        const watched = new Proxy(values, {
          get: (target, key) => {
            asked.add(String(key));
            return target[String(key)];
          },
        });
        const text = errorCatalogue[name as ErrorCode][language](watched, figureWords(language));
        expect([...asked].sort(), language).to.deep.equal([...figures].sort());
        expect(text).to.not.match(/\?|undefined|NaN|\[object|\.$|。$/);
        expect(text).to.match(language === 'zh' ? /\p{Script=Han}/u : /^[^\p{Script=Han}]+$/u);
      }
    });
  }

  test('says what to do in both languages', () => {
    for (const [code, { remedy }] of Object.entries(errorCatalogue)) {
      expect(remedy.zh, code).to.match(/\p{Script=Han}/u);
      expect(remedy.en, code).to.match(/^[A-Z][^\p{Script=Han}]+\.$/u);
    }
  });
});

describe('the words of an error', () => {
  const say = (code: ErrorCode, figures: Figures) => new TongduiError(code, figures).shortMessage;

  test('amounts in yuan, and the largest one as no limit', () => {
    const { zh, en } = say('CoPaymentTooLow', { subsidy: 1_000_001n, most: 5n });
    expect(zh).to.equal('抵用 10000.01 元, 超过按比例最多可抵的 0.05 元');
    expect(en).to.equal('a subsidy of 10000.01 yuan is more than the ratio of the price, 0.05 yuan');
    expect(say('OrderCapExceeded', { subsidy: 0n, cap: 2n ** 96n - 1n }).en).to.match(/0\.00 yuan.*no limit$/);
  });

  test('times and days at UTC+8, and those beyond the calendar', () => {
    const time = 1_783_612_799n;
    expect(say('UseExpired', { useBy: time, time: time + 1n }).zh).to.equal(
      '该券可用至 2026-07-09T23:59:59+08:00, 现在是 2026-07-10T00:00:00+08:00',
    );
    expect(say('Retroactive', { contractDay: 20_642n, issueDay: 20_643n }).en).to.equal(
      'the contract of 2026-07-08 is older than the voucher of 2026-07-09',
    );
    expect(say('CreditBlocked', { participant: accountOf(12), until: 2n ** 40n - 1n }).en).to.match(
      /^participant #12 .* for good$/,
    );
    expect(say('Retroactive', { contractDay: 2n ** 32n - 1n, issueDay: 0n }).en).to.match(/day 4294967295/);
    expect(say('NotDue', { due: 2n ** 256n - 1n, time: 0n }).en).to.match(/^possible from for good on/);
  });

  test('vouchers by their fields, orders by their hash, states and offices by name', () => {
    const voucher = packVoucherId({ region: 310_000, programme: 2, day: 20_643, serial: 12 });
    expect(say('VoucherUnknown', { voucher }).en).to.equal('there is no voucher 310000/2/2026-07-09/12');
    expect(say('VoucherUnknown', { voucher: 1n << 200n }).en).to.match(/0x1000/);
    const id = `0x${voucher.toString(16).padStart(64, '0')}`;
    expect(say('AlreadySettled', { id, state: 3 }).en).to.equal(
      'voucher 310000/2/2026-07-09/12 is EXPIRED, which is final',
    );
    const order = `0x${'ab'.repeat(32)}`;
    expect(say('AlreadySettled', { id: order, state: 7 }).zh).to.equal(`订单 ${order} 已支付 (PAID), 已经了结`);
    expect(
      say('OfficeTaken', { account: accountOf(1), role: roleOf({ office: 'BUREAU', region: 310_000 }) }).en,
    ).to.equal('participant #1 holds another office: 310000 bureau');
    expect(say('BadSignature', { party: `0x${'0'.repeat(40)}`, digest: order }).en).to.match(/intake ticket/);
  });

  test('a figure that is missing or of a strange kind does not hide the error', () => {
    for (const code of Object.keys(errorCatalogue) as ErrorCode[]) expect(() => new TongduiError(code)).to.not.throw();
    expect(say('CoPaymentTooLow', {}).en).to.match(/\?/);
  });
});
