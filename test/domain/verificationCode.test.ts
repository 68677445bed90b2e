// The code by which anyone may ask whether a document is genuine.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  checkVerificationCode,
  normaliseVerificationCode,
  verificationCode,
} from '../../server/domain/verificationCode.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const someBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const aCode = someBytes.map(verificationCode);
const ungrouped = (code: string) => code.replaceAll('-', '');

describe('a verification code', () => {
  it('is sixteen characters in groups of four, out of ten bytes', () => {
    assert.equal(verificationCode(new Uint8Array(10)), '0000-0000-0000-0000');
    fc.assert(
      fc.property(aCode, (code) => assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)),
    );
  });
  it('carries 75 bits: each of them changes it, and the five left over do not', () => {
    const codes = Array.from({ length: 80 }, (_, bit) => {
      const bytes = new Uint8Array(10);
      bytes[bit >> 3] = 128 >> (bit & 7);
      return verificationCode(bytes);
    });
    assert.equal(new Set(codes.slice(5)).size, 75);
    assert.deepEqual(new Set(codes.slice(0, 5)), new Set(['0000-0000-0000-0000']));
  });
  it('throws for another number of bytes', () => {
    for (const length of [0, 9, 11])
      assert.throws(() => verificationCode(new Uint8Array(length)), RangeError);
  });
});

describe('a verification code that is typed', () => {
  it('is found again in any case, with or without hyphens, with O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(aCode, (code) => {
        const spellings = [
          code,
          code.toLowerCase(),
          ungrouped(code),
          ` ${code.replaceAll('-', ' ')} `,
          code.replaceAll('0', 'O').replaceAll('1', 'l'),
          code.replaceAll('1', 'i').replaceAll('-', '—'),
        ];
        for (const text of spellings) assert.equal(normaliseVerificationCode(text), code, text);
        assert.deepEqual(checkVerificationCode(code), []);
      }),
    );
  });
  it('takes full-width characters', () => {
    assert.equal(normaliseVerificationCode('００００－００００－００００－００００'), '0000-0000-0000-0000');
  });
  it('is refused with any one character wrong', () => {
    fc.assert(
      fc.property(aCode, fc.nat(15), fc.constantFrom(...ALPHABET), (code, at, other) => {
        const text = ungrouped(code);
        fc.pre(text[at] !== other);
        assert.equal(normaliseVerificationCode(text.slice(0, at) + other + text.slice(at + 1)), null);
      }),
    );
  });
  it('is refused with any two characters exchanged', () => {
    fc.assert(
      fc.property(aCode, fc.nat(15), fc.nat(15), (code, a, b) => {
        const characters = [...ungrouped(code)];
        fc.pre(characters[a] !== characters[b]);
        [characters[a], characters[b]] = [characters[b] ?? '', characters[a] ?? ''];
        assert.equal(normaliseVerificationCode(characters.join('')), null);
      }),
    );
  });
  for (const text of [
    '',
    '0000-0000-0000-000',
    '0000-0000-0000-00000',
    '0000-0000-0000-000U',
    '0000-0000-0000-000*',
    '𠮷'.repeat(16),
    '0'.repeat(16) + ' '.repeat(49),
    '0'.repeat(100_000),
  ]) {
    it(`is refused as ${JSON.stringify(text.slice(0, 24))}`, () => {
      assert.deepEqual(checkVerificationCode(text, ['code']), [
        { code: 'verificationCode.shape', path: ['code'], params: {} },
      ]);
    });
  }
});
