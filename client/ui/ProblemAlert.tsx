// What went wrong, in place: for dialogs and above forms.
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../problem.ts';
import { useProblemSentence } from './useProblemSentence.ts';

export function ProblemAlert({ problem }: { problem: ApiProblem }) {
  const { t } = useTranslation('common');
  const { title, lines } = useProblemSentence()(problem);
  const several = lines.filter((line) => line !== title);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={
        several.length === 0 && problem.requestId === null ? undefined : (
          <>
            {several.length > 0 && (
              <ul className="keguan-plain-list">
                {several.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
            {problem.requestId !== null && <small>{t('requestId', { id: problem.requestId })}</small>}
          </>
        )
      }
    />
  );
}
