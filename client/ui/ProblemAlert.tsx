// What went wrong, in place: for dialogs and above forms.
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../problem.ts';
import { useProblemSentence } from './useProblemSentence.ts';

export function ProblemAlert({ problem }: { problem: ApiProblem }) {
  const { t } = useTranslation('common');
  const { title, lines } = useProblemSentence()(problem);
  const reference = problem.status >= 500 ? problem.requestId : null; // to quote; a refusal explains itself
  const several = lines.filter((line) => line !== title);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="keguan-problem"
      title={title}
      description={
        several.length === 0 && reference === null ? undefined : (
          <>
            {several.length > 0 && (
              <ul className="keguan-plain-list">
                {several.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
            {reference !== null && <small>{t('requestId', { id: reference })}</small>}
          </>
        )
      }
    />
  );
}
