import { strict as assert } from 'node:assert';
import { checkNumbered, seriesOf } from '../../server/domain/awardDocument.ts';
import type { HolidayTable } from '../../server/domain/calendar.ts';
import { checkStart, objectionDue, publicityEnd } from '../../server/domain/publicity.ts';

/** The National Day notice of 2022: 1 to 7 October off, 8 and 9 October worked. */
const table: HolidayTable = {
  years: [2022],
  off: new Set(['01', '02', '03', '04', '05', '06', '07'].map((each) => `2022-10-${each}`)),
  makeUp: new Set(['2022-10-08', '2022-10-09']),
};
const codes = (violations: readonly { code: string }[]) => violations.map((each) => each.code);

describe('the publicity period', () => {
  it('of 5 working days from 2022-09-29 ends on 2022-10-11, and on 2022-10-10 where the first day counts', () => {
    assert.equal(
      publicityEnd('2022-09-29', { workingDays: 5, countsFirstDay: false }, table).value,
      '2022-10-11',
    );
    assert.equal(
      publicityEnd('2022-09-29', { workingDays: 5, countsFirstDay: true }, table).value,
      '2022-10-10',
    );
  });

  it('is refused when it runs into a year without a holiday notice', () => {
    const answer = publicityEnd('2022-12-29', { workingDays: 5, countsFirstDay: false }, table);
    assert.equal(answer.value, null);
    assert.deepEqual(codes(answer.violations), ['calendar.yearUnknown']);
  });

  it('begins today or within the next 30 days', () => {
    assert.deepEqual(checkStart('2022-09-29', '2022-09-29'), []);
    assert.deepEqual(codes(checkStart('2022-09-28', '2022-09-29')), ['publicity.startsInPast']);
    assert.deepEqual(checkStart('2022-10-29', '2022-09-29'), []);
    assert.deepEqual(codes(checkStart('2022-10-30', '2022-09-29')), ['publicity.startsTooLate']);
  });
});

describe('the answer to an objection', () => {
  it('is due at the end of the last of 15 working days', () => {
    const filed = new Date('2022-10-10T02:00:00.000Z');
    assert.equal(objectionDue(filed, 15, table).value?.toISOString(), '2022-10-31T16:00:00.000Z');
  });
});

describe('the number of an award document', () => {
  const facts = { publicityEndsOn: '2022-10-11', today: '2022-10-20' };

  it('is taken as the register writes it', () => {
    assert.deepEqual(
      checkNumbered({ dispatchNumber: '澜科字〔2022〕12号', signedOn: '2022-10-20' }, facts),
      [],
    );
    assert.deepEqual(
      codes(checkNumbered({ dispatchNumber: '澜科字[2022]012号', signedOn: '2022-10-20' }, facts)),
      ['dispatchNumber.brackets', 'dispatchNumber.leadingZero'],
    );
  });

  it('is of the year of signing', () => {
    assert.deepEqual(
      codes(checkNumbered({ dispatchNumber: '澜科字〔2023〕1号', signedOn: '2022-10-20' }, facts)),
      ['dispatchNumber.year'],
    );
  });

  it('is signed after the publicity has ended and not in advance', () => {
    const on = (signedOn: string) =>
      codes(checkNumbered({ dispatchNumber: '澜科字〔2022〕12号', signedOn }, facts));
    assert.deepEqual(on('2022-10-11'), ['awardDocument.signedBeforePublicity']);
    assert.deepEqual(on('2022-10-12'), []);
    assert.deepEqual(on('2022-10-21'), ['awardDocument.signedInFuture']);
  });
});

describe('the series of project numbers', () => {
  it('is one per year and type, whatever the discipline', () => {
    const places = { CITY: 'LZ', YYYY: '2026', T: 'M', P: 'ZR' };
    assert.equal(seriesOf('{CITY}ZR{YYYY}{T}{D}{NNN}', places), 'LZZR2026M{D}{N}');
    assert.notEqual(
      seriesOf('{CITY}ZR{YYYY}{T}{NNN}', places),
      seriesOf('{CITY}ZR{YYYY}{T}{NNN}', { ...places, T: 'Q' }),
    );
  });
});
