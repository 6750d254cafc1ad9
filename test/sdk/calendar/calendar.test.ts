import { describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { dayOf, endOfDay, lastDay, lastSecond } from '../../../sdk/src/calendar/day.ts';
import { formatDay } from '../../../sdk/src/calendar/formatDay.ts';
import { formatTime } from '../../../sdk/src/calendar/formatTime.ts';
import { parseDay } from '../../../sdk/src/calendar/parseDay.ts';
import { parseTime } from '../../../sdk/src/calendar/parseTime.ts';
import { FormatError } from '../../../sdk/src/errors/formatError.ts';

const seconds = fc.integer({ min: 0, max: lastSecond });

describe('days at UTC+8', () => {
  test('end at their last second', () => {
    expect(formatTime(endOfDay(parseDay('2026-07-09')))).to.equal('2026-07-09T23:59:59+08:00');
  });

  test('begin at midnight', () => {
    expect(dayOf(parseTime('2026-07-09T23:59:59+08:00'))).to.equal(parseDay('2026-07-09'));
    expect(dayOf(parseTime('2026-07-10T00:00:00+08:00'))).to.equal(parseDay('2026-07-10'));
    expect(dayOf(BigInt(parseTime('2026-07-09T16:00:00Z')))).to.equal(parseDay('2026-07-10'));
  });

  test('contain every instant between their ends', () => {
    fc.assert(fc.property(seconds, (at) => endOfDay(dayOf(at) - 1) < at && at <= endOfDay(dayOf(at))));
  });

  test('are read back as they are written', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: lastDay }), (day) => parseDay(formatDay(day)) === day));
  });

  test('have the last one at the end of 9999', () => {
    expect(formatDay(lastDay)).to.equal('9999-12-31');
  });

  for (const text of [
    '2026-02-30',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1969-12-31',
    '0050-01-01',
    '2026-1-1',
    '20260101',
    ' 2026-01-01',
    '2026-01-01Z',
    '',
  ]) {
    test(`refuse "${text}"`, () => {
      expect(() => parseDay(text)).to.throw(FormatError);
    });
  }

  test('know leap years', () => {
    expect(parseDay('2028-02-29') + 1).to.equal(parseDay('2028-03-01'));
  });

  for (const day of [-1, 0.5, NaN, lastDay + 1]) {
    test(`are not written for ${day}`, () => {
      expect(() => formatDay(day)).to.throw(RangeError);
    });
  }
});

describe('instants', () => {
  test('are read back as they are written', () => {
    fc.assert(fc.property(seconds, (at) => parseTime(formatTime(at)) === at));
  });

  test('agree with the platform in UTC', () => {
    fc.assert(
      fc.property(
        seconds,
        (at) => at > lastSecond - 86_400 || parseTime(new Date(at * 1000).toISOString().replace('.000', '')) === at,
      ),
    );
  });

  for (const [text, at] of [
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-01T08:00+08:00', 0],
    ['1969-12-31T20:30:00-03:30', 0],
    ['2026-01-10T09:00:00+08:00', 1768006800],
    ['9999-12-31T23:59:59+08:00', lastSecond],
  ] as const) {
    test(`read ${text}`, () => {
      expect(parseTime(text)).to.equal(at);
    });
  }

  for (const text of [
    '2026-01-10T09:00:00',
    '2026-01-10 09:00:00+08:00',
    '2026-01-10T09:00:00+0800',
    '2026-01-10T09:00:00.000+08:00',
    '2026-01-10T24:00:00+08:00',
    '2026-01-10T09:60:00+08:00',
    '2026-01-10T09:00:60+08:00',
    '2026-02-30T09:00:00+08:00',
    '2026-01-10T09:00:00+24:00',
    '2026-01-10T09:00:00+08:60',
    '1970-01-01T00:00:00+08:00',
    '9999-12-31T23:59:59Z',
    '2026-01-10',
    '',
  ]) {
    test(`refuse "${text}"`, () => {
      expect(() => parseTime(text)).to.throw(FormatError);
    });
  }

  for (const at of [0.5, -1e9, lastSecond + 1]) {
    test(`are not written for ${at}`, () => {
      expect(() => formatTime(at)).to.throw(RangeError);
    });
  }
});
