// An input whose text means a number: the text stays as typed while it is typed, the page gets the number or nothing.
import { Input } from 'antd';
import { useState } from 'react';
import { fen, formatWan, parseWan } from '../../../server/domain/money.ts';
import { tied } from './fieldTypes.ts';
import type { InputProps } from './fieldTypes.ts';

interface Reading {
  /** `undefined`: no such number. */
  readonly read: (text: string) => number | undefined;
  readonly write: (value: number) => string;
}

/** Digits and commas as a Chinese keyboard types them become plain ones; separators of thousands go. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s,]/gu, '');
}

const asNumber: Reading = {
  read: (text) => (/^-?\d{1,15}(\.\d{1,6})?$/u.test(text) ? Number(text) : undefined),
  write: String,
};

/** 万元 on the page, fen underneath; never a float in between. */
const asWan: Reading = {
  read: (text) => parseWan(text) ?? undefined,
  write: (value) => formatWan(fen(value)),
};

interface ParsedProps extends InputProps<number | null> {
  readonly as: 'number' | 'money';
  readonly unit?: string;
  /** Told whether the text can be read; the field then says so. */
  readonly onReadable?: (isReadable: boolean) => void;
}

export function ParsedInput({ as, unit, value, onChange, onReadable, ...tie }: ParsedProps) {
  const { read, write } = as === 'money' ? asWan : asNumber;
  const [text, setText] = useState(value === null ? '' : write(value));
  const [last, setLast] = useState(value);
  if (value !== last) {
    setLast(value);
    const now = plain(text) === '' ? null : read(plain(text));
    // Another number came from outside; an unreadable text of the person's own is left alone.
    if (now !== value && !(now === undefined && value === null)) setText(value === null ? '' : write(value));
  }

  const type = (typed: string) => {
    setText(typed);
    const number = plain(typed) === '' ? null : read(plain(typed));
    onReadable?.(number !== undefined);
    const next = number ?? null;
    setLast(next);
    if (next !== value) onChange(next);
  };

  return (
    <Input
      {...tied(tie)}
      inputMode="decimal"
      className="keguan-number"
      value={text}
      suffix={unit}
      onChange={(event) => type(event.target.value)}
      onBlur={() => {
        const number = read(plain(text));
        if (number !== undefined) setText(write(number));
      }}
    />
  );
}
