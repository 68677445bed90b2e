// What of an application an expert gets to read. Nothing is shown that is not named here: a new section of a form stays
// closed to experts until somebody decides otherwise.
import type { Revision } from '../../../../db/models/application.ts';
import { formOf } from '../../../domain/callForm.ts';
import type { CallRules } from '../../../domain/callRules.ts';
import {
  answerOf,
  isPlainObject,
  type Field,
  type FormDefinition,
  type PersonPart,
} from '../../../domain/form.ts';
import type { Actor, Subject } from '../../../policy/subject.ts';
import { maySee, type VisibleSection } from '../../../policy/visibility.ts';

/** Which row of policy/visibility.ts decides on a section of the form. */
const PART_OF: Readonly<Record<string, VisibleSection>> = {
  basic: 'answers',
  indicators: 'answers',
  budget: 'budget',
  lead: 'people',
  team: 'people',
  partners: 'people',
};

/** Of a person an expert of a review that is not double blind may know so much: never number, birth or address. */
const PARTS_SHOWN: readonly PersonPart[] = ['name', 'title', 'degree', 'organisationName', 'months', 'task'];

export interface Packet {
  readonly form: FormDefinition;
  readonly answers: Record<string, Record<string, unknown>>;
}

export function packetOf(actor: Actor, subject: Subject, rules: CallRules, revision: Revision): Packet {
  const sections = formOf(rules)
    .sections.filter(({ key }) => {
      const part = PART_OF[key];
      return part !== undefined && maySee(part, actor, subject);
    })
    .map((section) => ({ ...section, fields: section.fields.filter((field) => field.kind !== 'file') }));
  const answers = Object.fromEntries(
    sections.map(({ key, fields }) => [
      key,
      Object.fromEntries(
        fields.map((field) => [field.key, shownOf(field, answerOf(revision.answers, key, field.key))]),
      ),
    ]),
  );
  return { form: { sections }, answers };
}

function shownOf(field: Field, answer: unknown): unknown {
  if (field.kind === 'person') return each(answer, (person) => only(person, PARTS_SHOWN));
  if (field.kind === 'unit') return each(answer, (unit) => only(unit, ['name']));
  return answer ?? null;
}

function each(answer: unknown, show: (one: Record<string, unknown>) => unknown): unknown {
  if (Array.isArray(answer)) return answer.filter(isPlainObject).map(show);
  return isPlainObject(answer) ? show(answer) : null;
}

function only(object: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.flatMap((key) => (key in object ? [[key, object[key]]] : [])));
}
