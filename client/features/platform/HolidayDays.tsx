// Days of one kind in a year, each with its festival; added and removed one by one.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/useWords.ts';
import { DayInput } from '../../ui/fields/DayInput.tsx';
import { isWithin } from '../../ui/path.ts';
import type { ToldViolation } from '../../ui/fields/fieldTypes.ts';
import './platform.css';

export interface HolidayDay {
  readonly on: string;
  readonly label: string | null;
}

interface HolidayDaysProps {
  readonly kind: 'off' | 'makeUp';
  readonly year: number;
  readonly days: readonly HolidayDay[];
  readonly violations: readonly ToldViolation[];
  /** Without it the days are only shown. */
  readonly onChange?: (days: readonly HolidayDay[]) => void;
}

export function HolidayDays({ kind, year, days, violations, onChange }: HolidayDaysProps) {
  const { t, i18n } = useTranslation(['platform', 'common']);
  const weekday = (on: string) =>
    new Date(`${on}T00:00:00Z`).toLocaleDateString(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  return (
    <>
      {days.length === 0 && <p className="keguan-faint">{t('holidays.none')}</p>}
      <ul className="keguan-days">
        {days.map((day, index) => (
          <li key={`${day.on} ${index}`}>
            <span className="keguan-number">{day.on}</span> {weekday(day.on)} {day.label}
            {onChange !== undefined && (
              <Button
                type="link"
                danger
                size="small"
                aria-label={t('holidays.removeDay', { on: day.on })}
                onClick={() => onChange(days.filter((_, other) => other !== index))}
              >
                {t('common:remove')}
              </Button>
            )}
            <Wrong path={[kind, index]} violations={violations} />
          </li>
        ))}
      </ul>
      {onChange !== undefined && (
        <NewDay
          kind={kind}
          year={year}
          onAdd={(day) => onChange([...days, day].sort((one, other) => (one.on < other.on ? -1 : 1)))}
        />
      )}
    </>
  );
}

function Wrong({
  path,
  violations,
}: {
  path: readonly (string | number)[];
  violations: readonly ToldViolation[];
}) {
  const words = useWords();
  const told = violations.filter((each) => isWithin(path, each));
  if (told.length === 0) return null;
  return (
    <span className="keguan-wrong">
      {told.map((each) => each.message ?? words.error(each.code, each.params)).join(' ')}
    </span>
  );
}

interface NewDayProps {
  readonly kind: 'off' | 'makeUp';
  readonly year: number;
  readonly onAdd: (day: HolidayDay) => void;
}

function NewDay({ kind, year, onAdd }: NewDayProps) {
  const { t } = useTranslation(['platform', 'common']);
  const [on, setOn] = useState<string | null>(null);
  const [label, setLabel] = useState('');
  return (
    <div className="keguan-new-day">
      <DayInput
        id={`new-${kind}`}
        name={t(`holidays.new.${kind}`)}
        value={on}
        from={`${year}-01-01`}
        to={`${year}-12-31`}
        onChange={setOn}
      />
      <Input
        aria-label={t('holidays.festival')}
        placeholder={t('holidays.festival')}
        maxLength={40}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
      />
      <Button
        disabled={on === null}
        onClick={() => {
          if (on === null) return;
          onAdd({ on, label: label.trim() === '' ? null : label.trim() });
          setOn(null);
        }}
      >
        {t('common:add')}
      </Button>
    </div>
  );
}
