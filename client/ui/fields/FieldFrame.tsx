// Label, help and sentences around one input, tied to it by ids.
import type { ReactNode } from 'react';
import type { Path } from '../../../server/domain/violation.ts';
import { useWords } from '../../i18n/useWords.ts';
import { idOf, isAt } from '../path.ts';
import type { ToldViolation } from './fieldTypes.ts';

interface FrameProps {
  readonly path: Path;
  readonly label: string;
  readonly help?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isWide?: boolean;
  /** Several inputs under one name: a fieldset with its legend. */
  readonly isGroup?: boolean;
  readonly violations: readonly ToldViolation[];
  /** A sentence of the input itself, e.g. that its text is no number. */
  readonly ownWrong?: string | null;
  /** At the right under the input: how many characters. */
  readonly beside?: ReactNode;
  readonly children: (tie: {
    id: string;
    describedBy: string;
    isWrong: boolean;
    isRequired: boolean;
  }) => ReactNode;
}

export function FieldFrame(props: FrameProps) {
  const {
    path,
    label,
    help,
    isRequired = false,
    isWide = false,
    isGroup = false,
    children,
    beside,
    ownWrong,
  } = props;
  const words = useWords();
  const id = idOf(path);
  const wrong = [
    ...(ownWrong === undefined || ownWrong === null ? [] : [ownWrong]),
    ...props.violations
      .filter((each) => isAt(path, each))
      .map((each) => each.message ?? words.error(each.code, each.params)),
  ];
  const className = `keguan-field${isWide ? ' keguan-field-wide' : ''}`;
  const labelClass = `keguan-label${isRequired ? ' keguan-label-required' : ''}`;
  const tie = { id, describedBy: `${id}-help ${id}-wrong`, isWrong: wrong.length > 0, isRequired };
  const inside = (
    <>
      {help !== undefined && (
        <p id={`${id}-help`} className="keguan-help">
          {help}
        </p>
      )}
      {children(tie)}
      <div className="keguan-under">
        <span id={`${id}-wrong`} className="keguan-wrong" aria-live="polite">
          {[...new Set(wrong)].join(' ')}
        </span>
        {beside}
      </div>
    </>
  );
  if (isGroup) {
    return (
      <fieldset id={id} tabIndex={-1} className={className} aria-describedby={tie.describedBy}>
        <legend className={labelClass}>{label}</legend>
        {inside}
      </fieldset>
    );
  }
  return (
    <div className={className}>
      <label className={labelClass} htmlFor={id}>
        {label}
      </label>
      {inside}
    </div>
  );
}
