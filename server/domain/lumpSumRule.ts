// The host's internal lump-sum rule (单位包干制管理规定): how a host files it, how an officer accepts it or sends it back,
// and whether one is in force, without which a lump-sum project is paid nothing.
import type { Day } from './calendar.ts';
import { isSha256 } from './signature.ts';
import type { BudgetMode } from './terms.ts';
import { checkLine } from './text.ts';
import { collect, violation, type Violation } from './violation.ts';

/** What the rule has to settle: use and standards, duties, sanctions, performance pay and management fee, disclosure. */
export const RULE_TOPICS = ['scope', 'duties', 'sanctions', 'performancePay', 'disclosure'] as const;
export type RuleTopic = (typeof RULE_TOPICS)[number];

export interface LumpSumRule {
  readonly title: string;
  /** As the unit's own register writes it: firms and hospitals do not number as offices do. */
  readonly documentNumber: string;
  readonly issuedOn: Day;
  /** Both days are within; `validTo` null: until another rule is filed. */
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly fileSha256: string | null;
  readonly topics: readonly RuleTopic[];
}

export const RULE_STATES = ['filed', 'accepted', 'returned'] as const; // 备案中, 已备案, 退回
export type RuleState = (typeof RULE_STATES)[number];

export interface FiledRule extends LumpSumRule {
  readonly organisationId: number;
  readonly state: RuleState;
}

const LONGEST_TITLE = 120;
const LONGEST_NUMBER = 60;

/** At filing. Setting: the topics a bureau asks for. */
export function checkRuleFiling(
  rule: LumpSumRule,
  today: Day,
  { topics = RULE_TOPICS }: { topics?: readonly RuleTopic[] } = {},
): Violation[] {
  const missing = topics
    .filter((each) => !rule.topics.includes(each))
    .map((each) => `terms.ruleTopic.${each}`);
  return collect(
    rule.title.trim() === '' ? violation('lumpSumRule.title', ['title']) : null,
    checkLine(rule.title, ['title'], LONGEST_TITLE),
    rule.documentNumber.trim() === '' ? violation('lumpSumRule.documentNumber', ['documentNumber']) : null,
    checkLine(rule.documentNumber, ['documentNumber'], LONGEST_NUMBER),
    rule.issuedOn > today ? violation('lumpSumRule.issuedInFuture', ['issuedOn'], { today }) : null,
    rule.validFrom < rule.issuedOn
      ? violation('lumpSumRule.beforeIssue', ['validFrom'], { issuedOn: rule.issuedOn })
      : null,
    rule.validTo !== null && rule.validTo < rule.validFrom
      ? violation('lumpSumRule.period', ['validTo'], { validFrom: rule.validFrom })
      : null,
    rule.fileSha256 === null || !isSha256(rule.fileSha256)
      ? violation('lumpSumRule.file', ['fileSha256'])
      : null,
    missing.length > 0 ? violation('lumpSumRule.topics', ['topics'], { missing }) : null,
  );
}

export interface RuleAnswered {
  readonly verdict: 'accepted' | 'returned';
  /** The officer has seen the unit's seal on the file. */
  readonly isSealSeen: boolean;
  readonly reason: string;
}

/** An officer accepts what is filed and sealed, or sends it back with a reason. */
export function checkRuleAnswer(rule: Pick<FiledRule, 'state'>, answer: RuleAnswered): Violation[] {
  return collect(
    rule.state !== 'filed' ? violation('lumpSumRule.notWaiting') : null,
    answer.verdict === 'accepted' && !answer.isSealSeen
      ? violation('lumpSumRule.sealNotSeen', ['isSealSeen'])
      : null,
    answer.verdict === 'returned' && answer.reason.trim() === ''
      ? violation('lumpSumRule.reason', ['reason'])
      : null,
  );
}

/** The accepted rule of a unit on a day; of several, the one that came last. */
export function ruleInForce(rules: readonly FiledRule[], organisationId: number, on: Day): FiledRule | null {
  return rules
    .filter((each) => each.organisationId === organisationId && each.state === 'accepted')
    .filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo))
    .reduce<FiledRule | null>(
      (latest, each) => (latest === null || each.validFrom > latest.validFrom ? each : latest),
      null,
    );
}

/** Before a payment of a lump-sum project: lumpSumRule.missing, .waiting (filed, not answered) or .notInForce. */
export function checkRuleStands(
  project: { readonly budgetMode: BudgetMode; readonly organisationId: number },
  rules: readonly FiledRule[],
  on: Day,
): Violation[] {
  if (project.budgetMode !== 'lump_sum') return [];
  if (ruleInForce(rules, project.organisationId, on) !== null) return [];
  const own = rules.filter((each) => each.organisationId === project.organisationId);
  if (own.some((each) => each.state === 'filed')) return [violation('lumpSumRule.waiting', ['lumpSumRule'])];
  if (own.some((each) => each.state === 'accepted'))
    return [violation('lumpSumRule.notInForce', ['lumpSumRule'], { on })];
  return [violation('lumpSumRule.missing', ['lumpSumRule'])];
}
