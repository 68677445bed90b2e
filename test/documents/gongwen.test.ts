// The official document measured from the finished file against GB/T 9704-2012.
import { strict as assert } from 'node:assert';
import { drawGongwen, heading, subheading, text } from '../../server/documents/gongwen.ts';
import type { Gongwen } from '../../server/documents/gongwen.ts';
import { openSheet } from '../../server/documents/kit.ts';
import { fontsIn, readPdf } from './support/readPdf.ts';
import type { ReadPage, TextLine } from './support/readPdf.ts';
import { PLAIN } from './support/views.ts';

const MM = 72 / 25.4;
const FULL = '滨海盐碱土团聚体有机碳稳定机制对水盐运移响应研究示范推广';
const DATE = '2022年10月12日';

function aGongwen(changes: Partial<Gongwen> = {}): Gongwen {
  return {
    head: { mark: '澜州市科学技术局文件', number: '澜科〔2022〕15号' },
    title: ['澜州市科学技术局', '关于', '项目立项的通知'],
    recipient: '各有关单位',
    body: [text(FULL.repeat(50))],
    attachments: [],
    signature: '澜州市科学技术局',
    signedOn: '2022-10-12',
    note: null,
    verification: null,
    annexes: [],
    imprint: null,
    ...changes,
  };
}

async function draw(gongwen: Gongwen): Promise<ReadPage[]> {
  return readPdf(bytesOf(gongwen));
}

function bytesOf(gongwen: Gongwen): Buffer {
  const sheet = openSheet({ ...PLAIN, title: '', author: '', subject: '', issuedAt: new Date(0) });
  drawGongwen(sheet, gongwen);
  return sheet.finish();
}

function near(actual: number | undefined, expected: number, tolerance: number, what = ''): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= tolerance,
    `${what} ${actual} is not ${expected} ± ${tolerance}`,
  );
}

/** Without the page number. */
function bodyOf(page: ReadPage | undefined): readonly TextLine[] {
  return (page?.lines ?? []).filter((line) => !/^— \d+ —$/.test(line.text));
}

function lineWith(page: ReadPage | undefined, part: string): TextLine {
  const line = page?.lines.find((each) => each.text.includes(part));
  assert.ok(line !== undefined, `no line with ${part}`);
  return line;
}

describe('official document', () => {
  let bytes: Buffer;
  let pages: ReadPage[];
  before(async () => {
    bytes = bytesOf(aGongwen());
    pages = await readPdf(bytes);
  });

  it('the paper is A4', () => {
    for (const page of pages) {
      near(page.width, 595.28, 0.05);
      near(page.height, 841.89, 0.05);
    }
  });

  it('the upper edge of the mark lies 72 mm below the edge of the paper', async () => {
    const mark = lineWith(pages[0], '文件');
    const face = (await fontsIn(bytes)).find((each) => each.name.includes('Black'));
    near(mark.baseline - (face?.inkTop ?? 0) * mark.size, 72 * MM, 1.5 * MM);
  });

  it('the number stands two lines under the mark, centred', () => {
    const number = lineWith(pages[0], '澜科〔2022〕15号');
    near((number.x + number.right) / 2, 300.47, 1);
    near(number.size, 16, 0.01);
    near(number.baseline - 0.88 * 16 - lineWith(pages[0], '文件').baseline, 2.5 * 28.95, 15);
  });

  it('the red rule is 156 mm wide and 4 mm under the number', () => {
    const rules = (pages[0]?.rules ?? []).filter((each) => each.color === '#e60012');
    assert.equal(rules.length, 1);
    const [rule] = rules;
    near((rule?.to ?? 0) - (rule?.from ?? 0), 156 * MM, 1 * MM);
    near(rule?.from, 28 * MM, 0.5);
    const number = lineWith(pages[0], '澜科〔2022〕15号');
    near((rule?.y ?? 0) - (number.baseline + 0.12 * 16), 4 * MM, 1.5);
  });

  it('the title is 二号, centred, two lines under the rule', () => {
    const title = lineWith(pages[0], '项目立项的通知');
    near(title.size, 22, 0.01);
    near((title.x + title.right) / 2, 300.47, 1);
    near(title.baseline - (pages[0]?.rules[0]?.y ?? 0), 2 * 28.95 + 28, 8);
  });

  it('the addressee stands flush left with a full-width colon', () => {
    const recipient = lineWith(pages[0], '各有关单位');
    assert.equal(recipient.text, '各有关单位：');
    near(recipient.x, 79.37, 0.5);
  });

  it('the first page shows body text, indented by two characters', () => {
    const first = lineWith(pages[0], FULL.slice(0, 20));
    near(first.x, 79.37 + 2 * 15.79, 0.5);
    near(first.size, 16, 0.01);
  });

  it('a full page has 22 lines of 28 characters', () => {
    const lines = bodyOf(pages[1]);
    assert.equal(lines.length, 22);
    for (const line of lines) assert.equal([...line.text].length, 28);
    near((lines[21]?.baseline ?? 0) - (lines[0]?.baseline ?? 0), 21 * 28.95, 0.1);
  });

  it('all text lies inside the type area', () => {
    for (const page of pages) {
      for (const line of bodyOf(page)) {
        assert.ok(line.x >= 79.36 && line.right <= 521.59, `${line.text} ${line.x}–${line.right}`);
        assert.ok(
          line.baseline - 0.88 * line.size >= 104.87 && line.baseline + 0.12 * line.size <= 742.69,
          line.text,
        );
      }
    }
  });

  it('page numbers stand 7 mm under the type area, odd ones at the right, even ones at the left', () => {
    pages.forEach((page, index) => {
      const number = lineWith(page, `— ${index + 1} —`);
      near(number.size, 14, 0.01);
      near(number.baseline - 0.33 * 14, 742.68 + 7 * MM, 2 * MM);
      if (index % 2 === 0) near(number.right, 521.57 - 14, 1);
      else near(number.x, 79.37 + 14, 1);
    });
  });

  it('every font is embedded', async () => {
    const fonts = await fontsIn(bytes);
    assert.ok(fonts.length >= 2);
    for (const font of fonts) assert.ok(font.isEmbedded, font.name);
  });

  it('the date stands four characters from the right, the signature centred above it', () => {
    const page = pages.at(-1);
    const date = lineWith(page, DATE);
    const signature = page?.lines.filter((each) => each.text === '澜州市科学技术局').at(-1);
    near(date.right, 521.57 - 4 * 15.79, 1);
    near(((signature?.x ?? 0) + (signature?.right ?? 0)) / 2, (date.x + date.right) / 2, 1);
    near(date.baseline - (signature?.baseline ?? 0), 28.95, 0.1);
  });

  it('the place of the seal is marked and no seal is drawn', () => {
    assert.ok(pages.at(-1)?.lines.some((line) => line.text.includes('用印位置')));
    assert.ok(pages.at(-1)?.rules.every((rule) => rule.color !== '#e60012'));
  });

  it('headings of the first two levels are set in 黑体 and 楷体', async () => {
    const fonts = await fontsIn(
      bytesOf(aGongwen({ body: [heading('一、项目'), subheading('（一）范围。', FULL)] })),
    );
    const names = fonts.map((each) => each.name).join();
    assert.match(names, /NotoSansSC/);
    assert.match(names, /LXGWWenKai/);
  });

  it('attachments are listed one line under the body, numbered, without a full stop', async () => {
    const body = [text(FULL.repeat(12))];
    const page = (await draw(aGongwen({ body, attachments: ['项目清单', '经费安排表'] }))).at(-1);
    const first = lineWith(page, '附件');
    assert.equal(first.text, '附件：1.项目清单');
    near(first.x, 79.37 + 2 * 15.79, 0.5);
    const above = bodyOf(page)
      .filter((line) => line.baseline < first.baseline)
      .at(-1);
    near(first.baseline - (above?.baseline ?? 0), 2 * 28.95, 0.1);
    const second = lineWith(page, '2.');
    near(second.x, first.x + 3 * 15.79, 0.5);
  });

  it('the imprint lies on the lower edge of the type area: rules of 0.35, 0.25 and 0.35 mm', async () => {
    const imprint = { copiesTo: ['澜州市财政局'], office: '澜州市科学技术局办公室', printedOn: '2022-10-12' };
    const page = (await draw(aGongwen({ imprint }))).at(-1);
    const rules = (page?.rules ?? []).filter((rule) => rule.color === '#000000').sort((a, b) => a.y - b.y);
    assert.equal(rules.length, 3);
    rules.forEach((rule, index) => {
      near(rule.to - rule.from, 156 * MM, 0.5);
      near(rule.thickness, (index === 1 ? 0.25 : 0.35) * MM, 0.02);
    });
    near(rules[2]?.y, 742.68, 1);
    const copies = lineWith(page, '抄送');
    assert.equal(copies.text, '抄送：澜州市财政局。');
    near(copies.x, 79.37 + 14, 0.5);
    near(lineWith(page, '印发').right, 521.57 - 14, 0.5);
  });

  it('a page with nothing but the imprint has no number', async () => {
    const copiesTo = Array.from({ length: 60 }, (_, index) => `澜州市第${index + 1}有关单位`);
    const imprint = { copiesTo, office: '办公室', printedOn: '2022-10-12' };
    const all = await draw(aGongwen({ body: [text(FULL.repeat(26))], imprint }));
    assert.ok(bodyOf(all.at(-1)).every((line) => !line.text.includes(FULL.slice(0, 8))));
    assert.ok(all.at(-1)?.lines.every((line) => !/^— \d+ —$/.test(line.text)));
    assert.ok(all.at(-2)?.lines.some((line) => /^— \d+ —$/.test(line.text)));
  });

  it('a title of 120 characters and a long mark leave room for body text on the first page', async () => {
    const title = ['澜州市科学技术局关于', FULL.repeat(4), '的通知'];
    const mark = '澜州市科学技术局澜州市财政局澜州市人力资源和社会保障局文件';
    const [first] = await draw(aGongwen({ title, head: { mark, number: '澜科〔2022〕15号' } }));
    assert.ok(lineWith(first, FULL.slice(0, 20)));
    for (const line of bodyOf(first)) assert.ok(line.x >= 79.36 && line.right <= 521.59, line.text);
  });

  it('the page of the seal carries body text for every length of the body from 1 to 80 lines', async function () {
    this.timeout(60_000);
    for (let lines = 1; lines <= 80; lines += 1) {
      const body = [text(FULL.repeat(lines).slice(0, lines * 28 - 2))];
      const drawn = await draw(aGongwen({ body }));
      const last = drawn.at(-1);
      assert.ok(last?.lines.some((line) => line.text.includes(DATE)));
      const date = lineWith(last, DATE);
      const above = bodyOf(last).filter((line) => line.size === 16 && line.baseline < date.baseline - 60);
      const carries = above.some((line) => [...FULL].filter((each) => line.text.includes(each)).length > 3);
      assert.ok(carries, `${lines} lines: ${last?.lines.map((line) => line.text).join(' | ')}`);
      assert.ok(date.baseline + 28.95 <= 742.68, `${lines} lines: the seal has no room`);
    }
  });

  it('the page of the seal carries body text even when one short sentence meets the longest title', async () => {
    const title = ['澜州市科学技术局关于', FULL.repeat(4), '的通知'];
    const drawn = await draw(aGongwen({ title, body: [text('请遵照执行，并于月底前报送。')] }));
    const last = drawn.at(-1);
    assert.ok(last?.lines.some((line) => line.text.includes(DATE)));
    assert.ok(drawn.length === 1 || bodyOf(last).some((line) => /。$/.test(line.text)));
  });
});
