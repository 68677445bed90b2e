// What leaves to an expert. No name, unit or number of the applicant in a double blind review, and never an id.
import type { z } from 'zod';
import type { SubjectOf } from '../../../core/subjects.ts';
import { PLEDGE } from '../../../domain/pledge.ts';
import { DISCIPLINES } from '../../../domain/programmes/disciplines.ts';
import { abilities } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';
import { maySee } from '../../../policy/visibility.ts';
import { presentAbility } from '../../presenting.ts';
import type { reviewItem, reviewView } from './contract.ts';
import type { Packet } from './packet.ts';
import { opinionOf } from './service.ts';

type Subject = SubjectOf<'assignment'>;

/** @param discipline code of the application's discipline, or null */
export function presentReviewItem(
  actor: Actor,
  subject: Subject,
  discipline: string | null,
): z.input<typeof reviewItem> {
  const { record, call, round, application } = subject;
  return {
    code: record.code,
    version: record.version,
    state: record.state,
    isOver: round?.state === 'closed',
    call: { title: call?.title ?? '' },
    title: maySee('cover', actor, subject) ? (application?.title ?? null) : null,
    discipline: maySee('discipline', actor, subject) ? nameOfDiscipline(discipline) : null,
    dueAt: round?.dueAt.toISOString() ?? '',
    submittedAt: record.submittedAt?.toISOString() ?? null,
    abilities: own(actor, subject),
  };
}

export function presentReview(
  actor: Actor,
  subject: Subject,
  discipline: string | null,
  packet: (Packet & { readonly bodySize: number | null }) | null,
): z.input<typeof reviewView> {
  const { record, call, round, application } = subject;
  const { rubric, blind } = call!.rules;
  return {
    code: record.code,
    version: record.version,
    state: record.state,
    call: { title: call?.title ?? '' },
    blind,
    discipline: maySee('discipline', actor, subject) ? nameOfDiscipline(discipline) : null,
    dueAt: round?.dueAt.toISOString() ?? '',
    submittedAt: record.submittedAt?.toISOString() ?? null,
    pledge: {
      version: PLEDGE.version,
      promises: PLEDGE.promises.map(({ key, text }) => ({ key, text })),
      givenAt: record.pledgedAt?.toISOString() ?? null,
    },
    packet: packet && {
      title: application?.title ?? '',
      form: packet.form,
      answers: packet.answers,
      bodySize: packet.bodySize,
    },
    rubric: {
      criteria: rubric.criteria.map(({ key, label, weight }) => ({ key, label, weight })),
      minCommentCharacters: rubric.minCommentCharacters,
    },
    opinion: presentOpinion(record),
    total: record.total,
    abilities: own(actor, subject),
  };
}

export function presentOpinion(record: Subject['record']): z.input<typeof reviewView>['opinion'] {
  const { scores, comments, grade } = opinionOf(record);
  return { scores: { ...scores }, comments: { ...comments }, grade };
}

/** Somebody who is an officer as well finds here what they may do as the expert. */
function own(actor: Actor, subject: Subject) {
  return abilities(actor, subject)
    .filter(({ act }) => act.startsWith('review.'))
    .map(presentAbility);
}

function nameOfDiscipline(code: string | null) {
  const found = DISCIPLINES.find((each) => each.value === code);
  return found ? { zh: found.label.zh, en: found.label.en } : null;
}
