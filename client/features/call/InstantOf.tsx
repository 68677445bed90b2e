// An instant as an office says it: a day and a time in Shanghai, wherever the browser stands. The end of a day is 24:00.
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, dayOf, parseDay } from '../../../server/domain/calendar.ts';
import { DayInput } from '../../ui/fields/DayInput.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied } from '../../ui/fields/fieldTypes.ts';
import { inShanghai } from '../../ui/When.tsx';
import { useEditing } from './editing.tsx';

const TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

interface InstantProps {
  readonly path: 'opensAt' | 'closesAt';
  readonly label: string;
  readonly help?: string;
}

/** '2026-03-31' and '24:00' → '2026-04-01T00:00:00+08:00'; null for what is no instant. */
function instantOf(day: string | null, time: string): string | null {
  if (day === null || parseDay(day) === null || !TIME.test(time)) return null;
  return time === '24:00' ? `${addDays(day, 1)}T00:00:00+08:00` : `${day}T${time}:00+08:00`;
}

function partsOf(instant: string | null, isEnd: boolean): { day: string | null; time: string } {
  if (instant === null) return { day: null, time: isEnd ? '24:00' : '00:00' };
  const [day = '', time = ''] = inShanghai(new Date(instant).toISOString()).split(' ');
  return isEnd && time === '00:00'
    ? { day: addDays(dayOf(new Date(instant)), -1), time: '24:00' }
    : { day, time };
}

export function InstantOf({ path, label, help }: InstantProps) {
  const { t } = useTranslation('call');
  const { settings, change, violations } = useEditing();
  const [parts, setParts] = useState(() => partsOf(settings[path], path === 'closesAt'));
  const isTimeWrong = parts.time !== '' && !TIME.test(parts.time);

  const set = (next: typeof parts) => {
    setParts(next);
    change([path], instantOf(next.day, next.time));
  };

  return (
    <FieldFrame
      path={[path]}
      label={label}
      help={help}
      isGroup
      isRequired
      violations={violations}
      ownWrong={isTimeWrong ? t('timeWrong') : null}
    >
      {({ id, describedBy, isWrong }) => (
        <div className="keguan-instant">
          <DayInput
            id={`${id}-day`}
            name={`${label} ${t('day')}`}
            describedBy={describedBy}
            isWrong={isWrong}
            value={parts.day}
            onChange={(day) => set({ ...parts, day })}
          />
          <Input
            {...tied({ id: `${id}-time`, name: `${label} ${t('time')}`, describedBy, isWrong: isTimeWrong })}
            inputMode="numeric"
            value={parts.time}
            onChange={(event) => set({ ...parts, time: event.target.value.normalize('NFKC').trim() })}
          />
        </div>
      )}
    </FieldFrame>
  );
}
