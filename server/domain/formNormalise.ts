// Puts answers right before they are checked and stored: what a paste brings along is no fault of the applicant.
import { isPlainObject, type Answers, type Field, type FormDefinition } from './form.ts';
import { normaliseLine, normaliseText } from './text.ts';

/**
 * Quietly puts right what a paste brings along (line ends, invisible characters) in every text of the form.
 * The server does this before it checks and stores; everything else stays as it was sent.
 */
export function normaliseAnswers(form: FormDefinition, answers: Answers): Answers {
  if (!isPlainObject(answers)) return answers;
  return copyWith(answers, (section, sectionKey) => {
    const definition = form.sections.find((each) => each.key === sectionKey);
    if (!definition || !isPlainObject(section)) return section;
    return copyWith(section, (answer, key) => {
      const field = definition.fields.find((each) => each.key === key);
      return field ? normaliseAnswer(field, answer) : answer;
    });
  }) as Answers;
}

function normaliseAnswer(field: Field, answer: unknown): unknown {
  if (typeof answer === 'string' && field.kind === 'text') return normaliseLine(answer);
  if (typeof answer === 'string' && field.kind === 'longText') return normaliseText(answer);
  if (field.kind === 'table' && Array.isArray(answer)) {
    return answer.map((row: unknown) =>
      isPlainObject(row)
        ? copyWith(row, (cell, key) => {
            const column = field.columns.find((each) => each.key === key);
            return column ? normaliseAnswer(column, cell) : cell;
          })
        : row,
    );
  }
  if (field.kind === 'person' || field.kind === 'unit') return normaliseParts(answer);
  return answer;
}

function normaliseParts(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(normaliseParts);
  if (!isPlainObject(answer)) return answer;
  return copyWith(answer, (part) => (typeof part === 'string' ? normaliseLine(part) : part));
}

/** Object.fromEntries defines own keys, so that `__proto__` stays visible to the check and sets nothing. */
function copyWith(
  object: Record<string, unknown>,
  change: (value: unknown, key: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}
