import { describe, test } from 'node:test';
import { expect } from 'chai';
import { displayWidth, padDisplay } from '../../../sdk/src/report/text/displayWidth.ts';
import { textTable } from '../../../sdk/src/report/text/textTable.ts';

describe('displayWidth', () => {
  for (const [text, columns] of [
    ['', 0],
    ['abc', 3],
    ['长兴', 4],
    ['（元）', 6],
    ['长兴 CX-1', 9],
    ['–→✓', 3],
    ['e\u0301', 1],
    ['𠀀', 2],
  ] as const) {
    test(`${JSON.stringify(text)} takes ${columns} columns`, () => {
      expect(displayWidth(text)).to.equal(columns);
    });
  }

  test('a text that is too long is not cut', () => {
    expect(padDisplay('长兴', 3)).to.equal('长兴');
  });
});

describe('textTable', () => {
  test('aligns columns by what they take on a terminal, and ends lines without spaces', () => {
    const lines = textTable({
      rows: [
        ['长兴', '1.00', 'x'],
        ['a', '17617600.00', ''],
      ],
      align: ['left', 'right'],
      indent: 2,
    });
    expect(lines).to.deep.equal(['  长兴         1.00  x', '  a     17617600.00']);
  });

  test('rows may have fewer cells than others', () => {
    expect(textTable({ rows: [['a'], ['bb', 'c']] })).to.deep.equal(['a', 'bb  c']);
  });
});
