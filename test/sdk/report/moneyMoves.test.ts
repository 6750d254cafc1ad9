import { describe, test } from 'node:test';
import { expect } from 'chai';
import type { Rail } from '../../../sdk/src/agreements/rails.ts';
import { moneyMoves } from '../../../sdk/src/report/moneyMoves.ts';
import type { RouteFacts } from '../../../sdk/src/report/modelFacts.ts';
import { purseName } from '../../../sdk/src/report/purse.ts';
import { sampleModel } from './sampleModel.ts';

function route(rail: Rail, overrides: Partial<RouteFacts> = {}): RouteFacts {
  const counts = { uses: 1, enterprises: 1, labs: 1 };
  const amounts = { invoiced: 100n, subsidy: 60n, coPayment: 40n, paidToLabs: rail === 'REIMBURSE' ? 100n : 40n };
  return { rail, issuer: 330522, host: 310000, ...counts, ...amounts, ...overrides };
}

/** `from > to: amount` in English. */
function movesOf(routes: RouteFacts[]): string[] {
  const model = sampleModel({ pools: [], routes });
  return moneyMoves(model).map(({ from, to, amount }) => {
    return `${purseName(model, from).en} > ${purseName(model, to).en}: ${amount}`;
  });
}

describe('moneyMoves', () => {
  test('on HOME the programme pays the lab', () => {
    expect(movesOf([route('HOME', { host: 330522 })])).to.deep.equal([
      'Changxing programme money > Changxing labs: 60',
      'Changxing enterprises > Changxing labs: 40',
    ]);
  });

  test('on POOL the pool pays the lab and the programme money comes free', () => {
    expect(movesOf([route('POOL')])).to.deep.equal([
      'Changxing pool in Shanghai > Shanghai labs: 60',
      'Changxing enterprises > Shanghai labs: 40',
      'Changxing programme money > Changxing free money: 60',
    ]);
  });

  test('on REIMBURSE the enterprise pays the whole price and the programme pays it back', () => {
    expect(movesOf([route('REIMBURSE')])).to.deep.equal([
      'Changxing enterprises > Shanghai labs: 100',
      'Changxing programme money > Changxing enterprises: 60',
    ]);
  });

  test('on CLEARING the host treasury pays and the programme money is locked', () => {
    expect(movesOf([route('CLEARING')])).to.deep.equal([
      'Shanghai treasury > Shanghai labs: 60',
      'Changxing enterprises > Shanghai labs: 40',
      'Changxing programme money > Changxing locked money: 60',
    ]);
  });

  test('a prefund is a move also before anything was paid', () => {
    const { pools, ...model } = sampleModel({ routes: [] });
    expect(moneyMoves({ ...model, pools }).map(({ amount }) => amount)).to.deep.equal([20_000_000_00n]);
  });

  test('moves of nothing are left out', () => {
    expect(movesOf([route('HOME', { paidToLabs: 0n })])).to.deep.equal([
      'Changxing programme money > Shanghai labs: 60',
    ]);
    const empty = { ...sampleModel().pools[0]!, prefunded: 0n };
    expect(moneyMoves({ pools: [empty], routes: [] })).to.deep.equal([]);
  });

  test('a region that the facts do not hold goes by its code', () => {
    expect(movesOf([route('HOME', { issuer: 440300 })])[0]).to.equal('440300 programme money > Shanghai labs: 60');
  });
});
