// A call from template to publication: created from a programme, edited whole while a draft, frozen when published.
import { isDeepStrictEqual } from 'node:util';
import type { Call } from '../../../../db/models/call.ts';
import { NotFound, RuleViolation, refuseOn } from '../../../core/errors.ts';
import { loadHolidayTable } from '../../../core/holidays.ts';
import { creates, edits, moves, transition } from '../../../core/transition.ts';
import { instantsOf, type CallRules } from '../../../domain/callRules.ts';
import { checkCallRules } from '../../../domain/callRulesCheck.ts';
import { findProgramme, formOfProgramme } from '../../../domain/programmes/programmes.ts';
import { collect, violation, type Violation } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';
import type { CallSettings } from './settings/contract.ts';

/** The columns of a draft without dates: it opens never. The page shows the dates of the rules, which are null. */
const NEVER = new Date('9999-12-31T00:00:00.000Z');

/** @throws RuleViolation for a programme that is not known */
export async function create(
  actor: Actor,
  given: { programmeKey: string; year: number; title: string },
): Promise<Call> {
  const template = findProgramme(given.programmeKey);
  if (!template) throw new RuleViolation([violation('call.programmeUnknown', ['programmeKey'])]);
  const rules: CallRules = { ...template, year: given.year };
  return transition(
    actor,
    [
      creates('call.create', 'call', () => ({
        title: given.title,
        programmeKey: template.programme.key,
        year: given.year,
        rules,
        opensAt: NEVER,
        closesAt: NEVER,
        createdBy: accountOf(actor),
      })),
    ],
    ({ record }) => record,
  );
}

/** Takes the settings whole: what the officer saw is what is kept. The form follows the limits of the call. */
export async function edit(
  actor: Actor,
  given: { id: number; version?: number; title: string; settings: CallSettings },
): Promise<Call> {
  return transition(
    actor,
    [edits('call.edit', 'call', given.id, { version: given.version })],
    ({ record: call }) => {
      const { programme, budgetMode } = call.rules;
      const form = formOfProgramme(call.programmeKey, given.settings.limits) ?? call.rules.form;
      const rules: CallRules = { ...given.settings, programme, budgetMode, form };
      call.title = given.title;
      call.year = rules.year;
      if (!isDeepStrictEqual(rules, call.rules)) call.rules = rules;
      call.opensAt = rules.opensAt === null ? NEVER : new Date(rules.opensAt);
      call.closesAt = rules.closesAt === null ? NEVER : new Date(rules.closesAt);
      return call;
    },
  );
}

/** From here on the rules never change again: no act leads back, and call.edit asks for a draft. */
export async function publish(actor: Actor, given: { id: number; version?: number }): Promise<Call> {
  return transition(
    actor,
    [moves('call.publish', 'call', given.id, { version: given.version })],
    async ({ record: call }) => {
      refuseOn(await problemsOf(call, actor.at));
      const { opensAt, closesAt } = instantsOf(call.rules);
      Object.assign(call, { opensAt, closesAt, publishedAt: actor.at });
      return call;
    },
  );
}

export async function archive(actor: Actor, given: { id: number; version?: number }): Promise<Call> {
  return transition(
    actor,
    [moves('call.archive', 'call', given.id, { version: given.version })],
    ({ record }) => record,
  );
}

/** What keeps a draft from being published at `now`. */
export async function problemsOf(call: Call, now: Date): Promise<Violation[]> {
  const { closesAt } = call.rules;
  return collect(
    checkCallRules(call.rules, await loadHolidayTable()),
    closesAt !== null && new Date(closesAt) <= now ? violation('call.closesInPast', ['closesAt']) : null,
  );
}

function accountOf(actor: Actor): number {
  if (actor.accountId === null) throw new NotFound();
  return actor.accountId;
}
