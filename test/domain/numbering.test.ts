// The numbers on paper: how they are made from a pattern, and which 发文字号 the register takes.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  checkDispatchNumber,
  checkNumberPattern,
  formatDispatchNumber,
  noticeNumber,
  parseDispatchNumber,
  projectNumber,
  receiptNumber,
} from '../../server/domain/numbering.ts';

const CITY_PATTERN = '{CITY}ZR{YYYY}{T}{D}{NNN}';
const PARTS = { city: 'LZ', year: 2026, type: 'M', discipline: 'B', sequence: 1 };

describe('a project number', () => {
  it('follows the pattern of its programme', () => {
    assert.equal(projectNumber({ pattern: CITY_PATTERN, ...PARTS }), 'LZZR2026MB001');
    assert.equal(projectNumber({ pattern: '{YYYY}ZDSF{NN}', year: 2026, sequence: 7 }), '2026ZDSF07');
  });
  it('writes a sequence longer than its place whole', () => {
    assert.equal(projectNumber({ pattern: '{YYYY}ZDSF{NN}', year: 2026, sequence: 100 }), '2026ZDSF100');
  });
  it('differs for every sequence number', () => {
    const places = fc.integer({ min: 1, max: 9 }).map((n) => `{YYYY}X{${'N'.repeat(n)}}`);
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 1, max: 2000 }),
        (pattern, a, b) => {
          fc.pre(a !== b);
          const number = (sequence: number) => projectNumber({ pattern, year: 2026, sequence });
          assert.notEqual(number(a), number(b));
        },
      ),
    );
  });
  it('throws for a part that is missing or not in form', () => {
    const { discipline: _, ...noDiscipline } = PARTS;
    assert.throws(() => projectNumber({ pattern: CITY_PATTERN, ...noDiscipline }), RangeError);
    for (const wrong of [
      { type: 'm' },
      { type: '' },
      { city: '澜' },
      { sequence: 0 },
      { sequence: 1.5 },
      { year: 26 },
      { year: 10_000 },
    ]) {
      assert.throws(
        () => projectNumber({ pattern: CITY_PATTERN, ...PARTS, ...wrong }),
        RangeError,
        JSON.stringify(wrong),
      );
    }
    assert.throws(() => projectNumber({ pattern: '{NN}', year: 2026, sequence: 1 }), RangeError);
  });
});

describe('a number pattern', () => {
  for (const pattern of [CITY_PATTERN, '{YYYY}ZDSF{NN}', '{YYYY}-{P}-{NNNNNN}', '澜科立{YYYY}-{N}']) {
    it(`takes ${pattern}`, () => assert.deepEqual(checkNumberPattern(pattern), []));
  }
  const refused: [string, string[]][] = [
    ['ZR{NN}', ['year']],
    ['ZR{YYYY}', ['sequence']],
    ['{YYYY}{NN}{NN}', ['sequence']],
    ['{YYYY}{NNNNNNNNNN}', ['sequence', 'place']],
    ['{NN}-{YYYY}', ['sequenceNotLast']],
    ['{YYYY}{X}{NN}', ['place']],
    ['{YYYY}{}{NN}', ['place']],
    ['{YYYY}{toString}{NN}', ['place']],
    ['{YYYY}zr{NN}', ['literal']],
    ['{YYYY} {NN}', ['literal']],
    ['{YYYY}{{NN}', ['literal']],
    ['', ['year', 'sequence']],
  ];
  for (const [pattern, reasons] of refused) {
    it(`refuses ${JSON.stringify(pattern)} for its ${reasons.join(' and ')}`, () => {
      const violations = checkNumberPattern(pattern, ['numberPattern']);
      assert.deepEqual(
        violations.map((each) => each.params['reason']),
        reasons,
      );
      assert.ok(
        violations.every((each) => each.code === 'numbering.pattern' && each.path[0] === 'numberPattern'),
      );
    });
  }
});

describe('the numbers of a receipt and a notice', () => {
  const parts = { programme: 'ZR', year: 2026, sequence: 123 };
  it('have their own default patterns', () => {
    assert.equal(receiptNumber(parts), '2026-ZR-000123');
    assert.equal(noticeNumber(parts), '2026-ZR-TZ-0123');
  });
  it('follow the setting of a bureau', () => {
    assert.equal(receiptNumber({ ...parts, pattern: '{P}{YYYY}{NNNN}' }), 'ZR20260123');
    assert.equal(noticeNumber({ ...parts, pattern: '澜科立{YYYY}-{N}' }), '澜科立2026-123');
  });
});

describe('a 发文字号', () => {
  for (const text of ['澜科〔2026〕1号', '澜科字〔2022〕12号', '国科发监〔2022〕221号']) {
    it(`takes ${text}, and writes it back`, () => {
      assert.deepEqual(checkDispatchNumber(text), []);
      const parsed = parseDispatchNumber(text) ?? assert.fail(text);
      assert.equal(formatDispatchNumber(parsed), text);
    });
  }
  it('is read into prefix, year and sequence', () => {
    assert.deepEqual(parseDispatchNumber('澜科字〔2026〕12号'), {
      prefix: '澜科字',
      year: 2026,
      sequence: 12,
    });
  });
  const refused: [string, string[]][] = [
    ['澜科字[2026]12号', ['brackets']],
    ['澜科字(2026)12号', ['brackets']],
    ['澜科字（2026）12号', ['brackets']],
    ['澜科字【2026】12号', ['brackets']],
    ['澜科字〔2026〕第12号', ['ordinal']],
    ['澜科字第〔2026〕12号', ['ordinal']],
    ['澜科字〔2026〕012号', ['leadingZero']],
    ['澜科字〔2026〕0号', ['leadingZero']],
    ['澜科字[2026]第012号', ['brackets', 'ordinal', 'leadingZero']],
    ['澜科字〔2026〕12', ['shape']],
    ['澜科字〔26〕12号', ['shape']],
    ['澜科字〔1999〕12号', ['shape']],
    ['澜科字〔2026〕１２号', ['shape']],
    ['澜科字 〔2026〕12号', ['shape']],
    ['澜科字〔2026〕12号 ', ['shape']],
    ['澜〔2026〕12号', ['shape']],
    ['LZK〔2026〕12号', ['shape']],
    ['澜科字〔2026〕号', ['shape']],
    ['澜科字〕2026〔12号', ['shape']],
    ['', ['shape']],
  ];
  for (const [text, reasons] of refused) {
    it(`refuses ${JSON.stringify(text)} for its ${reasons.join(', ')}`, () => {
      const codes = checkDispatchNumber(text, ['dispatchNumber']).map((each) => each.code);
      assert.deepEqual(
        codes,
        reasons.map((reason) => `dispatchNumber.${reason}`),
      );
      assert.equal(parseDispatchNumber(text), null);
    });
  }
  it('throws for parts that make none', () => {
    const right = { prefix: '澜科', year: 2026, sequence: 1 };
    for (const wrong of [{ prefix: '澜' }, { year: 1999 }, { sequence: 0 }, { sequence: 1.5 }]) {
      assert.throws(() => formatDispatchNumber({ ...right, ...wrong }), RangeError, JSON.stringify(wrong));
    }
  });
});
