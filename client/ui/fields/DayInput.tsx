// A calendar day, typed as YYYY-MM-DD or chosen; no time zone touches it.
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { tied } from './fieldTypes.ts';
import type { InputProps } from './fieldTypes.ts';

const FORMAT = 'YYYY-MM-DD';

interface DayProps extends InputProps<string | null> {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export function DayInput({ value, onChange, from, to, ...tie }: DayProps) {
  return (
    <DatePicker
      {...tied(tie)}
      className="keguan-day"
      format={FORMAT}
      placeholder={FORMAT}
      value={value === null || value === '' ? null : dayjs(value, FORMAT)}
      {...(from === undefined ? {} : { minDate: dayjs(from) })}
      {...(to === undefined ? {} : { maxDate: dayjs(to) })}
      onChange={(day) => onChange(day === null ? null : day.format(FORMAT))}
    />
  );
}
