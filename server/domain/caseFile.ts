// The case file (案卷): which documents of a project it holds, in which order and under which names, and the manifest by
// which anybody can prove later that nothing was added, lost or changed. For the officer who closes and the auditor.
import type { Day } from './calendar.ts';
import { isSha256 } from './signature.ts';
import type { BudgetMode } from './terms.ts';
import { collect, violation, type Violation } from './violation.ts';

/** In the order of the life of a project, which is the order of the catalogue. */
export const CASE_KINDS = [
  'application', // 申请书
  'review', // 评审结果
  'publicity', // 公示
  'awardDocument', // 立项文件
  'awardNotice', // 立项通知书
  'commitment', // 承诺书
  'lumpSumRule', // 单位包干制管理规定
  'agreement', // 任务书
  'amendment', // 变更
  'payment', // 拨款
  'progressReport', // 进展报告
  'finalReport', // 结题报告
  'finalAccounts', // 决算
  'auditReport', // 审计报告
  'acceptanceOpinion', // 验收意见
  'certificate', // 验收证书
  'surplus', // 结余处理
  'other',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export interface CaseDocument {
  readonly kind: CaseKind;
  readonly title: string;
  readonly on: Day;
  readonly sha256: string;
  readonly bytes: number;
  /** Lower-case, without the dot. */
  readonly extension: string;
}

export interface CaseEntry extends CaseDocument {
  /** From 1, in the order of the catalogue. */
  readonly number: number;
  /** Under which it stands in the zip: number, day and title. */
  readonly path: string;
}

/** File systems take 255 bytes of a name in UTF-8; number, day and extension need their part of them. */
const LONGEST_TITLE_BYTES = 180;

/** The catalogue: by kind, day, title, hash and extension, so that the same documents always give the same one. */
export function catalogueOf(documents: readonly CaseDocument[]): CaseEntry[] {
  const rank = ({ kind, on, title, sha256, extension }: CaseDocument): string =>
    [String(CASE_KINDS.indexOf(kind)).padStart(2, '0'), on, title, sha256, extension].join('\n');
  const width = Math.max(2, String(documents.length).length);
  return [...documents]
    .sort((a, b) => (rank(a) < rank(b) ? -1 : Number(rank(a) > rank(b))))
    .map((document, index) => {
      const number = index + 1;
      const place = String(number).padStart(width, '0');
      const name = fileTitle(document.title);
      return { ...document, number, path: `${place}-${document.on}-${name}.${document.extension}` };
    });
}

/** A title as part of a file name on any system: no separators or controls, no dots or spaces at the ends, not too long. */
export function fileTitle(title: string): string {
  const safe = title
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '_');
  let bytes = 0;
  const cut = [...safe].filter((character) => {
    bytes += bytesOf(character);
    return bytes <= LONGEST_TITLE_BYTES;
  });
  return cut.join('').replace(/^[. ]+|[. ]+$/g, '') || '_';
}

/** Of one character in UTF-8. */
function bytesOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/** What a case file has to hold depends on. */
export interface CaseGround {
  readonly budgetMode: BudgetMode;
  readonly hasPassed: boolean;
  /** Money was left over: how it was settled is part of the file. */
  readonly hasSurplus: boolean;
  /** The accounts had to be audited from outside; from which amount on is a setting. */
  readonly isAudited: boolean;
}

/** What a closed project must hold: a lump-sum one its commitment and rule; one that failed has no certificate. */
export function checkCaseComplete(
  documents: readonly Pick<CaseDocument, 'kind'>[],
  { budgetMode, hasPassed, hasSurplus, isAudited }: CaseGround,
): Violation[] {
  const only = (condition: boolean, ...kinds: CaseKind[]): CaseKind[] => (condition ? kinds : []);
  const wanted: CaseKind[] = [
    'application',
    'awardDocument',
    'awardNotice',
    ...only(budgetMode === 'lump_sum', 'commitment', 'lumpSumRule'),
    'agreement',
    'payment',
    'finalReport',
    'finalAccounts',
    ...only(isAudited, 'auditReport'),
    'acceptanceOpinion',
    ...only(hasPassed, 'certificate'),
    ...only(hasSurplus, 'surplus'),
  ];
  return wanted
    .filter((kind) => !documents.some((each) => each.kind === kind))
    .map((kind) => violation('caseFile.missing', ['documents'], { kind: `terms.caseKind.${kind}` }));
}

const FIRST_LINE = '# keguan case file 1';

/**
 * One line for each file, hash, two spaces, path, as `sha256sum -c` reads it; lines with # before them say what it is.
 * Ends in a line feed.
 */
export function manifestOf(projectNumber: string, entries: readonly CaseEntry[]): string {
  const lines = entries.map(({ sha256, path }) => `${sha256}  ${path}`);
  return [FIRST_LINE, `# project ${projectNumber}`, `# files ${entries.length}`, ...lines, ''].join('\n');
}

export interface ManifestLine {
  readonly sha256: string;
  readonly path: string;
}

/** null when the text is no manifest: another first line, a line that does not read, a count that differs. */
export function parseManifest(text: string): { projectNumber: string; files: ManifestLine[] } | null {
  const [first, project = '', count = '', ...rest] = text.split('\n');
  const end = rest.pop();
  const projectNumber = /^# project (\S+)$/.exec(project)?.[1];
  const files = rest.map((line) => {
    const match = /^([0-9a-f]{64}) {2}([^/\\]+)$/.exec(line);
    return match === null ? null : { sha256: match[1] ?? '', path: match[2] ?? '' };
  });
  const read = files.filter((each) => each !== null);
  const isWhole = first === FIRST_LINE && end === '' && count === `# files ${files.length}`;
  if (!isWhole || projectNumber === undefined || read.length < files.length) return null;
  return { projectNumber, files: read };
}

/** A manifest against the files found beside it: caseFile.manifest, .lost, .changed, .added, .pathTwice. */
export function checkManifest(text: string, found: readonly ManifestLine[]): Violation[] {
  const manifest = parseManifest(text);
  if (manifest === null) return [violation('caseFile.manifest')];
  const listed = new Map(manifest.files.map((each) => [each.path, each.sha256]));
  const held = new Map(found.map((each) => [each.path, each.sha256]));
  return collect(
    manifest.files.flatMap(({ path, sha256 }, index) => {
      if (manifest.files.findIndex((each) => each.path === path) < index)
        return [violation('caseFile.pathTwice', [index], { path })];
      const now = held.get(path);
      if (now === undefined) return [violation('caseFile.lost', [index], { path })];
      return now === sha256 ? [] : [violation('caseFile.changed', [index], { path })];
    }),
    [...held.keys()]
      .filter((path) => !listed.has(path))
      .map((path) => violation('caseFile.added', [], { path })),
  );
}

/** Before the zip is made: each document has a hash and a name that can be listed. */
export function checkCaseDocuments(documents: readonly CaseDocument[]): Violation[] {
  return documents.flatMap(({ title, sha256, bytes, extension }, index) =>
    collect(
      title.trim() === '' ? violation('caseFile.title', ['documents', index, 'title']) : null,
      isSha256(sha256) ? null : violation('caseFile.hash', ['documents', index, 'sha256'], { title }),
      bytes > 0 ? null : violation('caseFile.empty', ['documents', index, 'bytes'], { title }),
      /^[a-z0-9]{1,8}$/.test(extension)
        ? null
        : violation('caseFile.extension', ['documents', index, 'extension'], { title }),
    ),
  );
}
