import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import { errorNames } from '../../../sdk/src/errors/errorNames.ts';

describe('errorNames', () => {
  test('are those of docs/scenario-format.md, in its order and classes', () => {
    const format = readFileSync(new URL('../../../docs/scenario-format.md', import.meta.url), 'utf8');
    const listed = [...format.matchAll(/^(\d)\. [a-z]+: (.*)$/gm)].flatMap(([, number, line]) =>
      // What stands in brackets explains a name and may mention acts, such as `claim`.
      [...line!.replace(/\([^)]*\)/g, '').matchAll(/`(\w+)`/g)].map(([, name]) => ({ name, class: Number(number) })),
    );
    expect(listed).to.have.length.greaterThan(40);
    expect(errorNames).to.deep.equal(listed);
  });
});
