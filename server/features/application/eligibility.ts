// Gathers what the limit and eligibility rules count (other applications, projects, sanctions) for one application, as it
// stands now: for the page, for submit and once more for the formal check. The rules are in domain/eligibility.ts.
import { Op } from 'sequelize';
import { Application } from '../../../db/models/application.ts';
import { Award } from '../../../db/models/award.ts';
import type { Call } from '../../../db/models/call.ts';
import { Sanction } from '../../../db/models/identity.ts';
import { readApplication } from '../../domain/applicationFacts.ts';
import {
  checkEligibility,
  type IntegrityEntry,
  type OtherApplication,
  type OtherProject,
  type OverdueItem,
  type RuleAnswer,
} from '../../domain/eligibility.ts';
import type { Answers } from '../../domain/form.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Parties } from './parties.ts';

export interface EligibilityOf {
  readonly application: Application;
  readonly parties: Parties;
  readonly call: Call;
  readonly answers: Answers;
  /** When the submit request reached the server; on a page, the time now. */
  readonly receivedAt: Date;
  /** The exclusive date of a correction under way. */
  readonly correctionClosesAt?: Date;
}

/** A person is one row by identity number, so that the row's id stands for who it is (L4). */
const keyOf = (personId: number): string => `person ${personId}`;

export async function evaluateEligibility(given: EligibilityOf): Promise<RuleAnswer[]> {
  const { application, call, answers, receivedAt, correctionClosesAt } = given;
  const { lead, members, partners, recommenders } = readApplication(answers);
  const { lead: person, host } = given.parties;
  const [others, projects, sanctions] = await Promise.all([
    otherApplications(application),
    projectsOf(application.leadPersonId, call.year),
    Sanction.findAll({ where: { state: 'active' } }),
  ]);
  return checkEligibility({
    rules: call.rules,
    applicant: {
      personKey: keyOf(person.id),
      name: person.name,
      bornOn: person.bornOn,
      sex: person.sex,
      title: lead?.title ?? null,
      degree: lead?.degree ?? null,
      recommenders,
    },
    members: members.map(({ personId, name = '' }) => ({
      personKey: personId === undefined ? null : keyOf(personId),
      name,
    })),
    host: { uscc: host.uscc, name: host.name },
    partners: partners.map(({ uscc = '', name = '' }) => ({ uscc, name })),
    others,
    projects,
    overdue: overdueOf(sanctions, receivedAt),
    integrity: integrityOf(sanctions),
    receivedAt,
    ...(correctionClosesAt && { correctionClosesAt }),
  });
}

/** Of the same person, through whatever unit and account. */
async function otherApplications({ id, leadPersonId }: Application): Promise<OtherApplication[]> {
  const rows = await Application.findAll({
    where: { leadPersonId, id: { [Op.ne]: id }, state: { [Op.ne]: 'draft' } },
    include: ['call'],
  });
  return rows.flatMap(({ call, title, receiptNumber, state }) =>
    call
      ? [
          {
            personKey: keyOf(leadPersonId),
            programmeKey: call.programmeKey,
            year: call.year,
            title,
            receiptNumber,
            state,
          },
        ]
      : [],
  );
}

/** Projects that are not closed: one that ended in an earlier year and has its final report in is. */
async function projectsOf(leadPersonId: number, year: number): Promise<OtherProject[]> {
  const rows = await Award.findAll({
    where: { leadPersonId, state: ['prepared', 'valid'] },
    include: ['application'],
  });
  return rows
    .map((award) => ({
      leadKey: keyOf(leadPersonId),
      programmeKey: award.programmeKey,
      number: award.projectNumber,
      title: award.application?.title ?? '',
      endsOn: award.endsOn,
      isFinalReportSubmitted: award.finalReportSubmittedAt !== null,
    }))
    .filter((each) => !(each.isFinalReportSubmitted && each.endsOn < `${year}-01-01`));
}

/** What the bureau has entered as overdue: who leads it, at which unit, since when. */
function overdueOf(sanctions: readonly Sanction[], at: Date): OverdueItem[] {
  const on = dayOf(at);
  return sanctions
    .filter(({ kind, startsOn, endsOn }) => kind === 'overdue' && startsOn <= on && (endsOn ?? on) >= on)
    .map(({ personId, uscc, source, startsOn }) => ({
      leadKey: personId === null ? '' : keyOf(personId),
      uscc: uscc ?? '',
      number: startsOn,
      title: source,
      dueOn: startsOn,
    }));
}

function integrityOf(sanctions: readonly Sanction[]): IntegrityEntry[] {
  return sanctions
    .filter(({ kind }) => kind === 'integrity')
    .map(({ personId, uscc, startsOn, endsOn, source }) => ({
      personKey: personId === null ? null : keyOf(personId),
      uscc,
      from: startsOn,
      to: endsOn,
      source,
    }));
}
