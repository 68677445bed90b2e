// One objection: what is claimed, the evidence, and the officer's answer.
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { addressOf } from '../../api.ts';
import type { Answer } from '../../contracts.ts';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { FileList } from '../../ui/FileList.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { When } from '../../ui/When.tsx';
import { deadlineText } from '../call/Period.tsx';

type ObjectionView = Answer<'objection.read'>;

const LEAST_ANSWER = 10;
const LONGEST_ANSWER = 2000;

export default function Objection() {
  const { id = '' } = useParams();
  const objection = useEndpoint('objection.read', { params: { id } });
  return <Loaded from={objection}>{(read) => <Shown objection={read} />}</Loaded>;
}

function Shown({ objection }: { objection: ObjectionView }) {
  const { t } = useTranslation('award');
  const { project, file } = objection;
  return (
    <Page
      title={project.title}
      beside={
        <>
          <StateTag type="objection" state={objection.state} /> {project.receiptNumber} · {project.unit}
        </>
      }
      actions={<Acts objection={objection} />}
    >
      <Panel title={t('objection.one')}>
        <Facts
          of={[
            { label: t('objection.name'), value: objection.name },
            { label: t('objection.contact'), value: <Contact objection={objection} /> },
            { label: t('objection.filedAt'), value: <When at={objection.filedAt} /> },
            { label: t('objection.dueAt'), value: deadlineText(objection.dueAt) },
            {
              label: t('decision.list'),
              value: <Link to={`/decisions/${objection.list.id}`}>{objection.list.title}</Link>,
            },
            { label: t('objection.facts'), value: objection.facts, isWide: true },
            file === null
              ? null
              : {
                  label: t('objection.file'),
                  isWide: true,
                  value: (
                    <FileList
                      files={[{ fileId: objection.id, ...file }]}
                      href={() => addressOf('objection.evidence', { params: { id: objection.id } })}
                    />
                  ),
                },
            objection.decidedAt === null
              ? null
              : { label: t('objection.decidedAt'), value: <When at={objection.decidedAt} /> },
            objection.answer === null
              ? null
              : { label: t('objection.answer'), value: objection.answer, isWide: true },
          ]}
        />
      </Panel>
    </Page>
  );
}

function Acts({ objection }: { objection: ObjectionView }) {
  const { t } = useTranslation('award');
  const { message } = App.useApp();
  const onDone = () => void message.success(t('saved'));
  const uphold = useAct('objection.uphold', { onDone });
  const dismiss = useAct('objection.dismiss', { onDone });
  const params = { id: objection.id };
  const bounds = { least: LEAST_ANSWER, most: LONGEST_ANSWER };
  return (
    <ActionBar
      abilities={objection.abilities}
      offers={{
        'objection.dismiss': {
          run: (answer) => dismiss.run({ params, body: { version: objection.version, answer } }),
          asks: t('objection.dismissAsks'),
          ...bounds,
        },
        'objection.uphold': {
          run: (answer) => uphold.run({ params, body: { version: objection.version, answer } }),
          asks: t('objection.upholdAsks'),
          isDangerous: true,
          ...bounds,
        },
      }}
    />
  );
}

/** Masked until somebody who may act on the objection says what for. */
function Contact({ objection }: { objection: ObjectionView }) {
  const { t } = useTranslation('award');
  const [isAsking, setIsAsking] = useState(false);
  const [contact, setContact] = useState<string | null>(null);
  const reveal = useAct('objection.contact', { onDone: (answer) => setContact(answer.contact) });
  const mayAsk = objection.abilities.some(({ allowed }) => allowed);
  return (
    <>
      <span className="keguan-number">{contact ?? objection.contactMasked}</span>{' '}
      {contact === null && mayAsk && (
        <Button type="link" onClick={() => setIsAsking(true)}>
          {t('objection.whole')}
        </Button>
      )}
      {isAsking && (
        <ReasonDialog
          title={t('objection.whole')}
          hint={t('objection.wholeAsks')}
          onReason={(reason) => reveal.run({ params: { id: objection.id }, body: { reason } })}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
