// Who can be asked about one application: the library with every reason against an expert beside the name.
import { Button, Checkbox, Input, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DISCIPLINES } from '../../../server/domain/programmes/disciplines.ts';
import type { Answer } from '../../contracts.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { Loaded } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Rows } from '../../ui/Table.tsx';
import type { BoardApplication, RoundView } from './Round.tsx';

type Candidate = Answer<'assignment.candidates'>['items'][number];

interface AssignProps {
  readonly round: RoundView;
  readonly application: BoardApplication;
  readonly onClose: () => void;
}

export function AssignDialog({ round, application, onClose }: AssignProps) {
  const { t } = useTranslation(['review', 'common']);
  const [text, setText] = useState('');
  const [searched, setSearched] = useState('');
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const { applicationId } = application;
  const candidates = useEndpoint(
    'assignment.candidates',
    { params: { id: round.id }, query: { applicationId, ...(searched !== '' && { text: searched }) } },
    { keepLast: true },
  );
  const assign = useAct('assignment.assign', { quiet: true, onDone: onClose });
  const give = () =>
    assign.run({
      params: { id: round.id },
      body: { pairs: chosen.map((expertId) => ({ applicationId, expertId })) },
    });
  return (
    <Modal
      open
      width={960}
      title={t('assignTo', { title: application.title })}
      okText={t('assignCount', { count: chosen.length })}
      cancelText={t('common:cancel')}
      okButtonProps={{ disabled: chosen.length === 0 }}
      confirmLoading={assign.underWay}
      onOk={() => void give()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p>
        {t('assignHelp', {
          asked: application.asked,
          min: round.reviewersMin,
          wanted: round.reviewersWanted,
        })}
      </p>
      {assign.problem !== null && <ProblemAlert problem={assign.problem} />}
      <form
        role="search"
        className="keguan-find"
        onSubmit={(event) => {
          event.preventDefault();
          setSearched(text.trim());
        }}
      >
        <Input
          autoFocus
          aria-label={t('searchExperts')}
          placeholder={t('searchExperts')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button htmlType="submit">{t('common:search')}</Button>
      </form>
      <Loaded from={candidates}>
        {({ items, total }) => (
          <>
            <Candidates rows={items} chosen={chosen} onChoose={setChosen} />
            {total > items.length && <p>{t('moreExperts', { shown: items.length, total })}</p>}
          </>
        )}
      </Loaded>
    </Modal>
  );
}

interface CandidatesProps {
  readonly rows: readonly Candidate[];
  readonly chosen: readonly number[];
  readonly onChoose: (chosen: readonly number[]) => void;
}

function Candidates({ rows, chosen, onChoose }: CandidatesProps) {
  const { t } = useTranslation('review');
  return (
    <div className="keguan-candidates">
      <Rows<Candidate>
        caption={t('candidates')}
        rows={rows}
        rowKey={(row) => row.expertId}
        empty={t('noExperts')}
        columns={[
          {
            key: 'choose',
            title: t('choose'),
            render: (row) => (
              <Checkbox
                aria-label={t('chooseOne', { name: row.name })}
                disabled={row.closedBecause.length > 0 || row.state !== null}
                checked={chosen.includes(row.expertId)}
                onChange={(event) =>
                  onChoose(
                    event.target.checked
                      ? [...chosen, row.expertId]
                      : chosen.filter((each) => each !== row.expertId),
                  )
                }
              />
            ),
          },
          {
            key: 'name',
            title: t('expert'),
            render: (row) => (
              <div className="keguan-stack">
                <strong>{row.name}</strong>
                <small className="keguan-quiet">{row.unitName}</small>
              </div>
            ),
          },
          {
            key: 'field',
            title: t('fields'),
            render: (row) => <Fields of={row.disciplines} isMatch={row.isOfField} />,
          },
          {
            key: 'load',
            title: t('load'),
            align: 'end',
            render: (row) => <span className="keguan-number">{row.load}</span>,
          },
          {
            key: 'why',
            title: t('mayBeAsked'),
            render: (row) => <WhyNot row={row} />,
          },
        ]}
      />
    </div>
  );
}

function WhyNot({ row }: { row: Candidate }) {
  const { t } = useTranslation('review');
  const words = useWords();
  const reasons = [...new Set(row.closedBecause.map((each) => words.error(each.code, each.params)))];
  if (row.state !== null) return <StateTag type="assignment" state={row.state} />;
  if (reasons.length === 0) return <span className="keguan-complete">{t('yesAsk')}</span>;
  return (
    <ul className="keguan-plain-list keguan-wrong">
      {reasons.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

export function Fields({ of, isMatch = false }: { of: readonly string[]; isMatch?: boolean }) {
  const { t } = useTranslation('review');
  const words = useWords();
  const names = of.map((code) => {
    const found = DISCIPLINES.find((each) => each.value === code);
    return found === undefined ? code : words.pick(found.label);
  });
  return (
    <>
      {names.join(t('comma'))} {isMatch && <Tag color="success">{t('ofField')}</Tag>}
    </>
  );
}
