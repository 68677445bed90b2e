// All opinions of one application once the round has closed: scores beside each other, then the comments.
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Answer } from '../../contracts.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { pointsText } from './points.ts';
import './review.css';

type View = Answer<'round.opinions'>;

export default function Opinions() {
  const { t } = useTranslation('review');
  const { id = '', applicationId = '' } = useParams();
  const opinions = useEndpoint('round.opinions', { params: { id, applicationId } });
  return (
    <Loaded from={opinions}>
      {(view) => (
        <Page
          title={view.application.title}
          beside={view.application.receiptNumber}
          actions={<LinkButton to={`/rounds/${id}/ranking`}>{t('ranking')}</LinkButton>}
        >
          <Scores view={view} />
          <Comments view={view} />
        </Page>
      )}
    </Loaded>
  );
}

function Scores({ view }: { view: View }) {
  const { t } = useTranslation('review');
  const words = useWords();
  return (
    <Panel title={t('scores')}>
      <div className="keguan-rows-frame">
        <table className="keguan-rows keguan-scores">
          <thead>
            <tr>
              <th scope="col">{t('expert')}</th>
              {view.criteria.map((each) => (
                <th key={each.key} scope="col">
                  {t('criterionWeight', { name: words.pick(each.label), weight: each.weight })}
                </th>
              ))}
              <th scope="col">{t('total')}</th>
              <th scope="col">{t('grade')}</th>
            </tr>
          </thead>
          <tbody>
            {view.opinions.map((each) => (
              <tr key={each.code}>
                <th scope="row">{each.expert?.name ?? each.code}</th>
                {view.criteria.map(({ key }) => (
                  <td key={key} className="keguan-number">
                    {each.scores[key]}
                  </td>
                ))}
                <td className="keguan-number">{pointsText(each.total)}</td>
                <td>{each.grade === null ? '' : t(`grades.${each.grade}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Comments({ view }: { view: View }) {
  const words = useWords();
  return view.criteria.map(({ key, label }) => (
    <Panel key={key} title={words.pick(label)}>
      {view.opinions.map((each) => (
        <div key={each.code} className="keguan-comment">
          <strong>{each.expert?.name ?? each.code}</strong>
          <p>{each.comments[key]}</p>
        </div>
      ))}
    </Panel>
  ));
}
