// Several people or several organisations: one card each, added and removed.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { idOf } from '../path.ts';
import type { GroupProps } from './fieldTypes.ts';

interface SeveralProps<One> extends GroupProps<readonly One[]> {
  readonly max: number;
  readonly empty: One;
  readonly draw: (one: GroupProps<One>) => ReactNode;
}

export function SeveralInput<One>({
  path,
  value,
  onChange,
  violations,
  max,
  empty,
  draw,
}: SeveralProps<One>) {
  const { t } = useTranslation('common');
  const add = () => {
    onChange([...value, empty]);
    requestAnimationFrame(() =>
      document
        .getElementById(idOf([...path, value.length]))
        ?.querySelector<HTMLElement>('input')
        ?.focus(),
    );
  };
  return (
    <>
      {value.map((one, index) => (
        <div
          key={index}
          id={idOf([...path, index])}
          role="group"
          aria-label={t('nth', { n: index + 1 })}
          className="keguan-one"
        >
          <div className="keguan-one-head">
            <strong>{t('nth', { n: index + 1 })}</strong>
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('removeRow', { row: index + 1 })}
              onClick={() => onChange(value.filter((_, n) => n !== index))}
            />
          </div>
          {draw({
            path: [...path, index],
            value: one,
            onChange: (next) => onChange(value.map((each, n) => (n === index ? next : each))),
            violations,
          })}
        </div>
      ))}
      <Button icon={<PlusOutlined />} disabled={value.length >= max} onClick={add}>
        {t('add')}
      </Button>
    </>
  );
}
