// Which lines stand on which page, so that the seal never stands on a page without body text.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { paginate } from '../../server/documents/pagination.ts';
import { LINE_PITCH } from '../../server/documents/paper.ts';

const PAGE = 22 * LINE_PITCH;
const room = (firstLines: number, closingLines: number) => ({
  firstPage: firstLines * LINE_PITCH + 5,
  page: PAGE,
  closing: closingLines * LINE_PITCH,
});
const plain = (count: number): boolean[] => Array.from({ length: count }, () => false);
const counts = (lines: boolean[], firstLines: number, closingLines: number): number[] =>
  paginate(lines, room(firstLines, closingLines)).map((each) => each.count);

describe('pagination', () => {
  it('a page in the middle holds 22 lines', () => {
    assert.deepEqual(counts(plain(40), 8, 5), [8, 22, 10]);
  });

  it('where the seal does not fit, the last lines go with it', () => {
    assert.deepEqual(counts(plain(8), 8, 5), [6, 2]);
    assert.deepEqual(counts(plain(30), 8, 5), [8, 20, 2]);
  });

  it('a little too much is set a little closer instead', () => {
    const pages = paginate(plain(26), room(8, 5));
    assert.deepEqual(
      pages.map((each) => each.count),
      [8, 18],
    );
    assert.ok((pages.at(-1)?.pitch ?? 0) < LINE_PITCH);
    assert.equal(pages[0]?.pitch, LINE_PITCH);
  });

  it('a heading does not end a page', () => {
    const lines = plain(20);
    lines[7] = true;
    assert.deepEqual(counts(lines, 8, 5), [7, 13]);
  });

  it('no more lines go with the seal than fit above it, however many headings stand together', () => {
    const lines = [false, ...plain(11).map(() => true), false, false];
    assert.deepEqual(counts(lines, 14, 10), [2, 12]);
  });

  it('the page of the seal carries body text and room for the seal, whatever the length', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 2, maxLength: 120 }),
        fc.integer({ min: 2, max: 22 }),
        fc.integer({ min: 5, max: 12 }),
        (lines, firstLines, closingLines) => {
          lines[lines.length - 1] = false;
          const given = room(firstLines, closingLines);
          const pages = paginate(lines, given);
          const last = pages.at(-1);
          assert.ok(last !== undefined && last.count >= 1);
          const height = pages.length === 1 ? given.firstPage : given.page;
          assert.ok(last.count * last.pitch + given.closing <= height + 0.01);
          assert.equal(
            pages.reduce((sum, each) => sum + each.count, 0),
            lines.length,
          );
          for (const [index, page] of pages.entries()) {
            assert.ok(page.count >= 1);
            assert.ok(page.count * page.pitch <= (index === 0 ? given.firstPage : given.page) + 0.01);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
