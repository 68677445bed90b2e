// Titles of several lines: trapezium or rhombus, no word and no name split.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { cellsOf } from '../../server/documents/cells.ts';
import { setTitle } from '../../server/documents/title.ts';
import { FACES } from './support/views.ts';

const STYLE = { role: '小标宋', size: 22 } as const;
const WIDTH = 18 * 22;

function set(...phrases: string[]): { text: string; width: number }[] {
  const lines = setTitle(
    phrases.map((each) => cellsOf(each, STYLE, FACES)),
    WIDTH,
  );
  return lines.map((line) => ({
    text: line.cells.map((each) => each.cell.character).join(''),
    width: line.right,
  }));
}

describe('title', () => {
  it('a title that fits stays on one line', () => {
    assert.deepEqual(
      set('澜州市自然科学基金', '项目立项通知书').map((each) => each.text),
      ['澜州市自然科学基金项目立项通知书'],
    );
  });

  it('the name of the bureau and of the programme stay whole', () => {
    assert.deepEqual(
      set('澜州市科学技术局', '关于', '2022年度', '澜州市自然科学基金', '项目立项的通知').map(
        (each) => each.text,
      ),
      ['澜州市科学技术局关于2022年度', '澜州市自然科学基金项目立项的通知'],
    );
  });

  it('a bracket goes to the next line as a whole', () => {
    assert.deepEqual(
      set('澜州市重大科技示范工程（盐碱地综合利用）', '项目立项通知书').map((each) => each.text),
      ['澜州市重大科技示范工程', '（盐碱地综合利用）项目立项通知书'],
    );
  });

  it('two lines are of different length', () => {
    const [first, second] = set('关于', '2022年度', '澜州市自然科学基金', '拟立项项目的公示');
    assert.ok(first !== undefined && second !== undefined);
    assert.ok(Math.abs(first.width - second.width) > 11);
  });

  it('three lines fall, rise, or are widest in the middle', () => {
    const widths = set(
      '澜州市科学技术局',
      '关于',
      '下达',
      '2022年度',
      '澜州市自然科学基金',
      '重点项目和面上项目',
      '立项计划及经费安排的通知',
    ).map((each) => each.width);
    assert.equal(widths.length, 3);
    const [a = 0, b = 0, c = 0] = widths;
    assert.ok((a > b && b > c) || (a < b && b < c) || (a < b && b > c), widths.join(' '));
  });

  it('any title of up to 120 characters keeps inside its width and loses nothing', () => {
    const text = fc
      .array(fc.constantFrom(...'关于下达澜州市自然科学基金项目立项计划的通知（）《》、，2022AB'), {
        minLength: 1,
        maxLength: 120,
      })
      .map((each) => each.join(''));
    fc.assert(
      fc.property(text, (given) => {
        const lines = set(given);
        assert.equal(lines.map((each) => each.text).join(''), given);
        for (const line of lines) assert.ok(line.width <= WIDTH + 0.05);
      }),
      { numRuns: 200 },
    );
  });
});
