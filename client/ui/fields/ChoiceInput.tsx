// One of several: a tick for a promise, buttons for a few, a searchable list for many.
import { Checkbox, Radio, Select } from 'antd';
import type { Option } from '../../../server/domain/form.ts';
import { useWords } from '../../i18n/useWords.ts';
import { tied } from './fieldTypes.ts';
import type { InputProps } from './fieldTypes.ts';

const FEW = 4;

export type ChoiceLook = 'tick' | 'buttons' | 'list';

/** A required choice of one option is an acknowledgement. */
export function lookOf(options: readonly Option[], isRequired: boolean): ChoiceLook {
  if (options.length === 1 && isRequired) return 'tick';
  return options.length <= FEW ? 'buttons' : 'list';
}

interface ChoiceProps extends InputProps<string | null> {
  readonly options: readonly Option[];
  readonly look: ChoiceLook;
}

export function ChoiceInput({ options, look, value, onChange, ...tie }: ChoiceProps) {
  const words = useWords();
  const shown = options.map((option) => ({ value: option.value, label: words.pick(option.label) }));
  const [first] = shown;
  const { status, ...attributes } = tied(tie);
  if (look === 'tick' && first !== undefined) {
    return (
      <Checkbox
        {...attributes}
        checked={value === first.value}
        onChange={(event) => onChange(event.target.checked ? first.value : null)}
      >
        {first.label}
      </Checkbox>
    );
  }
  if (look === 'buttons') {
    return (
      <Radio.Group
        name={tie.id}
        value={value}
        options={shown}
        onChange={(event) => onChange(event.target.value as string)}
      />
    );
  }
  return (
    <Select
      {...attributes}
      {...(status === undefined ? {} : { status })}
      className="keguan-whole"
      value={value ?? undefined}
      options={shown}
      allowClear={tie.isRequired !== true}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={(chosen?: string) => onChange(chosen ?? null)}
    />
  );
}
