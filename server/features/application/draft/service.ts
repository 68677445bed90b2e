// Starting an application, exactly once for an account and call, and saving it by section while it is written.
import { isUniqueViolation } from '../../../../db/connection.ts';
import { Application, Section } from '../../../../db/models/application.ts';
import type { Organisation } from '../../../../db/models/identity.ts';
import { Account, Person } from '../../../../db/models/identity.ts';
import { uniqueName } from '../../../../db/names.ts';
import { InvalidInput, NotFound, RuleViolation, StaleVersion, refuseOn } from '../../../core/errors.ts';
import { creates, edits, transition } from '../../../core/transition.ts';
import { formOf } from '../../../domain/callForm.ts';
import type { CallRules } from '../../../domain/callRules.ts';
import { DEGREES, TITLE_LEVELS, type Answers, type PersonAnswer } from '../../../domain/form.ts';
import { checkAnswers } from '../../../domain/formCheck.ts';
import { normaliseAnswers } from '../../../domain/formNormalise.ts';
import { violation } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';
import { partiesOf } from '../parties.ts';
import { identityOf, takeIdentities } from './identities.ts';
import { SECTIONS_OF_ROWS, copyForLists, rewriteRows } from './rows.ts';
import {
  attachedFiles,
  checkFilesUnchanged,
  createSections,
  readAnswers,
  withoutFiles,
  type SectionValue,
} from './sections.ts';

/** At most one application of an account in a call is not handed in: a unique key. */
export const draftKeyOf = (callId: number, accountId: number): string => `${callId}:${accountId}`;

/**
 * The one application of an account in a call: the draft that is there, what was already handed in, or a new draft.
 * Twenty clicks at once answer the same one.
 */
export async function create(
  actor: Actor,
  { callId }: { callId: number },
): Promise<{ application: Application; isNew: boolean }> {
  const accountId = actor.accountId ?? -1;
  const before = await ownApplication(callId, accountId);
  if (before) return { application: before, isNew: false };
  try {
    return { application: await createDraft(actor, callId), isNew: true };
  } catch (error) {
    if (!isUniqueViolation(error, uniqueName('applications', 'draft_key'))) throw error;
    const other = await Application.findOne({ where: { draftKey: draftKeyOf(callId, accountId) } });
    if (!other) throw error;
    return { application: other, isNew: false };
  }
}

async function ownApplication(callId: number, leadAccountId: number): Promise<Application | null> {
  const own = await Application.findAll({ where: { callId, leadAccountId }, order: [['id', 'DESC']] });
  return own.find((each) => each.draftKey !== null || each.limitKey !== null) ?? null;
}

async function createDraft(actor: Actor, callId: number): Promise<Application> {
  const account = await Account.findByPk(actor.accountId ?? -1, { include: ['person', 'organisation'] });
  if (!account?.person) throw new NotFound();
  const { person, organisation } = account;
  if (!organisation) throw new RuleViolation([violation('application.noUnit')]);
  return transition(
    actor,
    [
      creates(
        'application.create',
        'application',
        () => ({
          callId,
          leadAccountId: account.id,
          leadPersonId: person.id,
          hostOrganisationId: organisation.id,
          title: '',
          stateSince: actor.at,
          createdAt: actor.at,
          draftKey: draftKeyOf(callId, account.id),
        }),
        { parent: { type: 'call', id: callId } },
      ),
    ],
    async ({ record, call }) => {
      if (!call) throw new NotFound();
      const filled = { lead: { lead: knownOf(person, organisation, account) } };
      const by = { applicationId: record.id, savedBy: account.id, savedAt: actor.at };
      await createSections(formOf(call.rules), filled, by);
      await rewriteRows(record, filled, { lead: person, host: organisation });
      return record;
    },
  );
}

/** What is known of the applicant need not be typed again. */
function knownOf(person: Person, organisation: Organisation, { email }: Account): PersonAnswer {
  const title = TITLE_LEVELS.find((each) => each === person.title);
  const degree = DEGREES.find((each) => each === person.degree);
  return {
    ...identityOf(person),
    name: person.name,
    ...(title && { title }),
    ...(degree && { degree }),
    organisationName: organisation.name,
    uscc: organisation.uscc,
    ...(email !== null && { email }),
  };
}

export interface SavedSection {
  readonly section: Section;
  readonly application: Application;
}

/**
 * Takes one section whole, resting on the version the writer began from.
 * @throws StaleVersion with `current` {answers, version}, InvalidInput for what is malformed or over a limit
 */
export async function save(
  actor: Actor,
  given: { id: number; key: string; version: number; answers: SectionValue },
): Promise<SavedSection> {
  return transition(
    actor,
    [edits('application.save', 'application', given.id)],
    async ({ record: application, call }) => {
      if (!call) throw new NotFound();
      const { rules } = call;
      const definition = sectionOf(rules, given.key);
      const section = await Section.findOne({
        where: { applicationId: application.id, key: given.key },
        lock: true,
      });
      if (!section) throw new NotFound();
      if (section.version !== given.version) {
        throw new StaleVersion(
          { expected: given.version, actual: section.version },
          { answers: section.answers, version: section.version },
        );
      }
      const answers = await takeAnswers(rules, given, section, application);
      section.answers = withoutFiles(definition, answers);
      section.version += 1;
      section.savedAt = actor.at;
      section.savedBy = actor.accountId ?? section.savedBy;
      await section.save();
      await follow(application, rules, given.key);
      return { section, application };
    },
  );
}

function sectionOf(rules: CallRules, key: string) {
  // 包干制: there is no budget, and saying "no such section" would not say why.
  if (key === 'budget' && rules.budgetMode === 'lump_sum')
    throw new RuleViolation([violation('budget.lumpSumHasLines', ['budget'])]);
  const definition = formOf(rules).sections.find((each) => each.key === key);
  if (!definition) throw new NotFound();
  return definition;
}

async function takeAnswers(
  rules: CallRules,
  given: { key: string; answers: SectionValue },
  section: Section,
  application: Application,
): Promise<SectionValue> {
  const form = formOf(rules);
  const whole = normaliseAnswers(form, { [given.key]: given.answers });
  const malformed = checkAnswers(form, whole, { phase: 'draft' });
  if (malformed.length > 0) throw new InvalidInput(malformed);
  const definition = sectionOf(rules, given.key);
  const answers = whole[given.key] as SectionValue;
  refuseOn(checkFilesUnchanged(definition, answers, await attachedFiles(application.id)));
  const lead = await Person.findByPk(application.leadPersonId, { rejectOnEmpty: true });
  const taken = await takeIdentities(definition, answers, { lead, stored: section.answers });
  refuseOn(taken.violations);
  return taken.answers;
}

/** What elsewhere rests on the section. */
async function follow(application: Application, rules: CallRules, key: string): Promise<void> {
  const isOfRows = SECTIONS_OF_ROWS.includes(key);
  if (!isOfRows && key !== 'basic') return;
  const answers: Answers = await readAnswers(formOf(rules), application.id);
  if (key === 'basic') copyForLists(application, answers);
  if (isOfRows) await rewriteRows(application, answers, await partiesOf(application));
}
