// Loads an application for reading, with what decides who sees which part of it. What the actor may not know is not there.
import { Op } from 'sequelize';
import type { Application } from '../../../../db/models/application.ts';
import {
  ApplicationPerson,
  Opinion,
  Revision,
  Section,
  type StoredFile,
} from '../../../../db/models/application.ts';
import { DecisionItem } from '../../../../db/models/award.ts';
import type { Call } from '../../../../db/models/call.ts';
import { Organisation, Person } from '../../../../db/models/identity.ts';
import { AuditEvent } from '../../../../db/models/oversight.ts';
import { NotFound } from '../../../core/errors.ts';
import { loadSubject, type SubjectOf } from '../../../core/subjects.ts';
import { actsFrom } from '../../../domain/workflow.ts';
import { abilities, type Ability } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';
import { maySee } from '../../../policy/visibility.ts';
import { attachedFiles } from '../draft/sections.ts';

export interface ReadApplication {
  readonly actor: Actor;
  readonly subject: SubjectOf<'application'>;
  readonly call: Call;
  readonly lead: Person;
  readonly host: Organisation;
  readonly abilities: readonly Ability[];
  /** Null unless the actor may write it now. */
  readonly draft: { readonly sections: readonly Section[]; readonly files: readonly StoredFile[] } | null;
  readonly revision: Revision | null;
  readonly revisions: readonly Revision[];
  readonly opinions: readonly Opinion[];
  readonly events: readonly AuditEvent[];
}

/** The application with what surrounds it, or null when the actor may not know that it exists. */
export async function readable(actor: Actor, id: number): Promise<SubjectOf<'application'> | null> {
  const subject = await loadSubject('application', id);
  if (!subject) return null;
  const [members, published] = await Promise.all([
    ApplicationPerson.findAll({ where: { applicationId: id, part: 'member' }, attributes: ['personId'] }),
    publishedAmong([subject.record]),
  ]);
  const whole: SubjectOf<'application'> = {
    ...subject,
    memberIds: members.map((each) => each.personId),
    resultWasPublished: published.has(id),
  };
  return maySee('cover', actor, whole) && actor.kind === 'person' ? whole : null;
}

/** Of those not funded, the ones whose list has been open to everybody. */
export async function publishedAmong(applications: readonly Application[]): Promise<Set<number>> {
  const ids = applications.filter((each) => each.state === 'notFunded').map((each) => each.id);
  if (ids.length === 0) return new Set();
  const items = await DecisionItem.findAll({
    where: { applicationId: ids },
    include: [{ association: 'list', where: { state: ['inPublicity', 'concluded'] }, required: true }],
  });
  return new Set(items.map((each) => each.applicationId));
}

const isWritten = ({ state }: Application): boolean =>
  actsFrom('application', state).includes('application.save');

export async function read(actor: Actor, id: number): Promise<ReadApplication> {
  const subject = await readable(actor, id);
  if (!subject) throw new NotFound();
  const { record: application, call } = subject;
  if (!call) throw new NotFound();
  const isWriter = application.leadAccountId === actor.accountId && isWritten(application);
  const [lead, host, revisions, opinions, events] = await Promise.all([
    Person.findByPk(application.leadPersonId, { rejectOnEmpty: true }),
    Organisation.findByPk(application.hostOrganisationId, { rejectOnEmpty: true }),
    Revision.findAll({ where: { applicationId: id }, order: [['number', 'ASC']] }),
    Opinion.findAll({
      where: { applicationId: id },
      order: [['id', 'ASC']],
      include: [{ association: 'account', include: ['person'] }],
    }),
    eventsOf(id),
  ]);
  return {
    actor,
    subject,
    call,
    lead,
    host,
    abilities: abilities(actor, subject),
    draft: isWriter
      ? {
          sections: await Section.findAll({ where: { applicationId: id }, order: [['id', 'ASC']] }),
          files: await attachedFiles(id),
        }
      : null,
    revision: revisions.find((each) => each.id === application.revisionId) ?? null,
    revisions,
    opinions,
    events,
  };
}

/** What moved it; saving a section is no event of its history. */
function eventsOf(id: number): Promise<AuditEvent[]> {
  return AuditEvent.findAll({
    where: {
      recordType: 'application',
      recordId: id,
      fromState: { [Op.ne]: { [Op.col]: 'to_state' } },
    },
    order: [['id', 'ASC']],
  });
}
