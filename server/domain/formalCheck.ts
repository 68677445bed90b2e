// The formal check (形式审查) of a submitted application, for the officer who decides item by item. The automatic verdict
// is only a proposal; what it rests on is named in the notes.
import { readApplication } from './applicationFacts.ts';
import { addDays, dayOf, type Day } from './calendar.ts';
import { instantsOf, type CallRules } from './callRules.ts';
import type { CompletenessItem } from './completeness.ts';
import type { EligibilityRule, RuleAnswer } from './eligibility.ts';
import { answerOf, type Answers } from './form.ts';
import { REFUSAL_REASONS } from './terms.ts';
import { normaliseKey, normaliseLine } from './text.ts';
import { collect, violation, type Path, type Violation } from './violation.ts';

/** In the order of the paper checklist. */
export const FORMAL_ITEMS = [
  'deadline', // 申报时限
  'age', // 年龄
  'titleDegree', // 职称学位
  'limits', // 限项
  'sanctions', // 在处罚期
  'host', // 单位资格与推荐意见
  'recommendation', // 主管部门推荐
  'partners', // 合作单位
  'members', // 成员
  'direction', // 指南符合、申请代码
  'term', // 执行期
  'amount', // 申请经费
  'budget', // 预算
  'indicators', // 绩效目标
  'body', // 正文
  'attachments', // 附件
  'ethics', // 伦理审查
  'promises', // 诚信承诺
  'secrets', // 涉密
  'duplicate', // 重复
] as const;
export type FormalItem = (typeof FORMAL_ITEMS)[number];

export interface ChecklistItem {
  readonly key: FormalItem;
  readonly automatic: 'pass' | 'fail' | 'unknown';
  readonly notes: readonly Violation[];
}

export interface FormalCheckInput {
  readonly rules: CallRules;
  /** Of the frozen revision, computed again now. */
  readonly answers: Answers;
  readonly completeness: readonly CompletenessItem[];
  readonly eligibility: readonly RuleAnswer[];
  readonly isEndorsed: boolean;
  readonly isRecommended: boolean;
  /** Applications and projects of the same title, as computeSameTitles finds them. */
  readonly sameTitles: readonly string[];
}

/** What the checklist of a call asks: no recommendation where no recommender is wanted, no budget in a lump sum. */
export function formalItemsOf({ endorsement, budgetMode, ageRule, titleRule }: CallRules): FormalItem[] {
  const dropped: readonly (FormalItem | null)[] = [
    endorsement.recommender ? null : 'recommendation',
    budgetMode === 'lump_sum' ? 'budget' : null,
    ageRule === null ? 'age' : null,
    titleRule === null ? 'titleDegree' : null,
  ];
  return FORMAL_ITEMS.filter((each) => !dropped.includes(each));
}

export function computeFormalChecklist(input: FormalCheckInput): ChecklistItem[] {
  return formalItemsOf(input.rules).map((key) => judge(key, input));
}

function judge(key: FormalItem, input: FormalCheckInput): ChecklistItem {
  switch (key) {
    case 'deadline':
      return byRules(key, input, ['L15']);
    case 'age':
      return byRules(key, input, ['L7']);
    case 'titleDegree':
      return byRules(key, input, ['L9']);
    case 'limits':
      return byRules(key, input, ['L1', 'L2', 'L5']);
    case 'sanctions':
      return byRules(key, input, ['L6']);
    case 'host':
      return byClaim(key, input.isEndorsed, 'formalCheck.notEndorsed');
    case 'recommendation':
      return byClaim(key, input.isRecommended, 'formalCheck.notRecommended');
    case 'partners':
    case 'indicators':
    case 'attachments':
      return byPaths(key, input, [[key]]);
    case 'members':
      return byPaths(key, input, [['team'], ['lead', 'lead']]);
    case 'direction':
      return atBestUnknown(
        byPaths(key, input, [
          ['basic', 'direction'],
          ['basic', 'discipline'],
        ]),
      );
    case 'term':
      return byPaths(key, input, [
        ['basic', 'startsOn'],
        ['basic', 'endsOn'],
      ]);
    case 'amount':
      return byPaths(key, input, [
        ['basic', 'requestedFen'],
        ['basic', 'ownFen'],
      ]);
    case 'budget':
      return byPaths(key, input, [['budget']]);
    case 'body':
      return byPaths(key, input, [['body']]);
    case 'ethics':
      return judgeEthics(input);
    case 'promises':
      return byPaths(key, input, [['promises']]);
    case 'secrets':
      return byClaim(
        key,
        answerOf(input.answers, 'promises', 'secrets') === 'agreed',
        'formalCheck.secretsNotDeclared',
      );
    case 'duplicate':
      return judgeDuplicate(input);
  }
}

/** A rule that does not apply cannot fail; one that nobody asked is unknown. */
function byRules(
  key: FormalItem,
  { eligibility }: FormalCheckInput,
  rules: readonly EligibilityRule[],
): ChecklistItem {
  const asked = rules.map((rule) => eligibility.find((each) => each.rule === rule));
  const notes = asked.flatMap((each) => (each?.violation ? [each.violation] : []));
  if (notes.length > 0) return { key, automatic: 'fail', notes };
  return { key, automatic: asked.includes(undefined) ? 'unknown' : 'pass', notes: [] };
}

/** Eligibility answers carry paths too, but have items of their own. A notice leaves it to the officer. */
function byPaths(
  key: FormalItem,
  { completeness }: FormalCheckInput,
  paths: readonly string[][],
): ChecklistItem {
  const found = completeness.filter(
    ({ code, path }) =>
      !code.startsWith('eligibility.') &&
      paths.some((each) => each.every((part, index) => path[index] === part)),
  );
  const notes = found.map(({ code, path, params }) => ({ code, path, params }));
  if (found.some((each) => each.severity !== 'notice')) return { key, automatic: 'fail', notes };
  return { key, automatic: found.length > 0 ? 'unknown' : 'pass', notes };
}

function byClaim(key: FormalItem, claim: boolean, code: string): ChecklistItem {
  return claim ? { key, automatic: 'pass', notes: [] } : { key, automatic: 'fail', notes: [violation(code)] };
}

/** Whether a topic lies within the direction of the call, only a person can say. */
function atBestUnknown(item: ChecklistItem): ChecklistItem {
  return item.automatic === 'pass' ? { ...item, automatic: 'unknown' } : item;
}

function judgeEthics(input: FormalCheckInput): ChecklistItem {
  const item = byPaths('ethics', input, [
    ['attachments', 'ethicsApproval'],
    ['promises', 'ethics'],
  ]);
  return answerOf(input.answers, 'promises', 'ethics') === 'yes' ? atBestUnknown(item) : item;
}

/** L12 warns: the same title may well be another work. */
function judgeDuplicate({ answers, sameTitles }: FormalCheckInput): ChecklistItem {
  if (sameTitles.length === 0) return { key: 'duplicate', automatic: 'pass', notes: [] };
  const { title } = readApplication(answers);
  const notes = [violation('formalCheck.sameTitle', ['basic', 'title'], { title, found: sameTitles })];
  return { key: 'duplicate', automatic: 'unknown', notes };
}

export interface TitledWork {
  readonly title: string;
  readonly number: string;
  readonly year: number;
}

/** L12: setting, years back within which the same title is told of. */
export const SAME_TITLE_YEARS = 3;

/** Titles are the same whatever their punctuation, width, case and spaces. */
export function computeSameTitles(
  title: string,
  year: number,
  others: readonly TitledWork[],
  years = SAME_TITLE_YEARS,
): string[] {
  const own = foldTitle(title);
  return others
    .filter(
      (each) => own !== '' && foldTitle(each.title) === own && each.year <= year && each.year > year - years,
    )
    .map((each) => `${each.title}（${each.number}）`);
}

function foldTitle(title: string): string {
  return normaliseKey(normaliseLine(title)).replace(/[\p{P}\p{S}]/gu, '');
}

/** The last day of the formal check, counted from the last day on which applications came in. */
export function computeFormalCheckDueOn(
  rules: Pick<CallRules, 'opensAt' | 'closesAt' | 'formalCheckDays'>,
): Day {
  const { closesAt } = instantsOf(rules);
  return addDays(dayOf(new Date(closesAt.getTime() - 1)), rules.formalCheckDays);
}

export interface FormalDecision {
  readonly decision: 'accept' | 'return' | 'refuse';
  /** False where host or recommender let their date pass: there was nothing to check, and it can only be refused. */
  readonly hasArrived: boolean;
  readonly items: readonly { readonly key: string; readonly verdict: 'pass' | 'fail' | null }[];
  /** One of REFUSAL_REASONS, for a refusal. */
  readonly reasonCode: string | null;
  readonly reason: string;
  /** How often it was returned before. */
  readonly corrections: number;
  readonly rules: CallRules;
}

/** Every item is decided first; what failed is returned once or refused with a ground and reasons, never accepted. */
export function checkFormalDecision(given: FormalDecision): Violation[] {
  const { decision, items, rules } = given;
  const verdictOf = (key: string): string | null => items.find((each) => each.key === key)?.verdict ?? null;
  const keys = formalItemsOf(rules);
  const undecided = keys.filter((key) => verdictOf(key) === null);
  const failed = keys.filter((key) => verdictOf(key) === 'fail');
  const isReasonMissing = given.reason.trim() === '';
  return collect(
    given.hasArrived && undecided.length > 0
      ? violation('formalCheck.undecided', ['items'], { items: undecided, count: undecided.length })
      : null,
    decision === 'accept' && failed.length > 0
      ? violation('formalCheck.failed', ['items'], { items: failed, count: failed.length })
      : null,
    given.hasArrived && decision !== 'accept' && failed.length === 0
      ? violation('formalCheck.nothingFailed', ['items'])
      : null,
    decision !== 'accept' && isReasonMissing ? violation('formalCheck.reasonMissing', ['reason']) : null,
    decision === 'return' && rules.correction.once && given.corrections > 0
      ? violation('formalCheck.returnedBefore', [], { corrections: given.corrections })
      : null,
    decision === 'refuse' && !REFUSAL_REASONS.some((each) => each === given.reasonCode)
      ? violation('formalCheck.reasonCode', ['reasonCode'], { reasons: REFUSAL_REASONS })
      : null,
  );
}

export interface Mark {
  readonly key: string;
  readonly verdict: 'pass' | 'fail' | null;
  readonly note: string | null;
}

/** A failing item says what is wrong, and whoever passes what the system found wrong says why. */
export function checkMarks(
  marks: readonly Mark[],
  items: readonly Pick<ChecklistItem, 'key' | 'automatic'>[],
): Violation[] {
  return marks.flatMap(({ key, verdict, note }, index) => {
    const item = items.find((each) => each.key === key);
    if (!item) return [violation('formalCheck.unknownItem', ['items', index, 'key'], { item: key })];
    if (verdict === null || (note ?? '').trim() !== '') return [];
    const path: Path = ['items', index, 'note'];
    if (verdict === 'fail') return [violation('formalCheck.noteMissing', path, { item: key })];
    return item.automatic === 'fail' ? [violation('formalCheck.overruleNote', path, { item: key })] : [];
  });
}
