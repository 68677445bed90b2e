// What a project brings forth (成果): papers, patents, standards, degrees and what else, as a report lists it. For the leader
// who enters it, the officer who accepts it, and the count that stands against the agreed targets.
import type { Day } from './calendar.ts';
import { checkPatentNumber, parsePatentNumber } from './patentNumber.ts';
import { collect, under, violation, type Path, type Violation } from './violation.ts';

export const OUTPUT_KINDS = [
  'paper', // 论文
  'patent', // 专利
  'standard', // 标准
  'degree', // 学位
  'contract', // 技术合同
  'award', // 奖项
  'other',
] as const;
export type OutputKind = (typeof OUTPUT_KINDS)[number];

/** Setting: kinds that can name the project as their source (标注), and count only when they do. */
export const MARKED_KINDS: readonly OutputKind[] = ['paper'];

interface OutputBase {
  readonly title: string;
  /** When it was published, granted, issued or conferred. */
  readonly on: Day;
  /** It names the project as its source; null: not said, as of a kind where nothing can be marked. */
  readonly isMarked: boolean | null;
}

export type Output = OutputBase &
  (
    | { readonly kind: 'paper'; readonly journal: string; readonly doi: string | null }
    | { readonly kind: 'patent'; readonly number: string; readonly stage: 'applied' | 'granted' }
    | { readonly kind: 'standard' | 'contract'; readonly number: string }
    | { readonly kind: 'degree'; readonly person: string; readonly degree: 'doctor' | 'master' }
    | { readonly kind: 'award' | 'other'; readonly note: string }
  );

const DOI = /^10\.\d{4,9}\/\S+$/;

/** GB/T 12345-2022, DB37/T 1234—2023, T/ABC 001-2024, Q/XYZ 3-2025, ISO 9001:2015: letters, number, year. */
const STANDARD = /^[A-Z]{1,6}\d{0,4}(?:\/[A-Z]{1,10})*\s*\d[\d.-]*[-—–:](?:19|20)\d{2}$/;

/** One spelling: without the address of the resolver, in small letters, as DOI compare. */
export function normaliseDoi(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi[:\s]\s*)/i, '')
    .toLowerCase();
}

/** Both days are within: nothing older than the project counts as its fruit. */
export interface OutputTerm {
  readonly startsOn: Day;
  readonly today: Day;
}

/** output.* for one row. */
export function checkOutput(
  output: Output,
  { startsOn, today }: OutputTerm,
  markedKinds: readonly OutputKind[] = MARKED_KINDS,
): Violation[] {
  return collect(
    output.title.trim() === '' ? violation('output.title', ['title']) : null,
    output.on < startsOn ? violation('output.beforeStart', ['on'], { startsOn }) : null,
    output.on > today ? violation('output.inFuture', ['on'], { today }) : null,
    markedKinds.includes(output.kind) && output.isMarked === null
      ? violation('output.marked', ['isMarked'])
      : null,
    checkOfKind(output),
  );
}

function checkOfKind(output: Output): Violation[] {
  switch (output.kind) {
    case 'paper':
      return collect(
        output.journal.trim() === '' ? violation('output.journal', ['journal']) : null,
        output.doi === null || DOI.test(normaliseDoi(output.doi)) ? null : violation('output.doi', ['doi']),
      );
    case 'patent': {
      const patent = parsePatentNumber(output.number);
      if (patent === null) return checkPatentNumber(output.number, ['number']);
      const { isGranted, year } = patent;
      return collect(
        output.stage === 'granted' && !isGranted ? violation('output.patentNotGranted', ['number']) : null,
        Number(output.on.slice(0, 4)) < year ? violation('output.patentYear', ['on'], { year }) : null,
      );
    }
    case 'standard':
      return STANDARD.test(output.number.normalize('NFKC').trim().toUpperCase())
        ? []
        : [violation('output.standardNumber', ['number'])];
    case 'contract':
      return output.number.trim() === '' ? [violation('output.contractNumber', ['number'])] : [];
    case 'degree':
      return output.person.trim() === '' ? [violation('output.person', ['person'])] : [];
    case 'award':
    case 'other':
      return output.note.trim() === '' ? [violation('output.note', ['note'])] : [];
  }
}

/** Every row, and none twice: the same paper by DOI or title, patent or standard by number, degree by person. */
export function checkOutputs(
  outputs: readonly Output[],
  term: OutputTerm,
  {
    markedKinds = MARKED_KINDS,
    path = ['outputs'],
  }: { markedKinds?: readonly OutputKind[]; path?: Path } = {},
): Violation[] {
  return outputs.flatMap((output, index) => {
    const first = outputs.findIndex((each) => isSameOutput(each, output));
    return under(
      [...path, index],
      collect(
        checkOutput(output, term, markedKinds),
        first < index ? violation('output.twice', [], { row: first + 1 }) : null,
      ),
    );
  });
}

/** What counts against a target: a paper only when it names the project. */
export function countOutputs(
  outputs: readonly Output[],
  markedKinds: readonly OutputKind[] = MARKED_KINDS,
): Readonly<Record<OutputKind, number>> {
  const counting = outputs.filter((each) => each.isMarked === true || !markedKinds.includes(each.kind));
  const count = (kind: OutputKind): number => counting.filter((each) => each.kind === kind).length;
  return {
    paper: count('paper'),
    patent: count('patent'),
    standard: count('standard'),
    degree: count('degree'),
    contract: count('contract'),
    award: count('award'),
    other: count('other'),
  };
}

/** One paper may stand in one row with its DOI and in another without. */
export function isSameOutput(a: Output, b: Output): boolean {
  if (a.kind !== 'paper' || b.kind !== 'paper' || (a.doi === null) === (b.doi === null)) {
    return keyOf(a) === keyOf(b);
  }
  return compact(a.title) === compact(b.title);
}

/** By which two rows are one output; where there is no number, by title and kind. */
export function keyOf(output: Output): string {
  switch (output.kind) {
    case 'paper':
      return `paper ${output.doi === null ? compact(output.title) : normaliseDoi(output.doi)}`;
    case 'patent':
      return `patent ${parsePatentNumber(output.number)?.number ?? compact(output.number)}`;
    case 'contract':
      return `contract ${compact(output.number)}`;
    case 'standard':
      return `standard ${compact(output.number).replace(/[—–]/g, '-')}`;
    case 'degree':
      return `degree ${output.degree} ${compact(output.person)}`;
    case 'award':
    case 'other':
      return `${output.kind} ${compact(output.title)}`;
  }
}

function compact(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}
