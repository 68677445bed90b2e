// A submitted opinion for reading: as it was handed in, with nothing left to type into.
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/useWords.ts';
import { Panel } from '../../ui/Panel.tsx';
import { pointsText } from './points.ts';
import type { ReviewView } from './Review.tsx';

export function OpinionShown({ review }: { review: ReviewView }) {
  const { t } = useTranslation('review');
  const words = useWords();
  const { opinion, rubric } = review;
  return (
    <Panel title={t('opinion')}>
      {rubric.criteria.map(({ key, label, weight }) => (
        <div key={key} className="keguan-comment">
          <strong>
            {t('criterionWeight', { name: words.pick(label), weight })}{' '}
            <span className="keguan-number">{opinion.scores[key]}</span>
          </strong>
          <p>{opinion.comments[key]}</p>
        </div>
      ))}
      <p className="keguan-review-total">
        {t('weightedTotal')} <strong className="keguan-number">{pointsText(review.total)}</strong> ·{' '}
        {opinion.grade === null ? '' : t(`grades.${opinion.grade}`)}
      </p>
    </Panel>
  );
}
