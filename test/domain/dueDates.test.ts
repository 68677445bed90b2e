// Until when each desk has an application.
import { strict as assert } from 'node:assert';
import type { HolidayTable } from '../../server/domain/calendar.ts';
import { checkMarks } from '../../server/domain/formalCheck.ts';
import { checkDue, correctionDue, hostDue, recommenderDue, returnDue } from '../../server/domain/dueDates.ts';
import { aCallOf } from './anApplication.ts';

/** National Day 2026 of the notice form: off from 1 to 7 October, the Saturday 10 October worked. */
const holidays: HolidayTable = {
  years: [2026],
  off: new Set(['01', '02', '03', '04', '05', '06', '07'].map((date) => `2026-10-${date}`)),
  makeUp: new Set(['2026-10-10']),
};
/** Closes with 30 September 2026: an exclusive midnight. */
const rules = aCallOf('lumpSum');
const at = (text: string): Date => new Date(text);

describe('the date of a desk', () => {
  it('for the host counts working days from the deadline, however early the application came', () => {
    for (const now of ['2026-08-02T10:00:00+08:00', '2026-09-30T23:59:59.999+08:00']) {
      // 8, 9, 10 (worked Saturday), 12 and 13 October.
      assert.deepEqual(hostDue(rules, at(now), holidays).value, at('2026-10-14T00:00:00+08:00'), now);
    }
  });

  it('for the host counts from the arrival once the call has closed', () => {
    const due = hostDue(rules, at('2026-10-08T15:00:00+08:00'), holidays);
    assert.deepEqual(due.value, at('2026-10-15T00:00:00+08:00'));
  });

  it('for the recommender counts from the endorsement when that is later than the deadline', () => {
    const due = recommenderDue(rules, at('2026-10-13T09:00:00+08:00'), holidays);
    assert.deepEqual(due.value, at('2026-10-21T00:00:00+08:00'));
  });

  it('for the formal check is so many calendar days after the deadline', () => {
    const due = checkDue(rules, at('2026-10-14T09:00:00+08:00'), holidays);
    assert.deepEqual(due.value, at('2026-11-15T00:00:00+08:00'));
  });

  it('for the formal check leaves a late correction as many days as a correction has', () => {
    const due = checkDue(rules, at('2026-11-13T09:00:00+08:00'), holidays);
    assert.deepEqual(due.value, at('2026-11-21T00:00:00+08:00'));
  });

  it('for a correction counts from the day it was asked for', () => {
    const due = correctionDue(rules, at('2026-10-14T09:00:00+08:00'), holidays);
    assert.deepEqual(due.value, at('2026-10-22T00:00:00+08:00'));
  });

  it('for what was returned is the deadline of the call, and a correction’s once it has closed', () => {
    const last = at('2026-09-30T23:59:59.999+08:00');
    assert.deepEqual(returnDue(rules, last, holidays).value, at('2026-10-01T00:00:00+08:00'));
    const closed = at('2026-10-01T00:00:00+08:00');
    assert.deepEqual(returnDue(rules, closed, holidays).value, at('2026-10-14T00:00:00+08:00'));
  });

  it('is none over a year without a holiday notice', () => {
    const due = correctionDue(rules, at('2026-12-30T09:00:00+08:00'), holidays);
    assert.equal(due.value, null);
    assert.deepEqual(
      due.violations.map(({ code, path, params }) => [code, path, params['year']]),
      [['calendar.yearUnknown', ['correction', 'days'], 2027]],
    );
  });
});

describe('a mark of the formal check', () => {
  const items = [
    { key: 'age', automatic: 'fail' },
    { key: 'term', automatic: 'pass' },
    { key: 'direction', automatic: 'unknown' },
  ] as const;
  const told = (key: string, verdict: 'pass' | 'fail' | null, note: string | null): string[] =>
    checkMarks([{ key, verdict, note }], items).map((each) => each.code);

  it('that fails says why, and so does one that passes what was found wrong', () => {
    assert.deepEqual(told('term', 'fail', null), ['formalCheck.noteMissing']);
    assert.deepEqual(told('term', 'fail', ' '), ['formalCheck.noteMissing']);
    assert.deepEqual(told('age', 'pass', null), ['formalCheck.overruleNote']);
    assert.deepEqual(told('age', 'fail', null), ['formalCheck.noteMissing']);
  });

  it('needs no note otherwise', () => {
    assert.deepEqual(told('term', 'pass', null), []);
    assert.deepEqual(told('direction', 'pass', null), []);
    assert.deepEqual(told('age', null, null), []);
    assert.deepEqual(told('age', 'pass', '户籍更正，见附件。'), []);
  });

  it('is of an item of the checklist', () => {
    assert.deepEqual(told('budget', 'pass', null), ['formalCheck.unknownItem']);
  });
});
