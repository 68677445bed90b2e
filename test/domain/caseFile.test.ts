// The case file: its catalogue, the names in it, what must be there, and the manifest that proves it whole.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { addDays } from '../../server/domain/calendar.ts';
import {
  CASE_KINDS,
  catalogueOf,
  checkCaseComplete,
  checkCaseDocuments,
  checkManifest,
  fileTitle,
  manifestOf,
  parseManifest,
  type CaseDocument,
  type CaseGround,
  type CaseKind,
} from '../../server/domain/caseFile.ts';
import type { Violation } from '../../server/domain/violation.ts';
import { find } from '../../server/domain/words/index.ts';

const codes = (found: readonly Violation[]): string[] => found.map((each) => each.code);
const hash = (n: number): string => n.toString(16).padStart(64, '0');
const document = (kind: CaseKind, on: string, own: Partial<CaseDocument> = {}): CaseDocument => ({
  kind,
  title: '任务书',
  on,
  sha256: hash(1),
  bytes: 1,
  extension: 'pdf',
  ...own,
});
const anyDocument = fc
  .record({
    kind: fc.constantFrom(...CASE_KINDS),
    on: fc.integer({ min: 0, max: 5 }).map((n) => addDays('2026-12-30', n)),
    title: fc.oneof(fc.constantFrom('拨款', '../a/b', '..', '䶮\n𠮷', ' ', 'x'.repeat(300)), fc.string()),
    sha256: fc.nat(1000).map(hash),
    extension: fc.constantFrom('pdf', 'zip'),
  })
  .map((own): CaseDocument => ({ ...own, bytes: 1 }));

describe('the catalogue of a case file', () => {
  it('goes by the life of the project, then by the day', () => {
    const entries = catalogueOf([
      document('certificate', '2029-01-10', { title: '验收证书' }),
      document('payment', '2027-02-01', { title: '第二期拨款' }),
      document('payment', '2027-01-20', { title: '第一期拨款' }),
      document('application', '2026-09-30', { title: '申请书' }),
    ]);
    assert.deepEqual(
      entries.map((each) => each.path),
      [
        '01-2026-09-30-申请书.pdf',
        '02-2027-01-20-第一期拨款.pdf',
        '03-2027-02-01-第二期拨款.pdf',
        '04-2029-01-10-验收证书.pdf',
      ],
    );
  });
  it('numbers a hundred documents with three digits, so that names sort as they are numbered', () => {
    const entries = catalogueOf(
      Array.from({ length: 100 }, (_, n) => document('other', addDays('2027-01-01', n))),
    );
    const paths = entries.map((each) => each.path);
    assert.ok(paths[0]?.startsWith('001-') && paths[99]?.startsWith('100-'));
    assert.deepEqual([...paths].sort(), paths);
  });
  it('is the same whatever the order the documents come in, and gives each its own name', () => {
    const shuffled = fc
      .array(anyDocument, { maxLength: 12 })
      .chain((documents) =>
        fc.tuple(
          fc.constant(documents),
          fc.shuffledSubarray(documents, { minLength: documents.length, maxLength: documents.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([documents, others]) => {
        const entries = catalogueOf(documents);
        assert.deepEqual(catalogueOf(others), entries);
        assert.equal(new Set(entries.map((each) => each.path)).size, documents.length);
      }),
    );
  });
});

describe('the name of a file', () => {
  const names: [string, string, string][] = [
    ['has no separators', '科技/攻关\\子课题：A|B', '科技_攻关_子课题：A_B'],
    ['never leads out of its folder', '../../etc', '_.._etc'],
    ['has no dots or spaces at its ends', ' .结题报告. ', '结题报告'],
    ['is on one line', '结题\r\n报告', '结题 报告'],
    ['has no character that turns the direction', 'a\u202egpj', 'agpj'],
    [
      'keeps rare characters and the dot within a name',
      '䶮𠮷〇 古丽米热·艾比布力',
      '䶮𠮷〇 古丽米热·艾比布力',
    ],
    ['is never empty', '...', '_'],
  ];
  for (const [title, given, wanted] of names) {
    it(title, () => assert.equal(fileTitle(given), wanted));
  }
  it('fits a file system that takes 255 bytes, and is cut at whole characters', () => {
    assert.equal(fileTitle('字'.repeat(61)), '字'.repeat(60));
    assert.equal(fileTitle('𠮷'.repeat(46)), '𠮷'.repeat(45));
    fc.assert(
      fc.property(fc.array(anyDocument, { minLength: 1, maxLength: 3 }), (documents) => {
        for (const { path } of catalogueOf(documents)) assert.ok(Buffer.byteLength(path) <= 255, path);
      }),
    );
  });
});

describe('the case file of a closed project', () => {
  const passed: CaseGround = { budgetMode: 'lump_sum', hasPassed: true, hasSurplus: false, isAudited: false };
  const kinds: CaseKind[] = [
    'application',
    'awardDocument',
    'awardNotice',
    'commitment',
    'lumpSumRule',
    'agreement',
    'payment',
    'finalReport',
    'finalAccounts',
    'acceptanceOpinion',
    'certificate',
  ];
  const missing = (held: readonly CaseKind[], own: Partial<CaseGround> = {}): unknown[] =>
    checkCaseComplete(
      held.map((kind) => ({ kind })),
      { ...passed, ...own },
    ).map(({ code, params }) => `${code} ${String(params.kind)}`);

  it('is complete with all of them, and lacks each that is not there by its name', () => {
    assert.deepEqual(missing(kinds), []);
    for (const kind of kinds) {
      const others = kinds.filter((each) => each !== kind);
      assert.deepEqual(missing(others), [`caseFile.missing terms.caseKind.${kind}`]);
    }
  });
  it('needs neither commitment nor lump-sum rule in an itemised project', () => {
    const others = kinds.filter((each) => each !== 'commitment' && each !== 'lumpSumRule');
    assert.deepEqual(missing(others, { budgetMode: 'itemised' }), []);
    assert.equal(missing(others).length, 2);
  });
  it('has no certificate to show when the project has failed', () => {
    assert.deepEqual(missing(kinds.slice(0, -1), { hasPassed: false }), []);
  });
  it('shows how a surplus was settled, and the audit where there had to be one', () => {
    assert.deepEqual(missing(kinds, { hasSurplus: true }), ['caseFile.missing terms.caseKind.surplus']);
    assert.deepEqual(missing(kinds, { isAudited: true }), ['caseFile.missing terms.caseKind.auditReport']);
    assert.deepEqual(
      missing([...kinds, 'surplus', 'auditReport'], { hasSurplus: true, isAudited: true }),
      [],
    );
  });
  it('may hold more, and calls every kind by a word', () => {
    assert.deepEqual(missing(CASE_KINDS), []);
    for (const kind of CASE_KINDS) assert.notEqual(find('en', `terms.caseKind.${kind}`), null, kind);
  });
});

describe('a document of a case file', () => {
  const broken: [string, Partial<CaseDocument>, string][] = [
    ['without a title', { title: ' ' }, 'caseFile.title'],
    ['without a hash', { sha256: '' }, 'caseFile.hash'],
    ['that is empty', { bytes: 0 }, 'caseFile.empty'],
    ['without an extension', { extension: '' }, 'caseFile.extension'],
    ['with an extension that leads away', { extension: 'a/b' }, 'caseFile.extension'],
    ['with a capital extension', { extension: 'PDF' }, 'caseFile.extension'],
  ];
  it('has title, hash, content and extension', () => {
    assert.deepEqual(checkCaseDocuments([document('other', '2027-01-01')]), []);
  });
  for (const [title, own, code] of broken) {
    it(`is refused ${title}`, () => {
      const found = checkCaseDocuments([
        document('other', '2027-01-01'),
        document('other', '2027-01-01', own),
      ]);
      assert.deepEqual(codes(found), [code]);
      assert.equal(found[0]?.path[1], 1);
    });
  }
});

describe('the manifest of a case file', () => {
  const entries = catalogueOf([
    document('application', '2026-09-30', { title: '申请书', sha256: hash(1) }),
    document('agreement', '2026-12-20', { title: '任务书', sha256: hash(2) }),
  ]);
  const text = manifestOf('LZZR2026MB001', entries);
  const found = entries.map(({ path, sha256 }) => ({ path, sha256 }));

  it('is read by sha256sum: hash, two spaces, name; what begins with # is a remark', () => {
    assert.deepEqual(text.split('\n'), [
      '# keguan case file 1',
      '# project LZZR2026MB001',
      '# files 2',
      `${hash(1)}  01-2026-09-30-申请书.pdf`,
      `${hash(2)}  02-2026-12-20-任务书.pdf`,
      '',
    ]);
  });
  it('is proved by the files beside it', () => assert.deepEqual(checkManifest(text, found), []));
  it('shows a file that is lost, changed or added', () => {
    const [first, second] = found as [(typeof found)[0], (typeof found)[0]];
    assert.deepEqual(codes(checkManifest(text, [first])), ['caseFile.lost']);
    assert.deepEqual(codes(checkManifest(text, [first, { ...second, sha256: hash(3) }])), [
      'caseFile.changed',
    ]);
    assert.deepEqual(codes(checkManifest(text, [...found, { path: '03.pdf', sha256: hash(1) }])), [
      'caseFile.added',
    ]);
  });
  it('names no file twice', () => {
    const twice = manifestOf('LZZR2026MB001', [...entries, ...entries.slice(0, 1)]);
    assert.deepEqual(codes(checkManifest(twice, found)), ['caseFile.pathTwice']);
  });
  it('is none when a line was added, taken out, cut or put before it', () => {
    const lines = text.split('\n');
    const broken = [
      '',
      text.slice(0, -1),
      `${text}\n`,
      `${text}${hash(4)}  04.pdf\n`,
      lines.filter((_, index) => index !== 4).join('\n'),
      text.replace('keguan case file 1', 'keguan case file 2'),
      text.replace('# project LZZR2026MB001', '# project '),
      text.replace(hash(2), hash(2).slice(1)),
      text.replace('02-2026', '../02-2026'),
      text.replaceAll('\n', '\r\n'),
    ];
    for (const each of broken)
      assert.deepEqual(codes(checkManifest(each, found)), ['caseFile.manifest'], each);
  });
  it('is read back as it was written, and any other hash of any file is seen', () => {
    const cases = fc.array(anyDocument, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(cases, fc.nat(), (documents, at) => {
        const listed = catalogueOf(documents);
        const written = manifestOf('LZZR2026MB001', listed);
        const files = listed.map(({ path, sha256 }) => ({ path, sha256 }));
        assert.deepEqual(parseManifest(written), { projectNumber: 'LZZR2026MB001', files });
        const changed = files.map((each, n) =>
          n === at % files.length ? { ...each, sha256: hash(2000) } : each,
        );
        assert.deepEqual(codes(checkManifest(written, changed)), ['caseFile.changed']);
      }),
    );
  });
});
