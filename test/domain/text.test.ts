// Text from outside: names that break software stay whole, characters nobody sees do not get in.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  checkLine,
  checkText,
  codePoints,
  normaliseKey,
  normaliseLine,
  normaliseName,
  normaliseText,
} from '../../server/domain/text.ts';

const codes = (text: string, limit?: number) => checkLine(text, ['title'], limit).map((each) => each.code);
const anyText = fc.string({ unit: 'binary' });
const INVISIBLE = [
  '\u000b',
  '\u0000',
  '\u007f',
  '\u0085',
  '\u00ad',
  '\u061c',
  '\u200b',
  '\u200d',
  '\u200e',
  '\u200f',
  '\ufeff',
  '\u202a',
  '\u202e',
  '\u2060',
  '\u2066',
  '\u2069',
  '\u{e0041}',
];

describe('the length of a text', () => {
  it('counts a character beyond U+FFFF as one', () => {
    assert.deepEqual(['', '䶮', '𠮷', '𠮷'.repeat(200), 'a𠮷〇'].map(codePoints), [0, 1, 1, 200, 3]);
  });
  it('allows exactly the limit', () => {
    assert.deepEqual(codes('𠮷'.repeat(200), 200), []);
    assert.deepEqual(checkLine('𠮷'.repeat(201), ['title'], 200), [
      { code: 'text.tooLong', path: ['title'], params: { length: 201, limit: 200 } },
    ]);
  });
});

describe('characters nobody sees', () => {
  for (const character of INVISIBLE) {
    it(`refuses or removes ${JSON.stringify(character)}`, () => {
      const text = `科${character}管`;
      assert.deepEqual(codes(text), ['text.invisible']);
      assert.deepEqual(checkText(text)[0]?.code, 'text.invisible');
      for (const normalise of [normaliseLine, normaliseText, normaliseName, normaliseKey]) {
        assert.equal(normalise(text).replace(' ', ''), '科管');
      }
    });
  }
  it('names the character that it refuses', () => {
    assert.deepEqual(checkLine('a\u202eb', ['title'])[0]?.params, { character: 'U+202E' });
  });
  it('refuses half a character, and takes a whole one', () => {
    assert.deepEqual(codes('\ud842'), ['text.loneSurrogate']);
    assert.deepEqual(codes('a\udfb7b'), ['text.loneSurrogate']);
    assert.deepEqual(codes('𠮷'), []);
  });
  it('says everything at once', () => {
    assert.deepEqual(codes('\ud842\u200b三', 2), ['text.loneSurrogate', 'text.invisible', 'text.tooLong']);
  });
});

describe('one line and several lines', () => {
  it('makes breaks and tabs of a pasted title into spaces', () => {
    assert.equal(normaliseLine(' 盐碱地\r\n稻麦\t轮作\u2028研究 '), '盐碱地 稻麦 轮作 研究');
    for (const text of ['a\nb', 'a\rb', 'a\tb', 'a\u2028b'])
      assert.deepEqual(codes(text), ['text.invisible'], JSON.stringify(text));
  });
  it('keeps the lines of a long text, with one kind of break', () => {
    assert.equal(normaliseText(' 一\r\n二\r三\n\n\t四\u000b\u2029五 '), '一\n二\n三\n\n\t四\n五');
    assert.deepEqual(checkText('一\n\t二'), []);
    assert.equal(checkText('一\r\n二')[0]?.code, 'text.invisible');
  });
  it('composes what arrives decomposed', () => {
    assert.equal(normaliseLine('e\u0301'), 'é');
    assert.equal(normaliseText('e\u0301'), 'é');
  });
  it('leaves nothing that the check refuses, and changes nothing a second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const normalise of [normaliseLine, normaliseName, normaliseKey]) {
          const once = normalise(text);
          assert.deepEqual(codes(once), []);
          assert.equal(normalise(once), once);
        }
        const several = normaliseText(text);
        assert.deepEqual(checkText(several), []);
        assert.equal(normaliseText(several), several);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a name', () => {
  for (const name of ['䶮', '古丽米热·艾比布力', '欧阳 娜', '〇', '𠮷野', '葛\u{e0100}', 'Émile Ångström']) {
    it(`keeps ${name}`, () => {
      assert.equal(normaliseName(name), name);
      assert.deepEqual(codes(name), []);
    });
  }
  it('has single spaces and one kind of dot', () => {
    assert.equal(normaliseName('  欧阳　 娜\u00a0'), '欧阳 娜');
    for (const dot of '•‧∙⋅・･')
      assert.equal(normaliseName(`古丽米热${dot}艾比布力`), '古丽米热·艾比布力', dot);
  });
});

describe('a key', () => {
  it('is one whatever the width, case and spaces', () => {
    for (const text of ['Wang.Li', 'ｗａｎｇ．ＬＩ', ' wang.li\u200b', 'wang .li'])
      assert.equal(normaliseKey(text), 'wang.li');
  });
  it('tells 𠮷 from 𠀋', () => assert.notEqual(normaliseKey('𠮷'), normaliseKey('𠀋')));
});
