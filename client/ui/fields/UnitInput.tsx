// An organisation: its name and its credit code, whose check character is looked at while typing.
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { UnitAnswer } from '../../../server/domain/form.ts';
import { checkUscc } from '../../../server/domain/uscc.ts';
import { useWords } from '../../i18n/useWords.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { tied } from './fieldTypes.ts';
import type { GroupProps } from './fieldTypes.ts';

export function UnitInput({ path, value, onChange, violations }: GroupProps<UnitAnswer>) {
  const { t } = useTranslation('common');
  const words = useWords();
  const code = value.uscc ?? '';
  const wrong = code.trim() === '' ? undefined : checkUscc(code)[0];
  return (
    <div className="keguan-form">
      <FieldFrame path={[...path, 'name']} label={t('unit.name')} isRequired violations={violations}>
        {(tie) => (
          <Input
            {...tied(tie)}
            value={value.name ?? ''}
            onChange={(event) => onChange({ ...value, name: event.target.value })}
          />
        )}
      </FieldFrame>
      <FieldFrame
        path={[...path, 'uscc']}
        label={t('unit.uscc')}
        isRequired
        violations={violations}
        ownWrong={wrong === undefined ? null : words.error(wrong.code, wrong.params)}
      >
        {(tie) => (
          <Input
            {...tied(tie)}
            className="keguan-number"
            value={code}
            onChange={(event) => onChange({ ...value, uscc: event.target.value })}
          />
        )}
      </FieldFrame>
    </div>
  );
}
