import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import { offices } from '../../../sdk/src/offices/offices.ts';
import type { Office, OfficeSeat } from '../../../sdk/src/offices/offices.ts';
import { roleOf } from '../../../sdk/src/offices/roleOf.ts';
import { seatOf } from '../../../sdk/src/offices/seatOf.ts';

const regional: readonly Office[] = ['ADMIN', 'BUREAU', 'AGENCY', 'TREASURY', 'CREDIT'];

describe('an office', () => {
  test('has the number that the contracts give it', () => {
    const source = readFileSync(new URL('../../../contracts/access/Office.sol', import.meta.url), 'utf8');
    const names = /enum Office \{([^}]*)\}/
      .exec(source)![1]!
      .split(',')
      .map((name) => name.trim());
    expect(Object.entries(offices)).to.deep.equal(names.map((name, i) => [name, i]));
  });

  test('has a role that reads back as it was', () => {
    for (const office of Object.keys(offices) as Office[]) {
      const seat = (regional.includes(office) ? { office, region: 310_000 } : { office }) as OfficeSeat;
      expect(seatOf(roleOf(seat))).to.deep.equal(seat);
    }
    expect(roleOf({ office: 'COUNCIL' })).to.equal(0n);
    expect(roleOf({ office: 'AGENCY', region: 310_000 })).to.equal(310_000n * 256n + 3n);
  });

  test('is not read into a role that is none', () => {
    // AccessManager's public role, an office beyond the last, a region's office without a region, and the reverse.
    for (const role of [2n ** 64n - 1n, 9n, 1n, 310_000n << 8n, (1n << 40n) + 3n]) {
      expect(seatOf(role), String(role)).to.equal(undefined);
    }
  });
});
