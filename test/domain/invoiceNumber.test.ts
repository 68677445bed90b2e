// Invoice numbers: the two forms, one spelling, and a key that is the same for the same invoice only.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  checkInvoice,
  checkInvoicesNew,
  invoiceKey,
  normaliseInvoice,
  type InvoiceNumber,
} from '../../server/domain/invoiceNumber.ts';

const DIGITAL = '26372000000012345678';
const codes = (code: string | null, number: string, year = 2026) =>
  checkInvoice({ code, number }, { year }).map((each) => each.code);

describe('the number of an invoice', () => {
  it('is 20 digits, or 8 with a code of 10 or 12', () => {
    assert.deepEqual(codes(null, DIGITAL), []);
    assert.deepEqual(codes('3700221130', '01234567'), []);
    assert.deepEqual(codes('037002200111', '01234567'), []);
  });
  for (const number of [
    '',
    '1234567',
    '123456789',
    DIGITAL.slice(1),
    `${DIGITAL}0`,
    '2637200000001234567X',
  ]) {
    it(`is not ${JSON.stringify(number)}`, () => assert.deepEqual(codes(null, number), ['invoice.number']));
  }
  it('of 8 digits needs a code of the right length', () => {
    assert.deepEqual(codes(null, '01234567'), ['invoice.codeMissing']);
    assert.deepEqual(codes('  ', '01234567'), ['invoice.codeMissing']);
    for (const code of ['123456789', '12345678901', '1234567890123', '12345678AB']) {
      assert.deepEqual(codes(code, '01234567'), ['invoice.code']);
    }
  });
  it('of 20 digits has no code', () => {
    assert.deepEqual(codes('3700221130', DIGITAL), ['invoice.codeUnexpected']);
  });
  it('of 20 digits begins with a year from 2021 to this one', () => {
    assert.deepEqual(codes(null, `21${DIGITAL.slice(2)}`), []);
    assert.deepEqual(codes(null, `20${DIGITAL.slice(2)}`), ['invoice.year']);
    assert.deepEqual(codes(null, `27${DIGITAL.slice(2)}`), ['invoice.year']);
    assert.deepEqual(codes(null, `27${DIGITAL.slice(2)}`, 2027), []);
    assert.deepEqual(
      checkInvoice({ code: null, number: `20${DIGITAL.slice(2)}` }, { year: 2026, firstYear: 2020 }),
      [],
    );
  });
  it('of 20 digits is not an older code and number written together', () => {
    assert.deepEqual(codes(null, '03700220011101234567'), ['invoice.year']);
  });
  it('may have any region', () => assert.deepEqual(codes(null, `2699${DIGITAL.slice(4)}`), []));
});

describe('the spelling of an invoice', () => {
  it('is half-width digits without spaces and hyphens', () => {
    assert.deepEqual(normaliseInvoice({ code: ' ３７００-2211 30 ', number: '０１２３\u3000４５６７' }), {
      code: '3700221130',
      number: '01234567',
    });
  });
  it('does not change what is plain already', () => {
    const digits = fc.stringMatching(/^\d{8,20}$/);
    fc.assert(
      fc.property(digits, fc.option(digits), (number, code) => {
        assert.deepEqual(normaliseInvoice({ code, number }), { code, number });
      }),
    );
  });
});

describe('the key of an invoice', () => {
  it('keeps code and number apart from twenty digits', () => {
    assert.equal(invoiceKey({ code: '3700 2211 30', number: '01234567' }), '3700221130/01234567');
    assert.notEqual(
      invoiceKey({ code: '212345678901', number: '23456789' }),
      invoiceKey({ code: null, number: '21234567890123456789' }),
    );
  });
  it('is the same for the same digits only', () => {
    const invoice = fc.oneof(
      fc.record({ code: fc.constant(null), number: fc.stringMatching(/^\d{20}$/) }),
      fc.record({ code: fc.stringMatching(/^(\d{10}|\d{12})$/), number: fc.stringMatching(/^\d{8}$/) }),
    );
    fc.assert(
      fc.property(invoice, invoice, (a, b) => {
        assert.equal(invoiceKey(a) === invoiceKey(b), a.code === b.code && a.number === b.number);
      }),
    );
  });
});

describe('an invoice that was booked before', () => {
  const one: InvoiceNumber = { code: null, number: DIGITAL };
  const two: InvoiceNumber = { code: '3700221130', number: '01234567' };
  it('is refused however it is typed, without saying where it stands', () => {
    const typed = { code: null, number: `${DIGITAL.slice(0, 10)} ${DIGITAL.slice(10)}` };
    assert.deepEqual(checkInvoicesNew([typed], new Set([DIGITAL]), ['invoices']), [
      { code: 'invoice.taken', path: ['invoices', 0, 'number'], params: { number: DIGITAL } },
    ]);
  });
  it('is refused twice in one booking', () => {
    assert.deepEqual(
      checkInvoicesNew([one, two, one], new Set()).map((each) => [each.code, each.path]),
      [['invoice.twice', [2, 'number']]],
    );
  });
  it('says nothing of new ones', () => {
    assert.deepEqual(checkInvoicesNew([one, two], new Set(['01234567', '3700221130'])), []);
  });
});
