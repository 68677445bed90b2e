// 避头尾: how Chinese text is broken into lines, over invented widths.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { breakLines, closes, mayBreak, mayBreakAt, opens } from '../../server/documents/lineBreak.ts';
import type { Line, Measured } from '../../server/documents/lineBreak.ts';

const EM = 10;

function cells(text: string): Measured[] {
  return Array.from(text, (character) => ({
    character,
    width: /[\x20-\x7e]/.test(character) ? EM / 2 : EM,
  }));
}

function broken(text: string, ems: number, options = {}): string[] {
  return breakLines(cells(text), ems * EM, options).map(textOf);
}

function textOf(line: Line<Measured>): string {
  return line.cells.map((each) => each.cell.character).join('');
}

const CASES: readonly [string, string, number, string[]][] = [
  ['full-width characters fill the line', '一二三四五六七八九', 4, ['一二三四', '五六七八', '九']],
  ['a full stop is pulled into the line it closes', '一，二三。四', 4.5, ['一，二三。', '四']],
  [
    'a full stop that the line has no blank for takes its character along',
    '一二三四。五',
    4,
    ['一二三', '四。五'],
  ],
  [
    'a closing mark that cannot be pulled in takes its character along',
    '一二三四”）五六',
    4,
    ['一二三', '四”）五', '六'],
  ],
  ['an opening mark goes to the line of what it opens', '一二三（四五六', 4, ['一二三', '（四五六']],
  ['an opening mark with a space behind it goes along as well', '一二三（ 四五', 4, ['一二三', '（ 四五']],
  ['a number stays whole', '金额为1234567元整', 5, ['金额为', '1234567元', '整']],
  ['a western word stays whole', '基于CRISPR技术', 4, ['基于', 'CRISPR技', '术']],
  ['a percentage keeps its sign', '占比达到百分之95%以上', 8, ['占比达到百分之', '95%以上']],
  ['a dash of two characters is not torn', '一二三——四', 4, ['一二三', '——四']],
  ['an ellipsis of two characters is not torn', '一二三……四', 4, ['一二三', '……四']],
  ['the dot of a foreign name does not begin a line', '古丽米热·艾比', 4, ['古丽米', '热·艾比']],
  ['a space at the end of a line is dropped', '一二三 四五六', 3, ['一二三', '四五六']],
  [
    'a word longer than the line is cut, since nothing else is possible',
    'abcdefghijkl',
    3,
    ['abcdef', 'ghijkl'],
  ],
];

describe('line breaker', () => {
  for (const [rule, text, ems, expected] of CASES) {
    it(rule, () => assert.deepEqual(broken(text, ems), expected));
  }

  it('the first line gives way to the indent', () => {
    assert.deepEqual(broken('一二三四五六七', 4, { firstIndent: 2 * EM }), ['一二', '三四五六', '七']);
  });

  it('an opening mark that is squeezed is drawn over the blank it gives up', () => {
    const [line] = breakLines(cells('（一二三四五）六七八九十'), 6.4 * EM);
    assert.ok(line !== undefined);
    assert.equal(textOf(line), '（一二三四五）');
    assert.ok(Math.abs(line.right - 6.4 * EM) < 0.02);
    const [mark, next] = line.cells;
    assert.ok(mark !== undefined && next !== undefined && mark.pull > 0);
    assert.ok(Math.abs(next.x - (EM - mark.pull)) < 0.001);
  });

  it('a line that had to let a character go ends flush right all the same', () => {
    const [line] = breakLines(cells('一二三四五六七八九十甲乙丙（丁'), 14 * EM);
    assert.ok(line !== undefined);
    assert.equal(textOf(line), '一二三四五六七八九十甲乙丙');
    const last = line.cells.at(-1);
    assert.ok(last !== undefined && Math.abs(last.x + EM - 14 * EM) < 0.02);
  });

  it('a line is not torn apart to end flush right', () => {
    const [line] = breakLines(cells('金额为12345678901234元'), 8 * EM);
    assert.equal(line?.right, 3 * EM);
  });

  it('an opening mark never ends a line, nor a closing one begins one', () => {
    assert.equal(mayBreak('（', '一'), false);
    assert.equal(mayBreak('一', '。'), false);
    assert.equal(mayBreak('。', '一'), true);
  });

  describe('over any text', () => {
    const character = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...'一二三四五六七八九十䶮〇𠮷') },
      { weight: 2, arbitrary: fc.constantFrom(...'，。、；：！？）》”〕·') },
      { weight: 1, arbitrary: fc.constantFrom(...'（《“〔') },
      { weight: 2, arbitrary: fc.constantFrom(...'abcXYZ0123456789.,%') },
      { weight: 1, arbitrary: fc.constantFrom(' ', '—', '…') },
    );
    const text = fc.array(character, { maxLength: 120 }).map((each) => each.join('').trim());
    const ems = fc.integer({ min: 3, max: 28 });

    function holds(property: (lines: Line<Measured>[], text: string, width: number) => void): void {
      fc.assert(
        fc.property(text, ems, (given, count) => {
          property(breakLines(cells(given), count * EM), given, count * EM);
        }),
        { numRuns: 500 },
      );
    }

    it('nothing is lost but spaces at line ends', () =>
      holds((lines, given) => {
        const bare = (value: string): string => value.replaceAll(' ', '');
        assert.equal(bare(lines.map(textOf).join('')), bare(given));
      }));

    it('no line is wider than the column', () =>
      holds((lines, _, width) => {
        for (const line of lines)
          assert.ok(line.right <= width + 0.05, `${textOf(line)}: ${line.right} > ${width}`);
      }));

    it('no line begins with a closing mark or ends with an opening one, unless no place was left', () =>
      holds((lines) => {
        lines.slice(1).forEach((line, index) => {
          if (lines[index]?.isForced === true) return;
          const before = lines[index]?.cells.at(-1)?.cell.character ?? '';
          const first = line.cells[0]?.cell.character ?? '';
          assert.ok(!closes(first), textOf(line));
          assert.ok(!opens(before), before);
        });
      }));

    it('a place is forced only where the line has none', () =>
      holds((lines) => {
        for (const line of lines.filter((each) => each.isForced)) {
          const cells = line.cells.map((each) => each.cell);
          for (let at = 1; at < cells.length; at += 1) assert.ok(!mayBreakAt(cells, at));
        }
      }));

    it('cells never lie over each other by more than a mark can give', () =>
      holds((lines) => {
        for (const { cells: placed } of lines) {
          placed.slice(1).forEach((next, index) => {
            const here = placed[index];
            assert.ok(here !== undefined);
            const step = next.x - here.x;
            const isMark = closes(here.cell.character) || opens(here.cell.character);
            assert.ok(step >= here.cell.width * (isMark ? 0.5 : 1) - 0.01);
          });
        }
      }));
  });
});
