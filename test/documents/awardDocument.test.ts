// 立项文件 and 公示 read back from the finished file: every project once, the head on every page, no row cut.
import { strict as assert } from 'node:assert';
import { renderAwardDocument, renderListing } from '../../server/documents/letters.ts';
import { fen } from '../../server/domain/money.ts';
import { readPdf, textOf } from './support/readPdf.ts';
import type { ReadPage } from './support/readPdf.ts';
import { aListing, anAwardDocument, awardedProjects, PLAIN, UNKNOWN } from './support/views.ts';

function listPages(pages: readonly ReadPage[]): readonly ReadPage[] {
  return pages.slice(pages.findIndex((page) => page.lines.some((line) => line.text === '附件')));
}

function columnOf(page: ReadPage, from: number, to: number): string {
  return page.pieces
    .filter((piece) => piece.size < 11 && piece.x >= from && piece.x < to)
    .map((piece) => piece.text)
    .join('');
}

describe('award document', () => {
  let pages: ReadPage[];
  before(async () => {
    pages = await readPdf(renderAwardDocument(anAwardDocument({ rows: awardedProjects(60) }), PLAIN));
  });

  it('carries mark, number, title, body, attachment and note', () => {
    const text = textOf(pages)
      .replace(/\n— \d+ —/g, '')
      .replaceAll('\n', '');
    for (const fact of [
      '澜州市科学技术局文件',
      '澜科〔2022〕15号',
      '各有关单位：',
      '60个项目予以立项，资助经费共600.177万元，实行包干制',
      '附件：2022年度澜州市自然科学基金立项项目清单',
      '（此件公开发布）',
      '抄送：澜州市财政局，各县区科学技术局。',
      '2022年10月12日印发',
    ]) {
      assert.ok(text.includes(fact), fact);
    }
  });

  it('the list repeats its head on every page', () => {
    const list = listPages(pages);
    assert.ok(list.length >= 3);
    for (const page of list) {
      const text = page.pieces.map((each) => each.text).join('');
      for (const heading of ['项目编号', '项目名称', '承担单位', '负责人', '资助经费', '执行期限']) {
        assert.ok(text.includes(heading), heading);
      }
    }
  });

  it('every project stands in the list once, whole, in order', () => {
    const numbers = listPages(pages).flatMap((page) =>
      page.pieces.flatMap((each) => (/^LZZR2022M\d{3}$/.test(each.text) ? [each.text] : [])),
    );
    assert.deepEqual(
      numbers,
      awardedProjects(60).map((each) => each.projectNumber),
    );
  });

  it('a row is not split between pages', () => {
    for (const page of listPages(pages)) {
      const whole = page.pieces.map((each) => each.text).join('');
      const starts = (whole.match(/滨海湿地碳汇/g) ?? []).length;
      const ends = (whole.match(/机制研究/g) ?? []).length;
      assert.equal(starts, ends);
    }
  });

  it('names with a dot are broken at the dot', () => {
    const [first] = listPages(pages);
    assert.ok(first?.pieces.some((each) => each.text === '古丽米热·'));
    assert.ok(first?.pieces.some((each) => each.text === '艾比布力'));
  });

  it('the list keeps inside the type area and pages are numbered on', () => {
    pages.forEach((page, index) => {
      assert.ok(page.lines.some((line) => line.text === `— ${index + 1} —`));
      for (const piece of page.pieces.filter((each) => each.size < 11)) {
        assert.ok(piece.x >= 79.36 && piece.right <= 521.59 && piece.baseline <= 742.69, piece.text);
      }
    });
  });

  it('the total is the sum of the rows', () => {
    const last = pages.at(-1);
    assert.ok(last !== undefined);
    assert.match(columnOf(last, 79, 522), /合计600\.177/);
  });

  it('a long project name and a large amount widen the row, not the page', async () => {
    const [row] = awardedProjects(1);
    assert.ok(row !== undefined);
    const rows = [
      { ...row, projectName: '盐碱地稻麦轮作'.repeat(18).slice(0, 120), amountFen: fen(99_999_999_999_999) },
      { ...row, projectName: 'A'.repeat(120), projectNumber: 'LZZR2022M002' },
    ];
    const drawn = await readPdf(renderAwardDocument(anAwardDocument({ rows }), PLAIN));
    const text = drawn.flatMap((page) => page.pieces.map((each) => each.text)).join('');
    assert.match(text, /99999999\.999999/);
    assert.equal((text.match(/A/g) ?? []).length, 120);
    for (const piece of drawn.flatMap((page) => page.pieces)) assert.ok(piece.right <= 521.59, piece.text);
  });

  it('an unknown character in any row stops the whole document and says where', () => {
    const rows = awardedProjects(3).map((each, index) =>
      index === 1 ? { ...each, leadName: UNKNOWN } : each,
    );
    assert.throws(
      () => renderAwardDocument(anAwardDocument({ rows }), PLAIN),
      (error) =>
        error instanceof Error &&
        'violations' in error &&
        JSON.stringify(error.violations).includes('"rows",1,"leadName"'),
    );
  });

  it('drawn again it has the same bytes', () => {
    const view = anAwardDocument({ rows: awardedProjects(20) });
    assert.ok(renderAwardDocument(view, PLAIN).equals(renderAwardDocument(view, PLAIN)));
  });
});

describe('publicity list', () => {
  it('states basis, period, where to object, and every project with its receipt number', async () => {
    const pages = await readPdf(renderListing(aListing(), PLAIN));
    const text = pages.flatMap((page) => page.pieces.map((each) => each.text)).join('');
    for (const fact of [
      '拟立项项目的公示',
      '2022年9月29日至2022年10月11日',
      '受理部门：澜州市科学技术局机关纪委',
      '联系电话：0000-7654321',
      'jw@kjj.lanzhou.example',
      '2022-ZR-000001',
      '2022-ZR-000003',
      '2022年9月28日',
    ]) {
      assert.ok(text.includes(fact), fact);
    }
  });

  it('has no red head', async () => {
    const [first] = await readPdf(renderListing(aListing(), PLAIN));
    assert.ok(first?.rules.every((rule) => rule.color !== '#e60012'));
  });
});
