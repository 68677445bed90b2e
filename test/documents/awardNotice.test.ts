// 立项通知书 read back from the finished file.
import { strict as assert } from 'node:assert';
import { create } from 'qrcode';
import fc from 'fast-check';
import { renderAwardNotice, UnprintableText } from '../../server/documents/letters.ts';
import type { AwardNoticeView } from '../../server/documents/letters.ts';
import { fen, parseUppercaseAmount, parseWan, parseYuan } from '../../server/domain/money.ts';
import { fontsIn, metadataOf, readPdf, textOf } from './support/readPdf.ts';
import type { ReadPage } from './support/readPdf.ts';
import { aNotice, PLAIN, UNKNOWN } from './support/views.ts';

const LONGEST = '盐碱地稻麦轮作关键技术'.repeat(11).slice(0, 120);
const LARGEST = fen(99_999_999_999_999);

async function draw(changes: Partial<AwardNoticeView> = {}): Promise<ReadPage[]> {
  return readPdf(renderAwardNotice(aNotice(changes), PLAIN));
}

/** As a reader takes it: the lines of the body without their ends. */
async function textWith(changes: Partial<AwardNoticeView> = {}): Promise<string> {
  return textOf(await draw(changes))
    .replace(/\n— \d+ —/g, '')
    .replaceAll('\n', '');
}

function amountsIn(text: string): (number | null)[] {
  const [, wan = '', yuan = ''] = /资助经费：([\d.]+)万元（([\d,.]+)元）/.exec(text) ?? [];
  const [, words = ''] = /大写金额：(人民币.+?)经费管理方式/.exec(text) ?? [];
  return [parseWan(wan), parseYuan(yuan.replaceAll(',', '')), parseUppercaseAmount(words)];
}

describe('award notice', () => {
  it('states every fact of the award', async () => {
    const text = await textWith();
    for (const fact of [
      '澜州市科学技术局文件',
      '通知书编号：2022-ZR-TZ-0001',
      '澜州市自然科学基金项目立项通知书',
      '澜州大学：',
      '（澜科〔2022〕15号）',
      '集体研究（2022年第18次局党组会议），并于',
      '2022年9月29日至2022年10月11日公示',
      '项目名称：滨海盐碱土团聚体中有机碳稳定机制及其对水盐运移的响应研究',
      '项目编号：LZZR2022M001',
      '项目负责人：古丽米热·艾比布力',
      '合作单位：澜州市农业科学研究院、䶮溪生物科技有限公司',
      '执行期限：2023年1月1日至2024年12月31日',
      '经费管理方式：包干制',
      '2022年11月10日前',
      '联系人：欧阳 娜；联系电话：0000-1234567。',
      '2022年10月12日',
      '核验码：ABCD-EFGH-JKMN-PQRS',
      'https://kjj.lanzhou.example/verify/',
    ]) {
      assert.ok(text.includes(fact), `${fact} is not in ${text}`);
    }
  });

  it('lump sum asks for the pledge and the filing of the host’s rules, itemised for neither', async () => {
    const lumpSum = await textWith({ budgetMode: 'lump_sum' });
    assert.match(lumpSum, /科研诚信承诺书/);
    assert.match(lumpSum, /包干制管理规定须报我局备案/);
    const itemised = await textWith({ budgetMode: 'itemised' });
    assert.match(itemised, /经费管理方式：预算制/);
    assert.doesNotMatch(itemised, /承诺书|包干制/);
  });

  it('minutes without a number are not cited as an empty bracket', async () => {
    assert.match(await textWith({ meeting: '' }), /集体研究，并于/);
  });

  it('a project without partners has no line for them', async () => {
    assert.doesNotMatch(await textWith({ partners: [] }), /合作单位/);
  });

  it('the amount in 万元, in 元 and in 大写 reads back to the same fen', async () => {
    const amounts = [1, 10, 100, 10_000_000, 12_500_000, 140_950, 10_700_053, 1_000_500_003, LARGEST];
    for (const amount of amounts) {
      const text = await textWith({ amountFen: fen(amount) });
      assert.deepEqual(amountsIn(text), [amount, amount, amount], text);
    }
  });

  it('any amount reads back to the same fen', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: LARGEST }), async (amount) => {
        assert.deepEqual(amountsIn(await textWith({ amountFen: fen(amount) })), [amount, amount, amount]);
      }),
      { numRuns: 15 },
    );
  });

  for (const name of ['䶮一鸣', '古丽米热·艾比布力', '欧阳 娜', '王〇', '𠮷田']) {
    it(`the name ${name} is drawn and comes out again`, async () => {
      assert.ok((await textWith({ leadName: name })).includes(`项目负责人：${name}`));
    });
  }

  it('a character that no typeface has stops the notice and is named', () => {
    assert.throws(
      () => renderAwardNotice(aNotice({ leadName: `欧阳${UNKNOWN}` }), PLAIN),
      (error) =>
        error instanceof UnprintableText &&
        error.characters.join() === UNKNOWN &&
        error.violations[0]?.path.join() === 'leadName',
    );
  });

  it('drawn again it has the same bytes', () => {
    const first = renderAwardNotice(aNotice(), PLAIN);
    renderAwardNotice(aNotice({ leadName: '𠮷田', partners: [] }), PLAIN);
    assert.ok(first.equals(renderAwardNotice(aNotice(), PLAIN)));
    const packed = renderAwardNotice(aNotice(), { ...PLAIN, compress: true });
    assert.ok(packed.equals(renderAwardNotice(aNotice(), { ...PLAIN, compress: true })));
    assert.ok(packed.length < first.length);
  });

  it('the file is dated by the instant of issue', () => {
    assert.match(renderAwardNotice(aNotice(), PLAIN).toString('latin1'), /CreationDate|D:20221012013000Z/);
    assert.ok(renderAwardNotice(aNotice(), PLAIN).includes('(D:20221012013000Z)'));
  });

  it('the metadata say which typefaces stand in and which characters are borrowed', async () => {
    const { title, subject, keywords } = await metadataOf(
      renderAwardNotice(aNotice({ leadName: '𠮷田' }), PLAIN),
    );
    assert.equal(title, '澜州市自然科学基金项目立项通知书');
    assert.match(subject, /2022-ZR-TZ-0001/);
    assert.match(keywords, /字体替代：.*仿宋→Noto Serif SC/);
    assert.match(keywords, /小标宋→Noto Serif SC Black/);
    assert.match(keywords, /补字：𠮷→LXGW WenKai/);
  });

  it('every font is embedded', async () => {
    for (const font of await fontsIn(renderAwardNotice(aNotice(), PLAIN)))
      assert.ok(font.isEmbedded, font.name);
  });

  it('the longest project name and the largest amount stay in the type area', async () => {
    const pages = await draw({
      projectName: LONGEST,
      amountFen: LARGEST,
      hostName: '澜州市海洋与滨海湿地生态系统国家野外科学观测研究站（澜州大学滨海研究院）',
      partners: Array.from({ length: 6 }, (_, index) => `澜州市第${index + 1}农业技术推广中心`),
      bureauName: '澜州市科学技术局澜州市知识产权局澜州市外国专家局',
      verificationUrl: `https://keji.lanzhou.example/a/rather/long/path/${'x'.repeat(60)}/ABCD-EFGH-JKMN-PQRS`,
    });
    assert.ok(textOf(pages).replaceAll('\n', '').includes(LONGEST.slice(0, 28)));
    for (const page of pages) {
      for (const line of page.lines.filter((each) => !/^— \d+ —$/.test(each.text))) {
        assert.ok(line.x >= 79.36 && line.right <= 521.59, `${line.text} ${line.x}–${line.right}`);
        assert.ok(line.baseline <= 742.69, line.text);
      }
    }
  });

  it('the QR code holds the verification address', async () => {
    const { verificationUrl } = aNotice();
    const filled = (await draw()).flatMap((page) => page.filled);
    const { modules } = create(verificationUrl, { errorCorrectionLevel: 'M' });
    const left = Math.min(...filled.map((each) => each[0]));
    const top = Math.min(...filled.map((each) => each[1]));
    const unit = (Math.max(...filled.map((each) => each[2])) - left) / modules.size;
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        const [x, y] = [left + (column + 0.5) * unit, top + (row + 0.5) * unit];
        const isDark = filled.some(([l, t, r, b]) => l < x && x < r && t < y && y < b);
        assert.equal(isDark, modules.get(row, column) !== 0, `module ${row},${column}`);
      }
    }
    assert.ok(unit > 1, 'modules of at least a third of a millimetre survive a copier');
  });

  it('the verification block stays under the body, however little room the signature leaves', async () => {
    const [last] = (await draw({ bureauName: '澜州市科学技术局澜州市知识产权局澜州市外国专家局' })).slice(-1);
    const contact = last?.lines.find((each) => each.text.startsWith('联系人'));
    for (const line of last?.lines.filter((each) => each.size === 9) ?? []) {
      assert.ok(line.baseline - line.size > (contact?.baseline ?? 0), line.text);
    }
  });

  it('the verification block keeps clear of the place of the seal and of the signature', async () => {
    const [last] = (await draw()).slice(-1);
    const signature = last?.lines.filter((each) => each.text === '澜州市科学技术局').at(-1);
    for (const line of last?.lines.filter((each) => each.size === 9 && !each.text.includes('用印')) ?? []) {
      assert.ok(line.right < (signature?.x ?? 0) - 5, line.text);
    }
  });
});
