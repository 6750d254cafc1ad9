import { describe, test } from 'node:test';
import { expect } from 'chai';
import { formatOutcome } from '../../sdk/cli/acts/formatOutcome.ts';
import { column, fact } from '../../sdk/cli/acts/outcome.ts';

const columns = [column('name', '名称', 'name'), column('amount', '金额', 'amount', 'right')];
const rows = [
  ['长兴', '1.00'],
  ['a\u001b[31m', '20000.00'],
];

describe('what a command prints', () => {
  test('is a table with figures on the right, whatever width its characters have', () => {
    expect(formatOutcome({ columns, rows }, 'zh')).to.equal(
      '名称        金额\n------  --------\n长兴        1.00\na\ufffd[31m  20000.00\n',
    );
  });

  test('is one block a row where the table is wider than the terminal, with nothing cut off', () => {
    expect(formatOutcome({ columns, rows }, 'en', 16)).to.match(/^name +amount\n/);
    expect(formatOutcome({ columns, rows }, 'en', 15)).to.equal(
      'name    长兴\namount  1.00\n\nname    a\ufffd[31m\namount  20000.00\n',
    );
  });

  test('has facts first, a blank line, and the sentence last', () => {
    const facts = [fact('n', '数', 'number', 7), fact('ok', '有效', 'valid', true), fact('none', '无', 'none', null)];
    const note = { zh: '完。', en: 'Done.' };
    expect(formatOutcome({ facts, note }, 'en')).to.equal('number  7\nvalid   yes\nnone    -\nDone.\n');
    expect(formatOutcome({ facts, columns, rows: [], note }, 'zh')).to.equal(
      '数    7\n有效  是\n无    -\n\n(无)\n\n完。\n',
    );
  });
});
