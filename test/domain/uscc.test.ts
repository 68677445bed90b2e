// Credit codes of GB 32100-2015: the standard's own example and invented ones.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { checkUscc, makeUscc, normaliseUscc } from '../../server/domain/uscc.ts';

const codes = (text: string) => checkUscc(text, ['uscc']).map((each) => each.code);
const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

describe('a unified social credit code', () => {
  it('takes the example of the standard', () => assert.deepEqual(codes('91350100M000100Y43'), []));
  it('writes 0 where the sum leaves no remainder', () => {
    assert.deepEqual(codes('91370500MA00000820'), []);
    assert.equal(makeUscc('91370500MA0000082'), '91370500MA00000820');
  });
  it('takes lower case, full width and spaces as the same code', () => {
    for (const text of [
      '91350100m000100y43',
      '９１３５０１００Ｍ０００１００Ｙ４３',
      ' 91350100 M000100Y4 3 ',
    ]) {
      assert.deepEqual(codes(text), [], text);
      assert.equal(normaliseUscc(text), '91350100M000100Y43');
    }
  });
  it('refuses a wrong check character', () => {
    assert.deepEqual(checkUscc('91350100M000100Y44', ['uscc']), [
      { code: 'uscc.check', path: ['uscc'], params: {} },
    ]);
  });
  for (const text of [
    '',
    '91350100M000100Y4',
    '91350100M000100Y433',
    '91350100M000100Y4Z',
    '91350100I000100Y43',
    '91350100O000100Y43',
    '91350100S000100Y43',
    '91350100V000100Y43',
    '9135010AM000100Y43',
    '91350100-000100Y43',
    '350100000000000',
  ]) {
    it(`refuses the shape of ${JSON.stringify(text)}`, () => assert.deepEqual(codes(text), ['uscc.shape']));
  }
  it('notices any single character that is mistyped', () => {
    const start = fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(start, fc.nat(16), fc.constantFrom(...ALPHABET), (organisation, at, other) => {
        const code = makeUscc(`12370500${organisation.join('')}`);
        assert.deepEqual(codes(code), []);
        fc.pre(code[at] !== other);
        assert.notDeepEqual(codes(code.slice(0, at) + other + code.slice(at + 1)), []);
      }),
    );
  });
  it('throws for a start that no code has', () => {
    for (const text of ['', '91350100M000100Y43', '91350100M000100I4'])
      assert.throws(() => makeUscc(text), RangeError);
  });
});
