// Days, deadlines and working days; every case holds under any time zone of the machine.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addWorkingDays,
  dayOf,
  deadlineAfter,
  formatDayChinese,
  formatDeadlineChinese,
  formatInstantChinese,
  isWorkingDay,
  parseDay,
  startOfDay,
  termEnd,
} from '../../server/domain/calendar.ts';
import type { HolidayTable } from '../../server/domain/calendar.ts';

/** The autumn of 2022: 10-01 to 10-07 off, 10-08 and 10-09 worked. */
const HOLIDAYS: HolidayTable = {
  years: [2022],
  off: new Set(['01', '02', '03', '04', '05', '06', '07'].map((date) => `2022-10-${date}`)),
  makeUp: new Set(['2022-10-08', '2022-10-09']),
};

const aDay = fc.integer({ min: -20_000, max: 40_000 }).map((n) => addDays('2000-01-01', n));

describe('a day that is typed', () => {
  for (const text of ['2026-02-28', '2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-12-31']) {
    it(`takes ${text}`, () => assert.equal(parseDay(text), text));
  }
  const refused = [
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '0000-00-00',
    '0000-01-01',
    '10000-01-01',
    '2026-1-1',
    '2026/01/01',
    '２０２６-01-01',
    ' 2026-01-01',
    '2026-01-01\n',
    '2026-01-01T00:00:00Z',
    '',
  ];
  for (const text of refused) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(parseDay(text), null));
  }
});

describe('days and instants', () => {
  it('changes the day at midnight in Shanghai, not in UTC', () => {
    assert.equal(dayOf(new Date('2026-09-30T15:59:59.999Z')), '2026-09-30');
    assert.equal(dayOf(new Date('2026-09-30T16:00:00.000Z')), '2026-10-01');
  });
  it('starts a day at 00:00+08:00', () => {
    assert.equal(startOfDay('2026-10-01').toISOString(), '2026-09-30T16:00:00.000Z');
  });
  it('ends a day with an exclusive instant', () => {
    const deadline = deadlineAfter('2026-09-30');
    assert.equal(deadline.toISOString(), '2026-09-30T16:00:00.000Z');
    assert.equal(dayOf(new Date(deadline.getTime() - 1)), '2026-09-30');
    assert.equal(dayOf(deadline), '2026-10-01');
  });
  it('holds every day between its start and its deadline', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        assert.equal(dayOf(startOfDay(day)), day);
        assert.equal(deadlineAfter(day).getTime() - startOfDay(day).getTime(), 86_400_000);
      }),
    );
  });
  it('throws for a day that does not exist, and for no instant', () => {
    assert.throws(() => startOfDay('2026-02-30'), RangeError);
    assert.throws(() => addDays('2026-02-30', 1), RangeError);
    assert.throws(() => addMonths('2026-02-30', 1), RangeError);
    assert.throws(() => formatDayChinese('2026-02-30'), RangeError);
    assert.throws(() => dayOf(new Date(NaN)), RangeError);
    assert.throws(() => addDays('9999-12-31', 1), RangeError);
  });
});

describe('adding days and months', () => {
  it('crosses months, years and leap days', () => {
    assert.equal(addDays('2024-02-28', 1), '2024-02-29');
    assert.equal(addDays('2025-12-31', 1), '2026-01-01');
    assert.equal(addDays('2026-03-01', -1), '2026-02-28');
  });
  it('stops at the end of a short month', () => {
    assert.equal(addMonths('2024-02-29', 12), '2025-02-28');
    assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
    assert.equal(addMonths('2026-01-31', -2), '2025-11-30');
    assert.equal(addMonths('2026-12-15', 1), '2027-01-15');
    assert.equal(addMonths('2026-01-15', -12), '2025-01-15');
  });
  it('counts a term in whole months: January 2023 to December 2024 is 24', () => {
    assert.equal(termEnd('2023-01-01', 24), '2024-12-31');
    assert.equal(termEnd('2023-03-15', 12), '2024-03-14');
  });
  it('throws for a part of a day or month', () => {
    assert.throws(() => addDays('2026-01-01', 0.5), RangeError);
    assert.throws(() => addMonths('2026-01-01', NaN), RangeError);
  });
});

describe('working days', () => {
  const rows: [string, boolean, string][] = [
    ['2022-09-30', true, 'a Friday'],
    ['2022-09-24', false, 'a Saturday'],
    ['2022-09-25', false, 'a Sunday'],
    ['2022-10-03', false, 'a Monday that is off'],
    ['2022-10-08', true, 'a Saturday that is worked'],
    ['2022-10-09', true, 'a Sunday that is worked'],
  ];
  for (const [day, works, what] of rows) {
    it(`${works ? 'counts' : 'skips'} ${what}`, () => {
      const answer = isWorkingDay(day, HOLIDAYS);
      assert.deepEqual([answer.value, answer.violations], [works, []]);
    });
  }
  it('ends five working days from 2022-09-29 on 2022-10-11', () => {
    assert.equal(addWorkingDays('2022-09-29', 5, HOLIDAYS).value, '2022-10-11');
    assert.equal(addWorkingDays('2022-09-29', 5, HOLIDAYS, { countsFirstDay: false }).value, '2022-10-11');
  });
  it('ends them on 2022-10-10 when the first day counts', () => {
    assert.equal(addWorkingDays('2022-09-29', 5, HOLIDAYS, { countsFirstDay: true }).value, '2022-10-10');
  });
  it('does not count a first day that is off', () => {
    assert.equal(addWorkingDays('2022-10-01', 1, HOLIDAYS, { countsFirstDay: true }).value, '2022-10-08');
  });
  it('gives the start itself for no days', () => {
    assert.equal(addWorkingDays('2022-10-01', 0, HOLIDAYS).value, '2022-10-01');
    assert.equal(addWorkingDays('2022-10-01', 0, HOLIDAYS, { countsFirstDay: true }).value, '2022-10-01');
  });
  it('names the year it knows nothing of, and gives no day', () => {
    const expected = [
      { code: 'calendar.yearUnknown', path: ['endsOn'], params: { year: 2023, day: '2023-01-01' } },
    ];
    assert.deepEqual(addWorkingDays('2022-12-29', 5, HOLIDAYS, { path: ['endsOn'] }), {
      value: null,
      violations: expected,
    });
    assert.equal(addWorkingDays('2022-12-29', 1, HOLIDAYS).value, '2022-12-30');
    assert.equal(isWorkingDay('2023-06-05', HOLIDAYS).value, null);
    assert.equal(isWorkingDay('2023-06-04', HOLIDAYS).value, null);
  });
  it('throws for a number of days that cannot be counted', () => {
    for (const count of [-1, 1.5, NaN])
      assert.throws(() => addWorkingDays('2022-09-29', count, HOLIDAYS), RangeError);
  });
});

describe('a date on paper', () => {
  it('has Arabic figures without leading zeros', () => {
    assert.equal(formatDayChinese('2022-09-05'), '2022年9月5日');
    assert.equal(formatDayChinese('2022-12-31'), '2022年12月31日');
  });
  it('shows an instant in Shanghai time', () => {
    assert.equal(formatInstantChinese(new Date('2022-09-05T09:00:00Z')), '2022年9月5日 17:00');
    assert.equal(formatInstantChinese(new Date('2022-09-05T17:05:00Z')), '2022年9月6日 01:05');
  });
  it('gives midnight to the day that ends', () => {
    assert.equal(formatDeadlineChinese(deadlineAfter('2026-09-30')), '2026年9月30日 24:00');
    assert.equal(formatDeadlineChinese(new Date('2026-09-30T09:00:00Z')), '2026年9月30日 17:00');
  });
});
