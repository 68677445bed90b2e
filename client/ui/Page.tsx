// One page: its title, where it belongs, its acts at the right, and its content with loading, failure and emptiness.
import { Empty, Typography } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../problem.ts';
import { Loading } from './Loading.tsx';
import { ProblemPanel } from './ProblemPanel.tsx';

/** The part of a react-query answer that a page looks at. */
export interface Asked<Answer> {
  readonly data: Answer | undefined;
  readonly error: ApiProblem | null;
  readonly refetch: () => unknown;
}

interface PageProps {
  readonly title: string;
  /** A line under the title: state, number, dates. */
  readonly beside?: ReactNode;
  /** Buttons of the whole page. */
  readonly actions?: ReactNode;
  /** The head stays in sight while a long page scrolls: for forms that save themselves. */
  readonly isSticky?: boolean;
  readonly children: ReactNode;
}

export function Page({ title, beside, actions, isSticky = false, children }: PageProps) {
  const { t } = useTranslation('shell');
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  return (
    <article className="keguan-page">
      <header className={isSticky ? 'keguan-page-head keguan-page-head-sticky' : 'keguan-page-head'}>
        <div>
          <Typography.Title level={1}>{title}</Typography.Title>
          {beside !== undefined && <div className="keguan-page-beside">{beside}</div>}
        </div>
        {actions !== undefined && <div className="keguan-page-actions">{actions}</div>}
      </header>
      {children}
    </article>
  );
}

/** Draws the answer once it is there; an answer already here stays visible while it is asked for again. */
export function Loaded<Answer>({
  from,
  isEmpty,
  children,
}: {
  from: Asked<Answer>;
  isEmpty?: (answer: Answer) => boolean;
  children: (answer: Answer) => ReactNode;
}) {
  const { t } = useTranslation('common');
  if (from.data !== undefined) {
    if (isEmpty?.(from.data) === true) return <Empty description={t('empty')} />;
    return children(from.data);
  }
  if (from.error !== null) return <ProblemPanel problem={from.error} retry={() => void from.refetch()} />;
  return <Loading />;
}
