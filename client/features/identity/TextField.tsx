// A labelled line of text with its sentences: for the short forms of people and accounts.
import { Input } from 'antd';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied, type ToldViolation } from '../../ui/fields/fieldTypes.ts';

interface TextFieldProps {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly violations: readonly ToldViolation[];
  readonly help?: string;
  readonly isRequired?: boolean;
  readonly isSecret?: boolean;
  readonly isWide?: boolean;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly onBlur?: () => void;
}

export function TextField(props: TextFieldProps) {
  const { field, label, value, onChange, violations, help, isRequired, isSecret, isWide } = props;
  const { autoFocus = false, autoComplete = 'off', maxLength = 200, onBlur } = props;
  return (
    <FieldFrame
      path={[field]}
      label={label}
      help={help}
      isRequired={isRequired}
      isWide={isWide ?? false}
      violations={violations}
    >
      {(tie) => {
        const given = {
          ...tied(tie),
          value,
          autoFocus,
          autoComplete,
          maxLength,
          ...(onBlur && { onBlur }),
          onChange: (event: { target: { value: string } }) => onChange(event.target.value),
        };
        return isSecret === true ? <Input.Password {...given} /> : <Input {...given} />;
      }}
    </FieldFrame>
  );
}
