// What leaves of a call. A published one is for everybody; a draft, and how it is judged inside, only for its officers.
import type { z } from 'zod';
import type { Call } from '../../../../db/models/call.ts';
import type { CallRules } from '../../../domain/callRules.ts';
import type { Violation } from '../../../domain/violation.ts';
import type { Ability } from '../../../policy/authorize.ts';
import { presentAbility, presentViolation } from '../../presenting.ts';
import type { Phase, callItem, callView } from './contract.ts';
import type { CallSettings } from './settings/contract.ts';

export function phaseOf(call: Call, now: Date): Phase {
  if (call.state === 'draft' || call.state === 'archived') return call.state;
  if (now < call.opensAt) return 'scheduled';
  return now < call.closesAt ? 'open' : 'closed';
}

export function presentCallItem(call: Call, now: Date): z.input<typeof callItem> {
  const { rules } = call;
  return {
    id: call.id,
    title: call.title,
    programme: { key: rules.programme.key, name: rules.programme.name },
    budgetMode: rules.budgetMode,
    year: call.year,
    state: call.state,
    phase: phaseOf(call, now),
    opensAt: rules.opensAt,
    closesAt: rules.closesAt,
    amount: { minFen: rules.amount.minFen, maxFen: rules.amount.maxFen },
  };
}

export interface Around {
  readonly now: Date;
  readonly abilities: readonly Ability[];
  readonly application: Ability | null;
  /** Null for those whose desk does not serve the call. */
  readonly problems: readonly Violation[] | null;
}

export function presentCall(
  call: Call,
  { now, abilities, application, problems }: Around,
): z.input<typeof callView> {
  const { rules } = call;
  return {
    id: call.id,
    version: call.version,
    title: call.title,
    programme: { key: rules.programme.key, name: rules.programme.name },
    budgetMode: rules.budgetMode,
    year: call.year,
    state: call.state,
    phase: phaseOf(call, now),
    opensAt: rules.opensAt,
    closesAt: rules.closesAt,
    publishedAt: call.publishedAt?.toISOString() ?? null,
    terms: presentTerms(rules),
    desk:
      problems === null ? null : { settings: settingsOf(rules), problems: problems.map(presentViolation) },
    application: application && presentAbility(application),
    abilities: abilities.map(presentAbility),
  };
}

function presentTerms(rules: CallRules): z.input<typeof callView>['terms'] {
  const { perPersonPerYear, activeAsLead, partners, members, avoidedExperts } = rules.limits;
  return {
    directions: [...rules.directions],
    amount: rules.amount,
    term: rules.term,
    ageRule: rules.ageRule,
    titleRule: rules.titleRule && {
      titles: [...rules.titleRule.titles],
      degrees: [...rules.titleRule.degrees],
      orRecommenders: rules.titleRule.orRecommenders,
      recommenderTitles: [...rules.titleRule.recommenderTitles],
    },
    limits: { perPersonPerYear, activeAsLead, partners, members, avoidedExperts },
    ownFundsPermille: rules.budget?.ownFundsPermille ?? null,
    criteria: rules.rubric.criteria.map(({ key, label, weight }) => ({ key, label, weight })),
    body: { maxPages: rules.body.maxPages, maxBytes: rules.body.maxBytes },
    attachments: rules.attachments.map(({ key, label, required, requiredIf, maxBytes, types }) => ({
      key,
      label,
      required,
      requiredIf: requiredIf ?? null,
      maxBytes,
      types: [...types],
    })),
    needsRecommender: rules.endorsement.recommender,
    hostDays: rules.endorsement.hostDays,
    correctionDays: rules.correction.days,
    correctionOnce: rules.correction.once,
    formalCheckDays: rules.formalCheckDays,
    publicityDays: rules.publicity.workingDays,
    blind: rules.blind,
    labels: rules.labels,
  };
}

/** The rules without what the programme fixes: exactly what call.edit takes back. */
function settingsOf(rules: CallRules): CallSettings {
  const { programme, budgetMode, form, ...settings } = rules;
  void [programme, budgetMode, form];
  return structuredClone(settings) as CallSettings;
}
