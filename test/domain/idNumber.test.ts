// Identity numbers of GB 11643-1999. Every number here is the standard's own example or invented.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { addDays } from '../../server/domain/calendar.ts';
import {
  birthOn,
  checkIdNumber,
  makeIdNumber,
  maskIdNumber,
  normaliseIdNumber,
  sexOf,
} from '../../server/domain/idNumber.ts';

const codes = (text: string) => checkIdNumber(text, ['idNumber']).map((each) => each.code);

/** The right check character for any 17 digits, worked out here without the code under test. */
function withCheck(first17: string): string {
  const sum = [...first17].reduce(
    (total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11),
    0,
  );
  return first17 + '10X98765432'.charAt(sum % 11);
}

describe('an identity number', () => {
  for (const text of [
    '11010519491231002X',
    '370502198802290012',
    '370502198507153429',
    withCheck('81000019900101001'),
    withCheck('82000019900101002'),
    withCheck('83000020000229003'),
  ]) {
    it(`takes ${text}`, () => assert.deepEqual(codes(text), []));
  }
  for (const text of [
    '11010519491231002x',
    '１１０１０５１９４９１２３１００２Ｘ',
    ' 110105 19491231 002X\n',
  ]) {
    it(`takes ${JSON.stringify(text)} as the same number`, () => {
      assert.deepEqual(codes(text), []);
      assert.equal(normaliseIdNumber(text), '11010519491231002X');
      assert.equal(birthOn(text), '1949-12-31');
    });
  }
  for (const text of [
    '',
    '1101051949123100',
    '110105491231002',
    '11010519491231002',
    '11010519491231002XX',
    '01010519491231002X',
    '1101051949123100XX',
    '11010519491231002Y',
    '11010519491231OO2X',
    '1101051949-12-31002X',
  ]) {
    it(`refuses the shape of ${JSON.stringify(text)}`, () =>
      assert.deepEqual(codes(text), ['idNumber.shape']));
  }
  const noSuchDay = [
    '19880230',
    '19880231',
    '19870229',
    '19000229',
    '19881301',
    '19880001',
    '19880100',
    '00000000',
    '17991231',
    '21000101',
  ];
  for (const date of noSuchDay) {
    it(`refuses the birth date ${date} under a right check character`, () =>
      assert.deepEqual(codes(withCheck(`370502${date}001`)), ['idNumber.date']));
  }
  it('refuses a wrong check character and says nothing about the right one', () => {
    assert.deepEqual(checkIdNumber('110105194912310021', ['members', 2, 'idNumber']), [
      { code: 'idNumber.check', path: ['members', 2, 'idNumber'], params: {} },
    ]);
  });
  it('says at once that date and check character are wrong', () => {
    const right = withCheck('37050219880230001');
    const wrong = right.slice(0, 17) + (right.endsWith('1') ? '2' : '1');
    assert.deepEqual(codes(wrong), ['idNumber.date', 'idNumber.check']);
  });
  it('refuses a birth after today where today is known', () => {
    const text = withCheck('37050220260102001');
    assert.deepEqual(checkIdNumber(text, [], '2026-01-02'), []);
    assert.equal(checkIdNumber(text, [], '2026-01-01')[0]?.code, 'idNumber.date');
  });
  it('notices any single digit that is mistyped', () => {
    fc.assert(
      fc.property(
        fc.nat(36_000),
        fc.nat(999),
        fc.nat(16),
        fc.integer({ min: 1, max: 9 }),
        (days, sequence, at, by) => {
          const number = makeIdNumber({ region: '370502', bornOn: addDays('1920-01-01', days), sequence });
          const digit = (Number(number[at]) + by) % 10;
          assert.notDeepEqual(codes(number.slice(0, at) + digit + number.slice(at + 1)), []);
        },
      ),
    );
  });
});

describe('what an identity number says', () => {
  it('gives the birth date, 29 February of a leap year too', () => {
    assert.equal(birthOn('370502198802290012'), '1988-02-29');
    assert.equal(birthOn('110105194912310021'), null);
    assert.equal(birthOn(withCheck('37050219870229001')), null);
  });
  it('gives the sex from the 17th digit', () => {
    assert.equal(sexOf('370502198802290012'), 'male');
    assert.equal(sexOf('370502198507153429'), 'female');
    assert.equal(sexOf('110105194912310021'), null);
  });
  it('shows six and four, and nothing of what is not 18 long', () => {
    assert.equal(maskIdNumber('370502198802290012'), '370502********0012');
    assert.equal(maskIdNumber('11010519491231002x'), '110105********002X');
    assert.equal(maskIdNumber('3705021988'), '**********');
    assert.equal(maskIdNumber(''), '');
  });
});

describe('an invented identity number', () => {
  it('is a valid one with the birth date and sex that were asked for', () => {
    const text = makeIdNumber({ region: '370502', bornOn: '1988-02-29', sequence: 1 });
    assert.equal(text, '370502198802290012');
    assert.equal(makeIdNumber({ region: '110105', bornOn: '1949-12-31', sequence: 2 }), '11010519491231002X');
  });
  it('throws for parts that make none', () => {
    const right = { region: '370502', bornOn: '1988-02-29', sequence: 1 };
    assert.throws(() => makeIdNumber({ ...right, bornOn: '1987-02-29' }), RangeError);
    assert.throws(() => makeIdNumber({ ...right, sequence: 1000 }), RangeError);
    assert.throws(() => makeIdNumber({ ...right, region: '37050' }), RangeError);
    assert.throws(() => makeIdNumber({ ...right, region: '070502' }), RangeError);
  });
});
