// Anybody's objection to a project in publicity: who, how to ask back, what about, the facts, and a file.
import { UploadOutlined } from '@ant-design/icons';
import { Button, Input, Result } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { EVIDENCE_MAX_BYTES } from '../../../server/features/award/objection/contract.ts';
import type { Answer } from '../../contracts.ts';
import { isProblem, type ApiProblem } from '../../problem.ts';
import { upload } from '../../upload.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { inBytes } from '../../ui/bytes.ts';
import { ChoiceInput } from '../../ui/fields/ChoiceInput.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied, type ToldViolation } from '../../ui/fields/fieldTypes.ts';
import { Loaded, Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { focusPath } from '../../ui/path.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { inShanghai } from '../../ui/When.tsx';
import { deadlineText } from '../call/Period.tsx';
import './award.css';

type Filed = Answer<'objection.file'>;
type Publicity = Answer<'publicity.read'>;

export default function ObjectionForm() {
  const { code = '' } = useParams();
  const list = useEndpoint('publicity.read', { params: { code } });
  const [filed, setFiled] = useState<Filed | null>(null);
  const { t } = useTranslation('award');
  if (filed !== null) return <Sent filed={filed} code={code} />;
  return (
    <Loaded from={list}>
      {(read) => (
        <Page title={t('objection.form')} beside={read.title}>
          <Form list={read} onFiled={setFiled} />
        </Page>
      )}
    </Loaded>
  );
}

function Sent({ filed, code }: { filed: Filed; code: string }) {
  const { t } = useTranslation('award');
  return (
    <Page title={t('objection.form')}>
      <Result
        status="success"
        title={t('objection.sentTitle')}
        subTitle={t('objection.sentHelp', {
          filedAt: inShanghai(filed.filedAt),
          dueAt: deadlineText(filed.dueAt),
        })}
        extra={<Link to={`/public/publicity/${code}`}>{t('objection.backToList')}</Link>}
      />
    </Page>
  );
}

const EMPTY = { receiptNumber: null as string | null, name: '', contact: '', facts: '' };

/** Everything that is empty at once, not one thing after another. */
function lackingIn(typed: typeof EMPTY): ToldViolation[] {
  return (['receiptNumber', 'name', 'contact', 'facts'] as const)
    .filter((field) => (typed[field] ?? '').trim() === '')
    .map((field) => ({ code: 'form.required', path: [field], params: {} }));
}

function useObjection(code: string, onFiled: (filed: Filed) => void) {
  const { t } = useTranslation('award');
  const [typed, setTyped] = useState(EMPTY);
  const [file, setFile] = useState<File | null>(null);
  const [violations, setViolations] = useState<readonly ToldViolation[]>([]);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const underWay = useRef(false);
  const [isSending, setIsSending] = useState(false);

  const tell = (found: readonly ToldViolation[]) => {
    setViolations(found);
    if (found[0] !== undefined) focusPath(found[0].path);
  };
  const send = async () => {
    if (underWay.current) return;
    const lacking = lackingIn(typed);
    if (file === null) {
      const message = t('objection.fileMissing');
      return tell([...lacking, { code: 'input.fileMissing', path: ['file'], params: {}, message }]);
    }
    if (lacking.length > 0) return tell(lacking);
    underWay.current = true;
    setIsSending(true);
    setProblem(null);
    try {
      const body = { ...typed, receiptNumber: typed.receiptNumber ?? '' };
      onFiled(await upload('objection.file', { params: { code }, body }, file));
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
      tell(error.violations);
    } finally {
      underWay.current = false;
      setIsSending(false);
    }
  };
  return { typed, setTyped, file, setFile, violations, problem, isSending, send };
}

function Form({ list, onFiled }: { list: Publicity; onFiled: (filed: Filed) => void }) {
  const { t } = useTranslation('award');
  const objection = useObjection(list.code, onFiled);
  const { typed, setTyped, violations, problem } = objection;
  const change = (part: Partial<typeof EMPTY>) => setTyped((before) => ({ ...before, ...part }));
  const options = list.items.map(({ receiptNumber, title }) => {
    const label = `${receiptNumber} ${title}`;
    return { value: receiptNumber, label: { zh: label, en: label } };
  });
  return (
    <Panel title={t('objection.form')}>
      <p className="keguan-help">{t('objection.formHelp')}</p>
      {problem !== null && violations.length === 0 && <ProblemAlert problem={problem} />}
      <FieldFrame
        path={['receiptNumber']}
        label={t('objection.project')}
        isRequired
        isWide
        violations={violations}
      >
        {(tie) => (
          <ChoiceInput
            {...tie}
            options={options}
            look="list"
            value={typed.receiptNumber}
            onChange={(receiptNumber) => change({ receiptNumber })}
          />
        )}
      </FieldFrame>
      <div className="keguan-form">
        <FieldFrame path={['name']} label={t('objection.name')} isRequired violations={violations}>
          {(tie) => (
            <Input
              {...tied(tie)}
              value={typed.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </FieldFrame>
        <FieldFrame path={['contact']} label={t('objection.contactOf')} isRequired violations={violations}>
          {(tie) => (
            <Input
              {...tied(tie)}
              value={typed.contact}
              onChange={(event) => change({ contact: event.target.value })}
            />
          )}
        </FieldFrame>
        <FieldFrame
          path={['facts']}
          label={t('objection.facts')}
          help={t('objection.factsHelp')}
          isRequired
          isWide
          violations={violations}
        >
          {(tie) => (
            <TextArea
              {...tied(tie)}
              minRows={6}
              maxRows={20}
              value={typed.facts}
              onChange={(event) => change({ facts: event.target.value })}
            />
          )}
        </FieldFrame>
        <Evidence file={objection.file} onFile={objection.setFile} violations={violations} />
      </div>
      <Button type="primary" loading={objection.isSending} onClick={() => void objection.send()}>
        {t('objection.send')}
      </Button>
    </Panel>
  );
}

interface EvidenceProps {
  readonly file: File | null;
  readonly onFile: (file: File) => void;
  readonly violations: readonly ToldViolation[];
}

/** Kept here until everything is sent together. */
function Evidence({ file, onFile, violations }: EvidenceProps) {
  const { t } = useTranslation(['award', 'common']);
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <FieldFrame
      path={['file']}
      label={t('objection.file')}
      help={`PDF${t('common:separator')}JPG${t('common:separator')}PNG · ${t('common:atMost', { limit: inBytes(EVIDENCE_MAX_BYTES) })}`}
      isRequired
      isWide
      violations={violations}
    >
      {(tie) => (
        <>
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".pdf,.jpg,.jpeg,.png"
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen !== undefined) onFile(chosen);
            }}
          />
          <Button
            id={tie.id}
            aria-describedby={tie.describedBy}
            icon={<UploadOutlined />}
            onClick={() => chooser.current?.click()}
          >
            {file === null ? t('objection.chooseFile') : t('objection.changeFile')}
          </Button>{' '}
          {file !== null && <span>{t('objection.fileChosen', { name: file.name })}</span>}
        </>
      )}
    </FieldFrame>
  );
}
