// A list as the server gives it: rows, how many there are, and the way to the next and the previous ones.
import { Button, Table as AntTable } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from './Page.tsx';
import type { Asked } from './Page.tsx';
import { Wide } from './Wide.tsx';

export interface Keyset<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
  readonly previous: string | null;
  readonly total: { readonly exact: number } | { readonly atLeast: number };
}

export interface Column<Row> {
  readonly key: string;
  readonly title: ReactNode;
  readonly render: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
  readonly width?: number;
}

interface RowsProps<Row> {
  /** What the table lists, for those who cannot see it. */
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string | number;
  readonly empty?: string;
}

/** Rows that are all here. */
export function Rows<Row extends object>({ caption, rows, columns, rowKey, empty }: RowsProps<Row>) {
  const { t } = useTranslation('common');
  return (
    <Wide label={caption}>
      <AntTable<Row>
        aria-label={caption}
        size="middle"
        scroll={{ x: true }}
        pagination={false}
        rowKey={rowKey}
        dataSource={rows}
        locale={{ emptyText: <span className="keguan-quiet">{empty ?? t('empty')}</span> }}
        columns={columns.map(({ key, title, render, align, width }) => ({
          key,
          title,
          ...(align === undefined ? {} : { align }),
          ...(width === undefined ? {} : { width }),
          render: (_: unknown, row: Row) => render(row),
        }))}
      />
    </Wide>
  );
}

interface TableProps<Row> extends Omit<RowsProps<Row>, 'rows'> {
  readonly from: Asked<Keyset<Row>>;
  readonly place: { readonly go: (where: { after: string } | { before: string }) => void };
}

/** A list too long for one page; there are no page numbers, only onward and back. */
export function Table<Row extends object>({ from, place, ...rest }: TableProps<Row>) {
  const { t } = useTranslation('common');
  return (
    <Loaded from={from}>
      {({ items, next, previous, total }) => (
        <>
          <Rows rows={items} {...rest} />
          <div className="keguan-pager">
            <span>
              {'exact' in total
                ? t('total', { count: total.exact })
                : t('totalAtLeast', { count: total.atLeast })}
            </span>
            {(next !== null || previous !== null) && (
              <span>
                <Button
                  disabled={previous === null}
                  onClick={() => previous !== null && place.go({ before: previous })}
                >
                  {t('previous')}
                </Button>
                <Button disabled={next === null} onClick={() => next !== null && place.go({ after: next })}>
                  {t('next')}
                </Button>
              </span>
            )}
          </div>
        </>
      )}
    </Loaded>
  );
}
