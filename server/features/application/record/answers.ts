// Of frozen answers, the part a reader may see: whole sections, and within people their identity and contacts.
import {
  isPlainObject,
  ownValue,
  type Answers,
  type Field,
  type FormDefinition,
  type Section,
} from '../../../domain/form.ts';
import type { VisibleSection } from '../../../policy/visibility.ts';

type MaySee = (section: VisibleSection) => boolean;

/** To which row of the table of visibility a field belongs. */
export function partOf(section: Section, field: Field): VisibleSection {
  if (field.kind === 'file') return field.key === 'body' ? 'body' : 'attachments';
  if (section.key === 'avoid') return 'avoidedExperts';
  if (section.key === 'budget') return 'budget';
  if (section.key === 'lead' || field.kind === 'person' || field.kind === 'unit') return 'people';
  return 'answers';
}

export function visibleAnswers(
  form: FormDefinition,
  answers: Answers,
  maySee: MaySee,
): Record<string, Record<string, unknown>> {
  const visible: Record<string, Record<string, unknown>> = {};
  for (const section of form.sections) {
    for (const field of section.fields) {
      const answer = ownValue(ownValue(answers, section.key), field.key);
      if (answer === undefined || !maySee(partOf(section, field))) continue;
      (visible[section.key] ??= {})[field.key] = field.kind === 'person' ? people(answer, maySee) : answer;
    }
  }
  return visible;
}

function people(answer: unknown, maySee: MaySee): unknown {
  if (Array.isArray(answer)) return answer.map((each: unknown) => people(each, maySee));
  if (!isPlainObject(answer)) return answer;
  // The register's own number of a person is nobody's to know.
  const { personId: _id, idMasked, bornOn, sex, email, ...rest } = answer;
  return {
    ...rest,
    ...(maySee('identity') && { idMasked, bornOn, sex }),
    ...(maySee('contact') && { email }),
  };
}
