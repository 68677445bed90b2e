// The form an applicant really sees: the officer's form with the call's own settings filled in, for page, save and submit
// alike. Some fields are read by rules (amount, term, leader …); a call whose form lacks one cannot be published.
import type { CallRules } from './callRules.ts';
import { findField, type Field, type FieldKind, type FormDefinition, type Section } from './form.ts';
import { collect, violation, type Violation } from './violation.ts';

type RulesOfForm = Pick<CallRules, 'form' | 'directions' | 'amount' | 'attachments' | 'body'>;

/** Idempotent: of a form already filled in it makes the same form. */
export function formOf(rules: RulesOfForm): FormDefinition {
  return { sections: rules.form.sections.map((section) => settleSection(section, rules)) };
}

function settleSection(section: Section, rules: RulesOfForm): Section {
  if (section.from === 'attachments') return { ...section, fields: rules.attachments.map(attachmentField) };
  if (section.from === 'body') return { ...section, fields: [bodyField(rules)] };
  return { ...section, fields: section.fields.map((field) => settleField(field, rules)) };
}

function settleField(field: Field, { directions, amount }: RulesOfForm): Field {
  if (field.kind === 'choice' && field.from === 'directions') {
    const options = directions.map(({ code, title }) => {
      const text = `${code} ${title}`;
      return { value: code, label: { zh: text, en: text } };
    });
    return { ...field, options };
  }
  return field.kind === 'money' && field.from === 'amount' ? { ...field, limit: { ...amount } } : field;
}

function attachmentField({
  key,
  label,
  required,
  multiple,
  maxBytes,
  types,
}: CallRules['attachments'][number]): Field {
  return { key, kind: 'file', label, required, multiple, limit: { maxBytes, types } };
}

function bodyField({ body }: RulesOfForm): Field {
  return {
    key: 'body',
    kind: 'file',
    label: { zh: '申请书正文', en: 'Main text of the proposal' },
    help: {
      zh: `一个 PDF 文件，A4，不超过 ${body.maxPages} 页，不加密，字体嵌入，文字可复制`,
      en: `One PDF file, A4, at most ${body.maxPages} pages, not encrypted, fonts embedded, text can be copied`,
    },
    required: true,
    limit: { maxBytes: body.maxBytes, types: ['pdf'] },
  };
}

/** Section, key and kind of the fields that rules read. */
export const READ_FIELDS: readonly { section: string; key: string; kind: FieldKind; only?: 'itemised' }[] = [
  { section: 'basic', key: 'title', kind: 'text' },
  { section: 'basic', key: 'direction', kind: 'choice' },
  { section: 'basic', key: 'startsOn', kind: 'date' },
  { section: 'basic', key: 'endsOn', kind: 'date' },
  { section: 'basic', key: 'requestedFen', kind: 'money' },
  { section: 'basic', key: 'ownFen', kind: 'money', only: 'itemised' },
  { section: 'lead', key: 'lead', kind: 'person' },
  { section: 'team', key: 'members', kind: 'person' },
  { section: 'partners', key: 'partners', kind: 'unit' },
  { section: 'avoid', key: 'avoid', kind: 'table' },
  { section: 'budget', key: 'lines', kind: 'table', only: 'itemised' },
  { section: 'body', key: 'body', kind: 'file' },
  { section: 'promises', key: 'integrity', kind: 'choice' },
  { section: 'promises', key: 'secrets', kind: 'choice' },
];

export function checkCallForm(rules: Pick<CallRules, 'budgetMode'> & RulesOfForm): Violation[] {
  const form = formOf(rules);
  const lacking = READ_FIELDS.filter(({ section, key, kind, only }) => {
    if (only !== undefined && only !== rules.budgetMode) return false;
    const found = findField(form, key);
    return found === null || found.section.key !== section || found.field.kind !== kind;
  });
  // 包干制: no budget table at all, not even an empty one.
  const hasBudget =
    form.sections.some((section) => section.key === 'budget') || findField(form, 'lines') !== null;
  return collect(
    lacking.map(({ section, key }) =>
      violation('callRules.formLacks', ['form'], { field: `${section}.${key}` }),
    ),
    rules.budgetMode === 'lump_sum' && hasBudget ? violation('callRules.lumpSumBudget', ['form']) : null,
  );
}
