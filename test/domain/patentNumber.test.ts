// The number of a Chinese patent application: its forms, its check character and its one spelling.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  checkPatentNumber,
  normalisePatentNumber,
  parsePatentNumber,
  patentCheckCharacter,
} from '../../server/domain/patentNumber.ts';

const codes = (text: string): string[] => checkPatentNumber(text).map((each) => each.code);
/** The digits with their own check character. */
const complete = (digits: string): string => `${digits}.${patentCheckCharacter(digits)}`;

describe('the check character of a patent number', () => {
  /** Worked through or printed by others; the last one has been granted. */
  const published: readonly (readonly [string, string])[] = [
    ['201710601862', '3'],
    ['97101765', '4'],
    ['95115608', 'X'],
    ['201380059266', '7'],
  ];
  for (const [digits, character] of published) {
    it(`of ${digits} is ${character}`, () => {
      assert.equal(patentCheckCharacter(digits), character);
      assert.deepEqual(codes(`${digits}.${character}`), []);
    });
  }

  it('is one of eleven: no other is taken', () => {
    const taken = [...'0123456789X'].filter((each) => codes(`201710601862.${each}`).length === 0);
    assert.deepEqual(taken, ['3']);
    assert.deepEqual(codes('201710601862.4'), ['patentNumber.check']);
    assert.deepEqual(codes('95115608.0'), ['patentNumber.check']);
  });

  const number = fc
    .tuple(fc.integer({ min: 2003, max: 2099 }), fc.constantFrom(1, 2, 3, 8, 9), fc.nat(9_999_999))
    .map(([year, kind, sequence]) => `${year}${kind}${String(sequence).padStart(7, '0')}`);

  it('finds one wrong digit of the sequence', () => {
    fc.assert(
      fc.property(
        number,
        fc.integer({ min: 5, max: 11 }),
        fc.integer({ min: 1, max: 9 }),
        (digits, at, more) => {
          const wrong = (Number(digits.charAt(at)) + more) % 10;
          const typed = `${digits.slice(0, at)}${wrong}${digits.slice(at + 1)}.${patentCheckCharacter(digits)}`;
          assert.deepEqual(codes(typed), ['patentNumber.check']);
        },
      ),
    );
  });

  it('finds two neighbours of the sequence that were exchanged', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 5, max: 10 }), (digits, at) => {
        const [a, b] = [digits.charAt(at), digits.charAt(at + 1)];
        fc.pre(a !== b);
        const typed = `${digits.slice(0, at)}${b}${a}${digits.slice(at + 2)}.${patentCheckCharacter(digits)}`;
        assert.deepEqual(codes(typed), ['patentNumber.check']);
      }),
    );
  });

  it('is written the same way whatever is typed around it', () => {
    fc.assert(
      fc.property(number, fc.constantFrom('', 'ZL', 'zl ', 'CN'), (digits, prefix) => {
        const typed = `${prefix}${digits.slice(0, 4)} ${digits.slice(4, 5)} ${digits.slice(5)}.${patentCheckCharacter(digits)}`;
        assert.equal(parsePatentNumber(typed)?.number, complete(digits));
      }),
    );
  });
});

describe('the form of a patent number', () => {
  it('may be spaced, without the point, in small letters or full width', () => {
    for (const text of [
      'ZL 2017 1 0601862.3',
      'zl2017106018623',
      'ＺＬ２０１７１０６０１８６２．３',
      'CN 201710601862.3',
    ]) {
      assert.deepEqual(codes(text), [], text);
    }
    assert.equal(normalisePatentNumber(' zl 95115608.x '), 'ZL95115608.X');
    assert.deepEqual(codes('95115608.x'), []);
  });

  it('has twelve digits or eight and a check character', () => {
    for (const text of [
      '',
      'ZL',
      '201710601862',
      '20171060186.3',
      '2017106018620.3',
      '9511560.8',
      'US95115608.X',
    ]) {
      assert.deepEqual(codes(text), ['patentNumber.shape'], text);
    }
  });

  it('names invention, utility model or design, 8 and 9 those that came in under the treaty', () => {
    const kindOf = (digits: string): string | undefined => parsePatentNumber(complete(digits))?.kind;
    assert.deepEqual(
      ['1', '2', '3', '8', '9'].map((kind) => kindOf(`2022${kind}0123456`)),
      ['invention', 'utilityModel', 'design', 'invention', 'utilityModel'],
    );
    assert.deepEqual(
      ['1', '2', '3', '8', '9'].map((kind) => kindOf(`97${kind}01765`)),
      ['invention', 'utilityModel', 'design', 'invention', 'utilityModel'],
    );
    for (const kind of ['0', '4', '5', '6', '7']) {
      assert.deepEqual(codes(complete(`2022${kind}0123456`)), ['patentNumber.shape'], kind);
      assert.deepEqual(codes(complete(`97${kind}01765`)), ['patentNumber.shape'], kind);
    }
  });

  it('is long from 2003 on and short from 1985 to 2003', () => {
    const yearOf = (digits: string): number | undefined => parsePatentNumber(complete(digits))?.year;
    assert.equal(yearOf('200310123456'), 2003);
    assert.equal(yearOf('200210123456'), undefined);
    assert.equal(yearOf('85101765'), 1985);
    assert.equal(yearOf('84101765'), undefined);
    assert.equal(yearOf('99101765'), 1999);
    assert.equal(yearOf('00101765'), 2000);
    assert.equal(yearOf('03101765'), 2003);
    assert.equal(yearOf('04101765'), undefined);
  });

  it('says with ZL, and only with ZL, that the patent has been granted', () => {
    assert.equal(parsePatentNumber('ZL2013800592667')?.isGranted, true);
    assert.equal(parsePatentNumber('CN2013800592667')?.isGranted, false);
    assert.equal(parsePatentNumber('2013800592667')?.isGranted, false);
  });

  it('that is wrong is told at the path where it was typed, and read as nothing', () => {
    assert.deepEqual(checkPatentNumber('ZL201710601862.5', ['outputs', 2, 'number']), [
      { code: 'patentNumber.check', path: ['outputs', 2, 'number'], params: {} },
    ]);
    assert.equal(parsePatentNumber('ZL201710601862.5'), null);
    assert.equal(parsePatentNumber('no number'), null);
  });
});
