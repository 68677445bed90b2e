// One item of the formal check: what the system found, the verdict, and the note.
import { Radio, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/useWords.ts';
import { TextArea } from '../../ui/TextArea.tsx';
import { wrongWith, type CheckItem, type Mark } from './checkMarks.ts';

const TONES: Readonly<Record<CheckItem['automatic'], string>> = {
  pass: 'success',
  fail: 'error',
  unknown: 'warning',
};

interface RowProps {
  readonly item: CheckItem;
  readonly mark: Mark;
  readonly mayMark: boolean;
  readonly onMark: (mark: Mark) => void;
}

export function CheckItemRow({ item, mark, mayMark, onMark }: RowProps) {
  const { t } = useTranslation('call');
  const words = useWords();
  const name = t(`check.items.${item.key}`);
  const field = `check-${item.key}`;
  const code = wrongWith(item, mark);
  const hasNote = mark.verdict === 'fail' || code !== null || (mark.note ?? '') !== '';
  return (
    <section id={`${field}-item`} className="keguan-check-item" aria-label={name}>
      <h3>
        {name}
        <Tag color={TONES[item.automatic]}>{t(`check.automatic.${item.automatic}`)}</Tag>
      </h3>
      {item.findings.length > 0 && (
        <ul>
          {item.findings.map((each, n) => (
            <li key={n}>{words.error(each.code, each.params)}</li>
          ))}
        </ul>
      )}
      {item.before?.verdict != null && (
        <p className="keguan-help">
          {t('check.before', { verdict: t(`check.verdict.${item.before.verdict}`) })} {item.before.note}
        </p>
      )}
      <Radio.Group
        name={field}
        aria-label={t('check.verdictOf', { item: name })}
        disabled={!mayMark}
        value={mark.verdict}
        options={(['pass', 'fail'] as const).map((value) => ({ value, label: t(`check.verdict.${value}`) }))}
        onChange={(event) => onMark({ ...mark, verdict: event.target.value as Mark['verdict'] })}
      />
      {hasNote && (
        <>
          <TextArea
            id={field}
            minRows={1}
            maxRows={6}
            maxLength={500}
            placeholder={t('check.note')}
            aria-label={t('check.noteOf', { item: name })}
            aria-describedby={`${field}-told`}
            aria-invalid={code !== null}
            readOnly={!mayMark}
            value={mark.note ?? ''}
            onChange={(event) => onMark({ ...mark, note: event.target.value })}
          />
          <span id={`${field}-told`} className="keguan-wrong" aria-live="polite">
            {code === null ? '' : words.error(code)}
          </span>
        </>
      )}
    </section>
  );
}
