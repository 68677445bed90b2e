// What the to-do list tells of each kind of record, and what policy looks at to say which acts are possible now.
import type { Includeable, Model } from 'sequelize';
import type { Application } from '../../../../db/models/application.ts';
import type { Award, AwardDocument, DecisionList, Objection } from '../../../../db/models/award.ts';
import type { Call } from '../../../../db/models/call.ts';
import type { Account, Sanction } from '../../../../db/models/identity.ts';
import type { Assignment, Round } from '../../../../db/models/review.ts';
import type { RecordMap } from '../../../core/subjects.ts';
import { deadlineAfter } from '../../../domain/calendar.ts';
import type { RecordType } from '../../../domain/terms.ts';
import type { Due } from '../../../domain/workflow.ts';
import type { Surroundings } from '../../../policy/subject.ts';

export interface Told {
  readonly title: string;
  readonly detail: string | null;
  readonly call: Call | null;
  /** Since when, where a column says it; else the audit does. */
  readonly since: Date | null;
  readonly around: Surroundings;
}

interface Kind<T extends RecordType> {
  readonly include: Includeable[];
  /** Rows that are due first come first. */
  readonly order: string;
  tell(record: RecordMap[T]): Told;
}

const ofList = (list: DecisionList | undefined): Surroundings =>
  list ? { list, frozenBy: list.frozenBy, ...(list.call && { call: list.call }) } : {};

export const kinds: { readonly [T in RecordType]: Kind<T> } = {
  account: {
    include: ['person', 'organisation'],
    order: 'createdAt',
    tell: (account: Account) => ({
      title: account.registeredName ?? account.person?.name ?? account.username,
      detail: account.organisation?.name ?? null,
      call: null,
      since: account.createdAt,
      around: { account },
    }),
  },
  sanction: {
    include: [],
    order: 'id',
    tell: (sanction: Sanction) => ({
      title: sanction.source,
      detail: null,
      call: null,
      since: null,
      around: {},
    }),
  },
  call: {
    include: [],
    order: 'closesAt',
    tell: (call: Call) => ({
      title: call.title,
      detail: null,
      call,
      since: call.publishedAt,
      around: { call },
    }),
  },
  application: {
    include: ['call', 'lead', 'host'],
    order: 'dueAt',
    tell: (application: Application) => ({
      title: application.title,
      detail:
        [application.receiptNumber, application.lead?.name, application.host?.name]
          .filter((each) => each != null)
          .join(' · ') || null,
      call: application.call ?? null,
      since: application.stateSince,
      around: { application, ...(application.call && { call: application.call }) },
    }),
  },
  round: {
    include: ['call'],
    order: 'dueAt',
    tell: (round: Round) => ({
      title: round.name,
      detail: null,
      call: round.call ?? null,
      since: round.openedAt,
      around: { round, ...(round.call && { call: round.call }) },
    }),
  },
  assignment: {
    include: [{ association: 'round', include: ['call'] }, 'application'],
    order: 'id',
    // Before the pledge an expert knows the call and the code, afterwards the title too.
    tell: ({ state, code, application, round, pledgedAt }: Assignment) => ({
      title: (state === 'invited' ? null : application?.title) ?? round?.call?.title ?? '',
      detail: code,
      call: round?.call ?? null,
      since: state === 'pledged' ? pledgedAt : (round?.openedAt ?? null),
      around: { ...(application && { application }), ...(round && { round }) },
    }),
  },
  decisionList: {
    include: ['call'],
    order: 'id',
    tell: (list: DecisionList) => ({
      title: list.title,
      detail: list.meetingNumber,
      call: list.call ?? null,
      since: null,
      around: ofList(list),
    }),
  },
  objection: {
    include: ['application', { association: 'list', include: ['call'] }],
    order: 'dueAt',
    tell: (objection: Objection) => {
      const { application, list } = objection as Objection & {
        application?: Application;
        list?: DecisionList;
      };
      return {
        title: application?.title ?? '',
        detail: null,
        call: list?.call ?? null,
        since: objection.filedAt,
        around: ofList(list),
      };
    },
  },
  awardDocument: {
    include: [{ association: 'list', include: ['call'] }],
    order: 'id',
    tell: (document: AwardDocument) => {
      const { list } = document as AwardDocument & { list?: DecisionList };
      return {
        title: document.title,
        detail: document.dispatchNumber,
        call: list?.call ?? null,
        since: null,
        around: ofList(list),
      };
    },
  },
  award: {
    include: ['application'],
    order: 'id',
    tell: (award: Award) => ({
      title: (award as Award & { application?: Application }).application?.title ?? '',
      detail: award.projectNumber,
      call: null,
      since: null,
      around: {},
    }),
  },
};

/** The date of a Due word on a record, as an exclusive instant. */
export function dueOf(due: Due, record: Model, { call, round, list }: Surroundings, now: Date): Date | null {
  switch (due) {
    case 'call.opensAt':
    case 'call.closesAt': {
      const at = due === 'call.opensAt' ? call?.opensAt : call?.closesAt;
      // What is to be done after a call has closed has no date of its own.
      return at && at > now ? at : null;
    }
    case 'application.dueAt':
    case 'objection.dueAt':
      return (record as Model & { dueAt?: Date | null }).dueAt ?? null;
    case 'round.dueAt':
      return round?.dueAt ?? null;
    case 'publicity.endsOn':
      return list?.endsOn ? deadlineAfter(list.endsOn) : null;
    case 'none':
      return null;
  }
}
