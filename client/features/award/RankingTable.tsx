// The ranking with the line that the money draws, amounts and their running total; with inputs while it is a draft.
import { Checkbox, Input, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { add, fen, formatWan } from '../../../server/domain/money.ts';
import type { Violation } from '../../../server/domain/violation.ts';
import { useWords } from '../../i18n/useWords.ts';
import { ParsedInput } from '../../ui/fields/ParsedInput.tsx';
import { idOf, isAt } from '../../ui/path.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { Wide } from '../../ui/Wide.tsx';
import { points, proposed, rowsAboveLine, type DecisionView, type Item } from './listDraft.ts';

interface RankingProps {
  readonly list: DecisionView;
  readonly items: readonly Item[];
  readonly violations?: readonly Violation[];
  /** Absent: for reading only. */
  readonly onChange?: (item: Item) => void;
}

interface Row extends Item {
  readonly index: number;
  readonly runningFen: number;
}

export function RankingTable({ list, items, violations = [], onChange }: RankingProps) {
  const { t } = useTranslation('award');
  const above = rowsAboveLine(list);
  const rows = withRunning(items);
  const number = (amount: number | null) => (
    <span className="keguan-number">{amount === null ? '' : formatWan(fen(amount))}</span>
  );
  const column = (key: string, title: string, render: (row: Row) => React.ReactNode, align?: 'end') => ({
    key,
    title,
    ...(align && { align }),
    render: (_: unknown, row: Row) => render(row),
  });
  const cells = { violations, onChange, list };
  return (
    <>
      <Wide label={t('decision.ranking')}>
        <Table<Row>
          aria-label={t('decision.ranking')}
          size="small"
          className="keguan-ranking"
          pagination={false}
          scroll={{ x: true }}
          rowKey={(row) => row.id}
          dataSource={rows}
          rowClassName={(row) =>
            [
              row.index === above - 1 ? 'keguan-last-above' : '',
              row.isProposed ? '' : 'keguan-not-proposed',
            ].join(' ')
          }
          columns={[
            column('rank', t('decision.rank'), (row) => row.rank, 'end'),
            column('project', t('decision.project'), (row) => (
              <Project row={row} isDecided={list.state !== 'draft'} />
            )),
            column(
              'mean',
              t('decision.mean'),
              (row) => <span className="keguan-number">{points(row.mean)}</span>,
              'end',
            ),
            column('requested', t('decision.requested'), (row) => number(row.requestedFen), 'end'),
            column('isProposed', t('decision.isProposed'), (row) => <Proposed row={row} {...cells} />),
            column('amount', t('decision.amount'), (row) => <Amount row={row} {...cells} />, 'end'),
            column(
              'running',
              t('decision.running'),
              (row) => (row.isProposed ? number(row.runningFen) : null),
              'end',
            ),
            column('note', t('decision.note'), (row) => <Note row={row} {...cells} />),
          ]}
        />
      </Wide>
      <p className="keguan-line-legend">{t('decision.line')}</p>
    </>
  );
}

function withRunning(items: readonly Item[]): Row[] {
  const rows: Row[] = [];
  let running = fen(0);
  for (const [index, item] of items.entries()) {
    if (item.isProposed) running = add(running, fen(item.amountFen ?? 0));
    rows.push({ ...item, index, runningFen: running });
  }
  return rows;
}

interface CellProps {
  readonly row: Row;
  readonly list: DecisionView;
  readonly violations: readonly Violation[];
  readonly onChange: RankingProps['onChange'];
}

function Project({ row, isDecided }: { row: Row; isDecided: boolean }) {
  return (
    <div className="keguan-project">
      <strong>{row.title}</strong>
      <small>
        {row.receiptNumber} · {row.unit} · {row.lead}
      </small>
      {isDecided && <StateTag type="application" state={row.state} />}
    </div>
  );
}

const plain = ({ index: _index, runningFen: _running, ...item }: Row): Item => item;

function Proposed({ row, list, onChange }: CellProps) {
  const { t } = useTranslation(['award', 'common']);
  if (onChange === undefined) return row.isProposed ? t('common:yes') : t('common:no');
  return (
    <Checkbox
      aria-label={t('decision.proposeOne', { receiptNumber: row.receiptNumber })}
      checked={row.isProposed}
      onChange={(event) => onChange(proposed(plain(row), event.target.checked, list))}
    />
  );
}

function Amount({ row, violations, onChange }: CellProps) {
  const { t } = useTranslation('award');
  const path = ['items', row.index, 'amountFen'];
  if (onChange === undefined || !row.isProposed)
    return (
      <span className="keguan-number">{row.amountFen === null ? '' : formatWan(fen(row.amountFen))}</span>
    );
  return (
    <>
      <ParsedInput
        id={idOf(path)}
        as="money"
        name={t('decision.amountOf', { receiptNumber: row.receiptNumber })}
        value={row.amountFen}
        isWrong={violations.some((each) => isAt(path, each))}
        describedBy={`${idOf(path)}-wrong`}
        onChange={(amountFen) => onChange({ ...plain(row), amountFen })}
      />
      <Wrong path={path} violations={violations} />
    </>
  );
}

function Note({ row, violations, onChange }: CellProps) {
  const { t } = useTranslation('award');
  const path = ['items', row.index, 'note'];
  if (onChange === undefined) return <span className="keguan-note">{row.note}</span>;
  return (
    <>
      <Input
        id={idOf(path)}
        aria-label={t('decision.noteOf', { receiptNumber: row.receiptNumber })}
        aria-invalid={violations.some((each) => isAt(path, each))}
        aria-describedby={`${idOf(path)}-wrong`}
        value={row.note ?? ''}
        onChange={(event) =>
          onChange({ ...plain(row), note: event.target.value === '' ? null : event.target.value })
        }
      />
      <Wrong path={path} violations={violations} />
    </>
  );
}

function Wrong({ path, violations }: { path: (string | number)[]; violations: readonly Violation[] }) {
  const words = useWords();
  const told = violations
    .filter((each) => isAt(path, each))
    .map((each) => words.error(each.code, each.params));
  return (
    <span id={`${idOf(path)}-wrong`} className="keguan-wrong keguan-cell-wrong">
      {told.join(' ')}
    </span>
  );
}
