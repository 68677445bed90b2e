// A page that could not be loaded: says why and offers to try again.
import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../problem.ts';
import { useProblemSentence } from './useProblemSentence.ts';

export function ProblemPanel({ problem, retry }: { problem: ApiProblem; retry?: () => void }) {
  const { t } = useTranslation('common');
  const { title } = useProblemSentence()(problem);
  const status = problem.status === 404 ? '404' : problem.status === 403 ? '403' : 'warning';
  return (
    <Result
      status={status}
      title={title}
      subTitle={
        problem.requestId === null || problem.status < 500
          ? undefined
          : t('requestId', { id: problem.requestId })
      }
      extra={
        retry !== undefined && problem.isPassing ? (
          <Button type="primary" onClick={retry}>
            {t('retry')}
          </Button>
        ) : undefined
      }
    />
  );
}
