// Tells a person what went wrong: the sentence of the code, each violation, and the reference to quote.
import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemSentence } from './useProblemSentence.ts';
import type { ApiProblem } from '../problem.ts';

export function useSayProblem(): (problem: ApiProblem) => void {
  const { notification } = App.useApp();
  const { t } = useTranslation('common');
  const sentence = useProblemSentence();
  return useCallback(
    (problem) => {
      const { title, lines } = sentence(problem);
      notification.error({
        title,
        description: [
          ...lines,
          ...(problem.requestId === null || problem.status < 500
            ? []
            : [t('requestId', { id: problem.requestId })]),
        ].join('\n'),
        className: 'keguan-lines',
        duration: problem.violations.length > 1 ? 0 : 8,
      });
    },
    [notification, sentence, t],
  );
}
