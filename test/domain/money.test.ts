// Money: what may be typed, what is printed, and that nothing is ever lost or made by rounding.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  add,
  fen,
  formatWan,
  formatYuan,
  parseUppercaseAmount,
  parseWan,
  parseYuan,
  permilleOf,
  shares,
  subtract,
  toFen,
  toUppercaseAmount,
} from '../../server/domain/money.ts';

const LARGEST = Number.MAX_SAFE_INTEGER;
const anAmount = fc.integer({ min: 0, max: 99_999_999_999_999 }).map(fen);
const yuan = (text: string) => parseYuan(text) ?? assert.fail(`not yuan: ${text}`);

describe('fen', () => {
  it('takes whole safe numbers and turns -0 into 0', () => {
    assert.equal(fen(LARGEST), LARGEST);
    assert.ok(Object.is(fen(-0), 0));
  });
  for (const n of [0.5, NaN, Infinity, LARGEST + 1]) {
    it(`throws for ${n}`, () => assert.throws(() => fen(n), RangeError));
  }
});

describe('what a database answers', () => {
  it('reads numbers, strings and bigints alike, and no rows as nothing', () => {
    assert.deepEqual([12, '12', 12n, null, '-7'].map(toFen), [12, 12, 12, 0, -7]);
  });
  for (const value of [
    '9007199254740992',
    9007199254740992n,
    -9007199254740992n,
    '12.5',
    '',
    ' 1',
    '1e3',
    'abc',
    0.1,
  ]) {
    it(`throws for ${typeof value} ${JSON.stringify(String(value))}`, () =>
      assert.throws(() => toFen(value), RangeError));
  }
});

describe('adding and taking away', () => {
  it('adds none, one and many', () => {
    assert.equal(add(), 0);
    assert.equal(add(fen(10), fen(20), fen(30)), 60);
    assert.equal(subtract(fen(100), fen(30), fen(80)), -10);
  });
  it('throws rather than lose a fen', () => {
    assert.throws(() => add(fen(LARGEST), fen(1)), RangeError);
    assert.throws(() => subtract(fen(-LARGEST), fen(1)), RangeError);
    assert.equal(add(fen(LARGEST), fen(1), fen(-1)), LARGEST);
  });
});

describe('a permille of an amount', () => {
  const rows: [number, number, number][] = [
    [5, 500, 3],
    [-5, 500, -3],
    [1, 499, 0],
    [1, 500, 1],
    [100, 0, 0],
    [7, 1000, 7],
    [LARGEST, 1000, LARGEST],
  ];
  for (const [amount, permille, expected] of rows) {
    it(`rounds ${permille}‰ of ${amount} half-up to ${expected}`, () =>
      assert.equal(permilleOf(fen(amount), permille), expected));
  }
  it('throws for a ratio that is not a whole, positive permille', () => {
    for (const permille of [-1, 0.5, NaN]) assert.throws(() => permilleOf(fen(1), permille), RangeError);
  });
});

describe('an amount that is typed', () => {
  const wan: [string, number][] = [
    ['0.07', 70_000],
    ['0.57', 570_000],
    ['1.15', 1_150_000],
    ['8.165', 8_165_000],
    ['99999.9999', 99_999_999_900],
    ['0.000001', 1],
    ['12.5', 12_500_000],
    ['0', 0],
  ];
  for (const [text, expected] of wan) {
    it(`reads ${text} 万元 exactly`, () => assert.equal(parseWan(text), expected));
  }
  it('reads yuan with no, one or two decimals', () => {
    assert.deepEqual(['0', '0.1', '0.10', '8.07', '125000'].map(parseYuan), [0, 10, 10, 807, 12_500_000]);
  });

  const refused = [
    '',
    ' ',
    ' 12 ',
    '1 2',
    '1e5',
    '0x10',
    '１２',
    '1,234.56',
    '-0',
    '-5',
    '+5',
    'NaN',
    'Infinity',
    '12万',
    '.5',
    '5.',
    '007',
    '1.2.3',
    '٣',
    '12\n',
    '1_000',
  ];
  for (const text of refused) {
    it(`refuses ${JSON.stringify(text)}`, () =>
      assert.deepEqual([parseWan(text), parseYuan(text)], [null, null]));
  }
  it('refuses more decimals than a fen has', () => {
    assert.equal(parseYuan('0.001'), null);
    assert.equal(parseYuan('0.010'), null);
    assert.equal(parseWan('0.0000001'), null);
  });
  it('refuses what no safe number of fen can hold', () => {
    assert.equal(parseYuan('90071992547409.91'), LARGEST);
    assert.equal(parseYuan('90071992547409.92'), null);
    assert.equal(parseWan('9007199254.740992'), null);
    assert.equal(parseYuan('1'.repeat(400)), null);
  });
});

describe('an amount that is printed', () => {
  const rows: [number, string, string][] = [
    [12_500_000, '12.5', '125,000.00'],
    [0, '0', '0.00'],
    [1, '0.000001', '0.01'],
    [10, '0.00001', '0.10'],
    [123_456_789, '123.456789', '1,234,567.89'],
    [100_000_000, '100', '1,000,000.00'],
    [99_900, '0.0999', '999.00'],
    [-5_050, '-0.00505', '-50.50'],
  ];
  for (const [amount, wan, inYuan] of rows) {
    it(`prints ${amount} fen as ${wan} 万元 and ${inYuan} 元`, () =>
      assert.deepEqual([formatWan(fen(amount)), formatYuan(fen(amount))], [wan, inYuan]));
  }
  it('is read back to the same fen', () => {
    fc.assert(
      fc.property(anAmount, (amount) => {
        assert.equal(parseWan(formatWan(amount)), amount);
        assert.equal(parseYuan(formatYuan(amount).replaceAll(',', '')), amount);
      }),
    );
  });
});

describe('shares of an amount', () => {
  it('gives the odd fen to the largest remainder, the earlier first', () => {
    assert.deepEqual(shares(fen(10_000), [1, 1, 1]), [3334, 3333, 3333]);
    assert.deepEqual(shares(fen(10), [1, 2, 3]), [2, 3, 5]);
    assert.deepEqual(shares(fen(1), [0, 1, 1]), [0, 1, 0]);
    assert.deepEqual(shares(fen(0), [2, 1]), [0, 0]);
  });
  it('adds up to the whole, each part within one fen of its due', () => {
    const someWeights = fc
      .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 })
      .filter((weights) => weights.some((each) => each > 0));
    fc.assert(
      fc.property(anAmount, someWeights, (total, weights) => {
        const parts = shares(total, weights);
        const whole = BigInt(weights.reduce((sum, each) => sum + each, 0));
        assert.equal(add(...parts), total);
        parts.forEach((part, index) => {
          const floor = (BigInt(total) * BigInt(weights[index] ?? 0)) / whole;
          assert.ok(BigInt(part) === floor || BigInt(part) === floor + 1n);
        });
      }),
    );
  });
  it('throws when there is nothing to split by', () => {
    for (const weights of [[], [0, 0], [-1, 2], [0.5]])
      assert.throws(() => shares(fen(10), weights), RangeError);
    assert.throws(() => shares(fen(-1), [1]), RangeError);
  });
});

// Amount in 元; house style; other permitted ways of writing it.
const UPPERCASE: [string, string, string[]][] = [
  ['0', '零元整', []],
  ['0.10', '壹角整', ['壹角']],
  ['0.05', '伍分', []],
  ['0.15', '壹角伍分', []],
  ['10', '壹拾元整', ['壹拾圆整', '壹拾元正']],
  ['1409.50', '壹仟肆佰零玖元伍角整', ['壹仟肆佰零玖元伍角']],
  ['6007.14', '陆仟零柒元壹角肆分', []],
  ['1680.32', '壹仟陆佰捌拾元叁角贰分', ['壹仟陆佰捌拾元零叁角贰分']],
  ['107000.53', '壹拾万零柒仟元伍角叁分', ['壹拾万柒仟元零伍角叁分']],
  ['16409.02', '壹万陆仟肆佰零玖元零贰分', []],
  ['325.04', '叁佰贰拾伍元零肆分', []],
  ['100000', '壹拾万元整', []],
  ['125000', '壹拾贰万伍仟元整', []],
  ['1005', '壹仟零伍元整', []],
  ['10050', '壹万零伍拾元整', []],
  ['1000500', '壹佰万零伍佰元整', []],
  ['10005000.03', '壹仟万零伍仟元零叁分', ['壹仟万伍仟元零叁分']],
  ['11000', '壹万壹仟元整', []],
  ['110000000', '壹亿壹仟万元整', []],
  ['100000000', '壹亿元整', []],
  ['100000001', '壹亿零壹元整', []],
  ['1050000000', '壹拾亿零伍仟万元整', ['壹拾亿伍仟万元整']],
  ['1000000000000', '壹万亿元整', []],
  ['1000000010000', '壹万亿零壹万元整', []],
  ['123456789012.34', '壹仟贰佰叁拾肆亿伍仟陆佰柒拾捌万玖仟零壹拾贰元叁角肆分', []],
];

describe('the uppercase amount', () => {
  for (const [amount, house, variants] of UPPERCASE) {
    it(`writes ${amount} as ${house}`, () => assert.equal(toUppercaseAmount(yuan(amount)), house));
    it(`reads ${[house, ...variants].join(', ')} as ${amount}`, () => {
      for (const text of [house, `人民币${house}`, ...variants])
        assert.equal(parseUppercaseAmount(text), yuan(amount), text);
    });
  }
  it('puts 人民币 before it on request, with no space', () => {
    assert.equal(toUppercaseAmount(fen(1000), { prefix: true }), '人民币壹拾元整');
  });
  it('throws for a negative amount', () => assert.throws(() => toUppercaseAmount(fen(-1)), RangeError));

  const refused = [
    '',
    '元',
    '整',
    '人民币',
    '元整',
    '拾元整',
    '十元整',
    '壹仟伍元整',
    '壹万伍拾元整',
    '壹仟零零伍元整',
    '壹佰零元整',
    '零壹元整',
    '壹元',
    '壹元零角伍分',
    '壹元伍分',
    '壹元零伍角',
    '伍分整',
    '壹角零伍分',
    '零壹角整',
    '零壹角伍分',
    '壹元整整',
    '壹元整零',
    ' 壹元整',
    '壹 元整',
    '壹亿亿元整',
    '壹拾壹拾元整',
    '贰拾拾元整',
    '壹佰仟元整',
    '100元整',
    '人民币人民币壹元整',
    '玖仟玖佰玖拾玖万亿元整',
  ];
  for (const text of refused) {
    it(`does not read ${JSON.stringify(text)}`, () => assert.equal(parseUppercaseAmount(text), null));
  }
  it('is read back to the same fen, for any amount', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anAmount,
          fc.integer({ min: 0, max: 9 }).map((n) => fen(n * 10 ** 13)),
          fc.integer({ min: 0, max: 200_000 }).map(fen),
          fc.constant(fen(LARGEST)),
        ),
        (amount) => {
          assert.equal(parseUppercaseAmount(toUppercaseAmount(amount)), amount);
        },
      ),
      { numRuns: 1000 },
    );
  });
  it('never doubles 零, never has it before a unit, and closes whole yuan with 整', () => {
    fc.assert(
      fc.property(
        anAmount.filter((amount) => amount > 0),
        fc.boolean(),
        (amount, whole) => {
          const shown = whole ? fen(Math.ceil(amount / 1e6) * 100) : amount;
          const text = toUppercaseAmount(shown);
          assert.doesNotMatch(text, /零零|零[拾佰仟万亿元角分整]|^零|^元/);
          assert.equal(text.endsWith('元整'), shown % 100 === 0);
          assert.equal(text.includes('元'), shown >= 100);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
