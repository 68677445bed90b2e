// Chooses an organisation by part of its name; the server searches, for there are hundreds.
import { Select } from 'antd';
import { useState } from 'react';
import type { OrganisationKind } from '../../../server/domain/terms.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { tied, type InputProps } from '../../ui/fields/fieldTypes.ts';

interface OrganisationChoiceProps extends InputProps<number | null> {
  readonly kind?: OrganisationKind;
  /** The present one, before anything was searched. */
  readonly named?: { readonly id: number; readonly name: string } | null;
}

export function OrganisationChoice({ value, onChange, kind, named, ...tie }: OrganisationChoiceProps) {
  const [text, setText] = useState('');
  const query = { text, size: 30, ...(kind !== undefined && { kind }) };
  const found = useEndpoint('organisation.list', { query }, { keepLast: true });
  const rows: readonly { id: number; name: string }[] = found.data?.items ?? [];
  const all =
    named != null && text === '' && !rows.some((row) => row.id === named.id) ? [named, ...rows] : rows;
  return (
    <Select<number>
      {...tied(tie)}
      allowClear
      className="keguan-whole"
      {...(value !== null && { value })}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={all.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(chosen: number | undefined) => onChange(chosen ?? null)}
    />
  );
}
