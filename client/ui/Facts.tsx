// A record's facts as terms and descriptions, two columns where there is room.
import type { ReactNode } from 'react';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** Takes the whole width: long texts. */
  readonly isWide?: boolean;
}

export function Facts({ of }: { of: readonly (Fact | null)[] }) {
  return (
    <dl className="keguan-facts">
      {of
        .filter((fact) => fact !== null)
        .map(({ label, value, isWide }) => (
          <div key={label} className={isWide === true ? 'keguan-fact keguan-fact-wide' : 'keguan-fact'}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
