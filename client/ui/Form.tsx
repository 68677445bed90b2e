// Draws one section of a form from its definition and its answers; tells every change by field.
import { isPlainObject, ownValue, visibleFields } from '../../server/domain/form.ts';
import type {
  Answers,
  Field,
  FileAnswer,
  FormDefinition,
  PersonAnswer,
  UnitAnswer,
} from '../../server/domain/form.ts';
import type { Path } from '../../server/domain/violation.ts';
import { useWords } from '../i18n/useWords.ts';
import { FieldFrame } from './fields/FieldFrame.tsx';
import type { ToldViolation } from './fields/fieldTypes.ts';
import { FilesInput } from './fields/FilesInput.tsx';
import type { FileActs } from './fields/FilesInput.tsx';
import { PersonInput } from './fields/PersonInput.tsx';
import { RowsInput } from './fields/RowsInput.tsx';
import { SeveralInput } from './fields/SeveralInput.tsx';
import { SimpleFieldRow } from './fields/SimpleFieldRow.tsx';
import { UnitInput } from './fields/UnitInput.tsx';

export interface FormSectionProps {
  readonly form: FormDefinition;
  /** Which section to draw. */
  readonly section: string;
  /** Of the whole form: a field may be shown because of an answer in another section. */
  readonly answers: Answers;
  readonly onChange: (field: string, value: unknown) => void;
  /** Paths from the form's root: [section, field, …]. Each is shown at the field it names. */
  readonly violations: readonly ToldViolation[];
  readonly files: FileActs;
}

export function FormSection({ form, section, answers, onChange, violations, files }: FormSectionProps) {
  const words = useWords();
  const definition = form.sections.find((each) => each.key === section);
  if (definition === undefined) return null;
  const fields = visibleFields(form, answers).filter((each) => each.section.key === section);
  return (
    <>
      {definition.help !== undefined && <p className="keguan-help">{words.pick(definition.help)}</p>}
      <div className="keguan-form">
        {fields.map(({ field }) => (
          <FieldOf
            key={field.key}
            field={field}
            path={[section, field.key]}
            value={ownValue(answers[section], field.key)}
            onChange={(value) => onChange(field.key, value)}
            violations={violations}
            files={files}
          />
        ))}
      </div>
    </>
  );
}

interface FieldProps {
  readonly field: Field;
  readonly path: readonly [section: string, field: string];
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly violations: readonly ToldViolation[];
  readonly files: FileActs;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const recordOf = (value: unknown): Record<string, unknown> => (isPlainObject(value) ? value : {});

function FieldOf(props: FieldProps) {
  const { field, path, value, onChange, violations, files } = props;
  switch (field.kind) {
    case 'table':
      return (
        <Group {...props}>
          {() => (
            <RowsInput
              field={field}
              path={path}
              value={listOf(value)}
              onChange={onChange}
              violations={violations}
            />
          )}
        </Group>
      );
    case 'file':
      return (
        <Group {...props}>
          {(tie) => (
            <FilesInput
              {...tie}
              section={path[0]}
              field={field}
              files={listOf(value) as FileAnswer[]}
              acts={files}
            />
          )}
        </Group>
      );
    case 'person':
      return (
        <Group {...props}>
          {() =>
            field.multiple === true ? (
              <SeveralInput<PersonAnswer>
                path={path}
                value={listOf(value).map(recordOf)}
                onChange={onChange}
                violations={violations}
                max={field.limit?.max ?? Number.POSITIVE_INFINITY}
                empty={{}}
                draw={(one) => <PersonInput {...one} field={field} />}
              />
            ) : (
              <PersonInput
                field={field}
                path={path}
                value={recordOf(value)}
                onChange={onChange}
                violations={violations}
              />
            )
          }
        </Group>
      );
    case 'unit':
      return (
        <Group {...props}>
          {() =>
            field.multiple === true ? (
              <SeveralInput<UnitAnswer>
                path={path}
                value={listOf(value).map(recordOf)}
                onChange={onChange}
                violations={violations}
                max={field.limit?.max ?? Number.POSITIVE_INFINITY}
                empty={{}}
                draw={(one) => <UnitInput {...one} />}
              />
            ) : (
              <UnitInput path={path} value={recordOf(value)} onChange={onChange} violations={violations} />
            )
          }
        </Group>
      );
    case 'text':
    case 'longText':
    case 'number':
    case 'money':
    case 'date':
    case 'choice':
      return (
        <SimpleFieldRow field={field} path={path} value={value} onChange={onChange} violations={violations} />
      );
  }
}

function Group({
  field,
  path,
  violations,
  children,
}: {
  field: Field;
  path: Path;
  violations: readonly ToldViolation[];
  children: Parameters<typeof FieldFrame>[0]['children'];
}) {
  const words = useWords();
  return (
    <FieldFrame
      path={path}
      label={words.pick(field.label)}
      help={field.help === undefined ? undefined : words.pick(field.help)}
      isRequired={field.required}
      isWide
      isGroup
      violations={violations}
    >
      {children}
    </FieldFrame>
  );
}
