// What a sentence shows for the facts it names: a word of a closed list in the reader's language, anything else as it is.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { find, sentence } from '../../server/domain/words/index.ts';
import { termWords } from '../../server/domain/words/terms.ts';

const KIND = 'errors.caseFile.missing';
const NAMES = 'errors.agreement.unsigned';

/** Signs that a pattern or a replacement could take for its own, among rare characters. */
const SIGNS = ['{', '}', '$', '&', '1', 'w', '·', ' ', '䶮', '𠮷'];

describe('a fact that a sentence names', () => {
  it('is shown by its word in the language of the reader when it is of a closed list', () => {
    const params = { kind: 'terms.caseKind.payment' };
    assert.equal(sentence('zh-CN', KIND, params), '案卷缺少：拨款。');
    assert.equal(sentence('en', KIND, params), 'The case file lacks: payment.');
  });
  it('is shown by its word within a list, too, counted off as the language does', () => {
    const params = { missing: ['terms.ruleTopic.scope', 'terms.ruleTopic.duties'] };
    assert.equal(
      sentence('zh-CN', 'errors.lumpSumRule.topics', params),
      '规定中尚缺：使用范围和标准、各方责任。',
    );
    assert.equal(
      sentence('en', 'errors.lumpSumRule.topics', params),
      'The rule does not settle yet: use and standards, duties.',
    );
  });
  it('may be a role', () => {
    const params = { role: 'roles.applicant' };
    assert.ok(
      sentence('zh-CN', 'errors.delegation.personal', params).includes(
        find('zh-CN', 'roles.applicant') ?? '?',
      ),
    );
  });
  it('is shown as it stands when the lists have no such word', () => {
    assert.equal(sentence('zh-CN', KIND, { kind: 'terms.caseKind.none' }), '案卷缺少：terms.caseKind.none。');
  });
  it('is shown as it stands when it is a name, however rare its characters', () => {
    for (const name of ['䶮某', '古丽米热·艾比布力', '欧阳 娜', '〇', '𠮷某'])
      assert.equal(sentence('zh-CN', NAMES, { names: [name] }), `尚未签署：${name}。`);
  });
  it('is never taken for a place to be filled', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...SIGNS) }), (name) => {
        assert.equal(
          sentence('en', NAMES, { names: [name, '{{names}}'] }),
          `Not signed yet: ${name}, {{names}}.`,
        );
      }),
    );
  });
});

describe('the words of closed lists', () => {
  it('are there in Chinese and in English, and none stands for two of a list', () => {
    const lists = new Set(Object.keys(termWords).map((key) => key.split('.')[0]));
    assert.ok(lists.size >= 6);
    for (const list of lists) {
      const words = Object.entries(termWords).filter(([key]) => key.startsWith(`${list}.`));
      for (const [key, { zh, en }] of words) {
        assert.match(zh, /\p{Script=Han}/u, key);
        assert.match(en, /^[\x20-\x7e]+$/, key);
      }
      for (const language of ['zh', 'en'] as const)
        assert.equal(new Set(words.map(([, word]) => word[language])).size, words.length);
    }
  });
});
