// An ApiProblem as sentences: one for the whole, one for each thing that is wrong with what was sent.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/useWords.ts';
import type { ApiProblem } from '../problem.ts';

export interface ProblemSentences {
  readonly title: string;
  readonly lines: readonly string[];
}

export function useProblemSentence(): (problem: ApiProblem) => ProblemSentences {
  const words = useWords();
  const { t } = useTranslation('common');
  return useCallback(
    (problem) => ({
      title: problem.isNetwork
        ? t('network')
        : problem.code === 'unreadable'
          ? t('unreadable')
          : problem.message === problem.code
            ? words.error(problem.code, problem.params)
            : problem.message,
      lines: [
        ...new Set(problem.violations.map((each) => each.message ?? words.error(each.code, each.params))),
      ],
    }),
    [words, t],
  );
}
