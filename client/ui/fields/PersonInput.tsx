// A person of an application: the parts the form wants. An identity number is typed once and then only shown masked.
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DEGREES, TITLE_LEVELS } from '../../../server/domain/form.ts';
import type { PersonAnswer, PersonField, PersonPart } from '../../../server/domain/form.ts';
import { checkIdNumber } from '../../../server/domain/idNumber.ts';
import { checkUscc } from '../../../server/domain/uscc.ts';
import type { Violation } from '../../../server/domain/violation.ts';
import { useWords } from '../../i18n/useWords.ts';
import { TextArea } from '../TextArea.tsx';
import { ChoiceInput } from './ChoiceInput.tsx';
import { DayInput } from './DayInput.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import { tied } from './fieldTypes.ts';
import type { GroupProps } from './fieldTypes.ts';
import { ParsedInput } from './ParsedInput.tsx';

/** Not asked for: the register of persons answers these by itself. */
const KNOWN_BY_REGISTER: readonly PersonPart[] = ['personId', 'idMasked', 'sex'];

export function PersonInput({ field, ...rest }: GroupProps<PersonAnswer> & { readonly field: PersonField }) {
  const parts = (field.wanted ?? ['name']).filter((part) => !KNOWN_BY_REGISTER.includes(part));
  return (
    <div className="keguan-form">
      {parts.map((part) => (
        <PartField key={part} part={part} {...rest} />
      ))}
    </div>
  );
}

/** The check characters are looked at while typing: a slip of the finger shows at once. */
function whileTyping(part: PersonPart, value: PersonAnswer): Violation | undefined {
  const text = value[part];
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  if (part === 'idNumber') return checkIdNumber(text)[0];
  return part === 'uscc' ? checkUscc(text)[0] : undefined;
}

function PartField({
  part,
  path,
  value,
  onChange,
  violations,
}: GroupProps<PersonAnswer> & { part: PersonPart }) {
  const { t } = useTranslation('common');
  const words = useWords();
  const wrong = whileTyping(part, value);
  const isKnown = part === 'idNumber' && value.personId !== undefined && value.idNumber === undefined;
  const set = (given: string | number | null) => {
    const { [part]: _before, ...others } = value;
    onChange(given === null ? others : { ...others, [part]: given });
  };
  return (
    <FieldFrame
      path={[...path, part]}
      label={t(`person.${part}`)}
      isRequired
      isWide={part === 'task'}
      violations={violations}
      ownWrong={wrong === undefined ? null : words.error(wrong.code, wrong.params)}
    >
      {(tie) =>
        isKnown ? (
          <KnownNumber
            id={tie.id}
            masked={value.idMasked ?? ''}
            onReplace={() => onChange(withoutNumber(value))}
          />
        ) : (
          <PartInput {...tie} part={part} value={value[part] ?? null} onChange={set} />
        )
      }
    </FieldFrame>
  );
}

function withoutNumber({ personId: _id, idMasked: _masked, ...others }: PersonAnswer): PersonAnswer {
  return { ...others, idNumber: '' };
}

function KnownNumber({ id, masked, onReplace }: { id: string; masked: string; onReplace: () => void }) {
  const { t } = useTranslation('common');
  return (
    <span className="keguan-together">
      <Input id={id} value={masked} readOnly className="keguan-number" />
      <Button onClick={onReplace}>{t('replace')}</Button>
    </span>
  );
}

interface PartProps {
  readonly part: PersonPart;
  readonly id: string;
  readonly describedBy: string;
  readonly isWrong: boolean;
  readonly isRequired: boolean;
  readonly value: string | number | null;
  readonly onChange: (value: string | number | null) => void;
}

function PartInput({ part, value, onChange, ...tie }: PartProps) {
  const { t } = useTranslation('common');
  const text = typeof value === 'string' ? value : '';
  switch (part) {
    case 'title':
    case 'degree': {
      const options =
        part === 'title'
          ? TITLE_LEVELS.map((each) => ({ value: each, label: t(`title.${each}`) }))
          : DEGREES.map((each) => ({ value: each, label: t(`degree.${each}`) }));
      return (
        <ChoiceInput
          {...tie}
          look="list"
          options={options.map((each) => ({ value: each.value, label: { zh: each.label, en: each.label } }))}
          value={text === '' ? null : text}
          onChange={onChange}
        />
      );
    }
    case 'months':
      return (
        <ParsedInput
          {...tie}
          as="number"
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      );
    case 'bornOn':
      return <DayInput {...tie} value={text === '' ? null : text} onChange={onChange} />;
    case 'task':
      return (
        <TextArea
          {...tied(tie)}
          value={text}
          minRows={2}
          maxRows={8}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'personId':
    case 'idNumber':
    case 'idMasked':
    case 'name':
    case 'sex':
    case 'organisationName':
    case 'uscc':
    case 'email':
      return <Input {...tied(tie)} value={text} onChange={(event) => onChange(event.target.value)} />;
  }
}
