// A table that is filled in: rows of cells, each cell with its own name and sentences.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isPlainObject, ownValue } from '../../../server/domain/form.ts';
import type { SimpleField, TableField } from '../../../server/domain/form.ts';
import { useWords } from '../../i18n/useWords.ts';
import { idOf, isAt } from '../path.ts';
import type { GroupProps } from './fieldTypes.ts';
import { SimpleInput } from './SimpleInput.tsx';

interface RowsProps extends GroupProps<readonly unknown[]> {
  readonly field: TableField;
}

export function RowsInput({ field, path, value, onChange, violations }: RowsProps) {
  const { t } = useTranslation('common');
  const words = useWords();
  const max = field.limit?.maxRows ?? Number.POSITIVE_INFINITY;

  const setCell = (index: number, key: string, cell: unknown) =>
    onChange(
      value.map((row, n) => (n === index ? { ...(isPlainObject(row) ? row : {}), [key]: cell } : row)),
    );
  const addRow = () => {
    onChange([...value, {}]);
    requestAnimationFrame(() => {
      const first = field.columns[0];
      if (first !== undefined) document.getElementById(idOf([...path, value.length, first.key]))?.focus();
    });
  };

  return (
    <>
      {value.length > 0 && (
        <div className="keguan-rows-frame">
          <table className="keguan-rows">
            <thead>
              <tr>
                {field.columns.map((column) => (
                  <th key={column.key} scope="col">
                    <span className={column.required === true ? 'keguan-label-required' : ''}>
                      {words.pick(column.label)}
                    </span>
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {value.map((row, index) => (
                <tr key={index}>
                  {field.columns.map((column) => (
                    <Cell
                      key={column.key}
                      column={column}
                      path={[...path, index, column.key]}
                      name={t('cell', { column: words.pick(column.label), row: index + 1 })}
                      value={ownValue(row, column.key)}
                      onChange={(cell) => setCell(index, column.key, cell)}
                      violations={violations}
                    />
                  ))}
                  <td>
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={t('removeRow', { row: index + 1 })}
                      onClick={() => onChange(value.filter((_, n) => n !== index))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Button icon={<PlusOutlined />} disabled={value.length >= max} onClick={addRow}>
        {t('addRow')}
      </Button>
    </>
  );
}

interface CellProps extends GroupProps<unknown> {
  readonly column: SimpleField;
  readonly name: string;
}

function Cell({ column, path, name, value, onChange, violations }: CellProps) {
  const words = useWords();
  const id = idOf(path);
  const wrong = violations.filter((each) => isAt(path, each));
  return (
    <td data-label={words.pick(column.label)} className={`keguan-cell-${column.kind}`}>
      <SimpleInput
        field={column}
        isCell
        id={id}
        name={name}
        value={value}
        onChange={onChange}
        describedBy={`${id}-wrong`}
        isWrong={wrong.length > 0}
        isRequired={column.required === true}
      />
      <span id={`${id}-wrong`} className="keguan-wrong" aria-live="polite">
        {wrong.map((each) => each.message ?? words.error(each.code, each.params)).join(' ')}
      </span>
    </td>
  );
}
