// What the applicant hears of the review once the decision is public.
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { GRADES } from '../../../server/domain/terms.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { Facts } from '../../ui/Facts.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { pointsText } from './points.ts';
import './review.css';

export default function Feedback() {
  const { t } = useTranslation('review');
  const words = useWords();
  const { id = '' } = useParams();
  const feedback = useEndpoint('feedback.read', { params: { id } });
  return (
    <Loaded from={feedback}>
      {(view) => (
        <Page
          title={t('feedbackOn', { title: view.application.title })}
          beside={view.application.receiptNumber}
          actions={<LinkButton to={`/applications/${id}`}>{t('toApplication')}</LinkButton>}
        >
          <p className="keguan-help">{t('feedbackHelp')}</p>
          <Panel title={t('outcome')}>
            <Facts
              of={[
                {
                  label: t('mean'),
                  value: <span className="keguan-number">{pointsText(view.mean)}</span>,
                },
                { label: t('effective'), value: view.opinions },
                ...GRADES.map((grade) => ({ label: t(`grades.${grade}`), value: view.grades[grade] })),
              ]}
            />
          </Panel>
          {view.comments.map(({ key, label, texts }) => (
            <Panel key={key} title={words.pick(label)}>
              <ul className="keguan-feedback">
                {texts.map((text, n) => (
                  <li key={n}>{text}</li>
                ))}
              </ul>
            </Panel>
          ))}
        </Page>
      )}
    </Loaded>
  );
}
