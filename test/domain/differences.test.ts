// Where two versions of a document differ: every place, none twice, each as a person can read it.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { differences, shownValue } from '../../server/domain/differences.ts';

describe('differences of two versions', () => {
  it('are none where a key holds nothing, one where it holds null', () => {
    assert.deepEqual(differences({ a: undefined }, {}), []);
    assert.deepEqual(differences({ a: null }, {}), [{ path: ['a'], before: null, after: undefined }]);
  });
  it('see a list become an object, and a key that every object has by birth', () => {
    assert.equal(differences({ a: [] }, { a: {} }).length, 1);
    assert.deepEqual(differences({}, JSON.parse('{"constructor":1}')), [
      { path: ['constructor'], before: undefined, after: 1 },
    ]);
  });
  it('are shown short, whole characters only', () => {
    assert.equal(shownValue('𠮷'.repeat(61)), `${'𠮷'.repeat(60)}…`);
    assert.equal(shownValue({ a: 1 }), '{"a":1}');
    assert.equal(shownValue(null), '—');
  });
  it('are none between a version and its copy, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        assert.deepEqual(differences(value, structuredClone(value)), []);
      }),
    );
  });
  it('are there, and the same places, whichever version is looked at first', () => {
    const places = (a: unknown, b: unknown): string[] =>
      differences(a, b)
        .map(({ path }) => JSON.stringify(path))
        .sort();
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => {
        assert.deepEqual(places(a, b), places(b, a));
        assert.equal(new Set(places(a, b)).size, places(a, b).length);
      }),
    );
  });
  it('name the row that was added to a list or taken from it', () => {
    assert.deepEqual(differences([1], [1, 2]), [{ path: [1], before: undefined, after: 2 }]);
    assert.deepEqual(differences({ rows: [1, 2] }, { rows: [1] }), [
      { path: ['rows', 1], before: 2, after: undefined },
    ]);
  });
});
