// What other programs see in the finished file: pdftotext, pdffonts and a picture by pdftoppm, in which the mark and the
// rule are measured in red pixels. Runs where poppler-utils and qpdf are installed; REQUIRE_ALL_LANES=1 demands it.
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderAwardDocument, renderAwardNotice } from '../../server/documents/letters.ts';
import { aNotice, anAwardDocument, awardedProjects, FACES } from './support/views.ts';

const isInstalled = ['pdftotext', 'qpdf'].every(
  (command) => spawnSync(command, ['--version']).error === undefined,
);
const DPI = 150;
const MM = DPI / 25.4;

if (isInstalled || process.env['REQUIRE_ALL_LANES'] === '1') {
  describe('finished file as poppler sees it', () => {
    let folder: string;
    let notice: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'keguan-poppler-'));
      notice = write('notice.pdf', renderAwardNotice(aNotice({ leadName: '𠮷䶮〇' }), { faces: FACES }));
    });
    after(() => rmSync(folder, { recursive: true }));

    function write(name: string, bytes: Buffer): string {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    }

    function run(command: string, ...args: string[]): string {
      return execFileSync(command, args, { encoding: 'utf8' });
    }

    it('names come out of the file as they went in', () => {
      const text = run('pdftotext', '-raw', notice, '-');
      for (const each of ['𠮷䶮〇', '䶮溪生物科技有限公司', '欧阳 娜', '人民币壹拾万元整', '〔2022〕']) {
        assert.ok(text.includes(each), each);
      }
    });

    it('every font is embedded, a subset, and maps back to text', () => {
      const rows = run('pdffonts', notice).trim().split('\n').slice(2);
      assert.ok(rows.length >= 4);
      for (const row of rows) assert.match(row, /yes yes yes\s+\d+\s+\d+$/);
    });

    it('the red mark begins 72 mm from the top and the red rule is 156 mm wide', () => {
      const picture = join(folder, 'page');
      run('pdftoppm', '-r', String(DPI), '-f', '1', '-l', '1', '-singlefile', notice, picture);
      const red = redRows(execFileSync('cat', [`${picture}.ppm`], { maxBuffer: 64 * 1024 * 1024 }));
      const top = red.findIndex((row) => row.count > 0) / MM;
      assert.ok(Math.abs(top - 72) <= 1.5, `mark at ${top} mm`);
      const widest = red.reduce((best, row) => (row.count > best.count ? row : best));
      const width = (widest.last - widest.first + 1) / MM;
      assert.ok(Math.abs(width - 156) <= 1, `rule of ${width} mm`);
      assert.ok(Math.abs(widest.first / MM - 28) <= 1);
    });

    it('qpdf finds no fault', () => {
      const list = write(
        'award.pdf',
        renderAwardDocument(anAwardDocument({ rows: awardedProjects(60) }), { faces: FACES }),
      );
      for (const path of [notice, list])
        assert.match(run('qpdf', '--check', path), /No syntax or stream encoding errors/);
    });
  });
}

interface RedRow {
  readonly count: number;
  readonly first: number;
  readonly last: number;
}

/** A binary PPM: "P6 width height 255", one white space, then three bytes a pixel. */
function redRows(file: Buffer): RedRow[] {
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 64));
  assert.ok(head !== null);
  const [width, height] = [Number(head[1]), Number(head[2])];
  const at = head[0].length;
  return Array.from({ length: height }, (_, y) => {
    const reds: number[] = [];
    for (let x = 0; x < width; x += 1) {
      const pixel = at + (y * width + x) * 3;
      const [r = 0, g = 0, b = 0] = file.subarray(pixel, pixel + 3);
      if (r > 180 && g < 90 && b < 90) reds.push(x);
    }
    return { count: reds.length, first: reds[0] ?? 0, last: reds.at(-1) ?? 0 };
  });
}
