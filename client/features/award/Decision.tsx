// One decision list: the editor while it is the officer's draft; afterwards what was decided, its publicity and awards.
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { dayOf } from '../../../server/domain/calendar.ts';
import { formatWan } from '../../../server/domain/money.ts';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { DayInput } from '../../ui/fields/DayInput.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Day, When } from '../../ui/When.tsx';
import { DecisionEditor, Sum } from './DecisionEditor.tsx';
import { sums, type DecisionView } from './listDraft.ts';
import { RankingTable } from './RankingTable.tsx';
import './award.css';

export default function Decision() {
  const { id = '' } = useParams();
  const list = useEndpoint('decision.read', { params: { id } });
  return (
    <Loaded from={list}>
      {(read) =>
        read.abilities.some(({ act, allowed }) => act === 'decision.edit' && allowed) ? (
          <DecisionEditor key={read.id} list={read} />
        ) : (
          <Decided list={read} />
        )
      }
    </Loaded>
  );
}

function Decided({ list }: { list: DecisionView }) {
  const { t } = useTranslation('award');
  const [startsOn, setStartsOn] = useState<string | null>(dayOf(new Date()));
  const mayOpen = list.abilities.some(({ act, allowed }) => act === 'publicity.open' && allowed);
  return (
    <Page
      title={list.title}
      beside={
        <>
          <StateTag type="decisionList" state={list.state} /> {list.call.title} · {list.round.name}
        </>
      }
      actions={<Acts list={list} startsOn={startsOn} />}
    >
      {mayOpen && (
        <Panel title={t('publicity.open')}>
          <FieldFrame
            path={['startsOn']}
            label={t('publicity.startsOn')}
            help={t('publicity.startsOnHelp', { days: list.publicityDays })}
            isRequired
            violations={[]}
          >
            {(tie) => <DayInput {...tie} value={startsOn} onChange={setStartsOn} />}
          </FieldFrame>
        </Panel>
      )}
      <PublicityPanel list={list} />
      <MeetingFacts list={list} />
      <Panel title={t('decision.ranking')} extra={<Sum items={list.items} list={list} />}>
        <RankingTable list={list} items={list.items} />
      </Panel>
      <Documents list={list} />
    </Page>
  );
}

function Acts({ list, startsOn }: { list: DecisionView; startsOn: string | null }) {
  const { t } = useTranslation('award');
  const { message } = App.useApp();
  const onDone = () => void message.success(t('saved'));
  const approve = useAct('decision.approve', { onDone });
  const sendBack = useAct('decision.sendBack', { onDone });
  const open = useAct('publicity.open', { onDone });
  const conclude = useAct('publicity.conclude', { onDone });
  const prepare = useAct('award.prepare', { onDone });
  const { total, count } = sums(list.items, list);
  const params = { id: list.id };
  const body = { version: list.version };
  return (
    <ActionBar
      abilities={list.abilities}
      offers={{
        'decision.approve': {
          run: () => approve.run({ params, body }),
          underWay: approve.underWay,
          isMain: true,
          confirm: t('decision.approveConfirm', {
            count,
            total: formatWan(total),
            others: list.items.length - count,
          }),
        },
        'decision.sendBack': {
          run: (reason) => sendBack.run({ params, body: { ...body, reason } }),
          asks: t('decision.sendBackAsks'),
        },
        ...(startsOn !== null && {
          'publicity.open': {
            run: () => open.run({ params, body: { ...body, startsOn } }),
            underWay: open.underWay,
            isMain: true,
            confirm: t('publicity.openConfirm', { day: startsOn }),
          },
        }),
        'publicity.conclude': {
          run: () => conclude.run({ params, body }),
          underWay: conclude.underWay,
          confirm: t('publicity.concludeConfirm'),
        },
        'award.prepare': {
          run: () => prepare.run({ params, body }),
          underWay: prepare.underWay,
          isMain: true,
          confirm: t('decision.prepareConfirm', { count: list.preparable }),
        },
      }}
    />
  );
}

function PublicityPanel({ list }: { list: DecisionView }) {
  const { t } = useTranslation('award');
  const { publicity } = list;
  if (publicity === null) return null;
  return (
    <Panel title={t('publicity.open')}>
      <Facts
        of={[
          {
            label: t('publicity.period'),
            value: t('publicity.periodText', { from: publicity.startsOn, to: publicity.endsOn }),
          },
          {
            label: t('publicity.publicPage'),
            value: (
              <Link to={`/public/publicity/${publicity.code}`}>{`/public/publicity/${publicity.code}`}</Link>
            ),
          },
          publicity.openObjections === 0
            ? null
            : {
                label: t('objection.list'),
                value: (
                  <Link to="/objections">
                    {t('decision.objectionsOpen', { count: publicity.openObjections })}
                  </Link>
                ),
              },
        ]}
      />
    </Panel>
  );
}

function MeetingFacts({ list }: { list: DecisionView }) {
  const { t } = useTranslation('award');
  const done = (by: string | null, at: string | null) =>
    at === null ? null : (
      <>
        {by} <When at={at} />
      </>
    );
  return (
    <Panel title={t('decision.meeting')}>
      <Facts
        of={[
          { label: t('decision.meetingNumber'), value: list.meetingNumber ?? t('none') },
          { label: t('decision.meetingOn'), value: <Day on={list.meetingOn} /> },
          { label: t('decision.attendees'), value: list.attendees.join('、') },
          list.tieReason === null
            ? null
            : { label: t('decision.tieReason'), value: list.tieReason, isWide: true },
          list.frozenAt === null
            ? null
            : { label: t('decision.frozenBy'), value: done(list.frozenBy, list.frozenAt) },
          list.approvedAt === null
            ? null
            : { label: t('decision.approvedBy'), value: done(list.approvedBy, list.approvedAt) },
          list.sha256 === null
            ? null
            : {
                label: t('decision.hash'),
                value: <code className="keguan-hash">{list.sha256}</code>,
                isWide: true,
              },
        ]}
      />
    </Panel>
  );
}

function Documents({ list }: { list: DecisionView }) {
  const { t } = useTranslation('award');
  if (list.documents.length === 0) return null;
  return (
    <Panel title={t('decision.documents')}>
      <ul className="keguan-plain-list">
        {list.documents.map(({ id, state, dispatchNumber }) => (
          <li key={id}>
            <Link to={`/award-documents/${id}`}>{dispatchNumber ?? t('decision.noNumber')}</Link>{' '}
            <StateTag type="awardDocument" state={state} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
