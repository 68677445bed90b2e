// Filling in an application: all sections on one page, saved by itself, with the list of what is still lacking beside it.
import { App, Result, Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { checkAnswers } from '../../../server/domain/formCheck.ts';
import { isProblem } from '../../problem.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useSession } from '../../session.tsx';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { CompletenessPanel } from '../../ui/CompletenessPanel.tsx';
import { FormSection } from '../../ui/Form.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SaveState } from '../../ui/SaveState.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { focusPath } from '../../ui/path.ts';
import type { ToldViolation } from '../../ui/fields/fieldTypes.ts';
import { BodyFacts } from './BodyFacts.tsx';
import { SectionList, sectionAnchor } from './SectionList.tsx';
import { Until } from './Until.tsx';
import { useApplicationDraft } from './editing.ts';
import type { ReadApplication, WritableDraft } from './editing.ts';
import { Opinions } from './DeskPage.tsx';
import './application.css';

export default function Editor() {
  const { id = '' } = useParams();
  const application = useEndpoint('application.read', { params: { id } });
  return (
    <Loaded from={application}>
      {(read) =>
        read.draft === null ? (
          <NotWritable application={read} />
        ) : (
          <Writing key={read.id} application={read} draft={read.draft} />
        )
      }
    </Loaded>
  );
}

/** Handed in meanwhile, in another tab or by a second click: the record says where it is. */
function NotWritable({ application }: { application: ReadApplication }) {
  const { t } = useTranslation('application');
  return (
    <Page title={application.title} beside={<StateTag type="application" state={application.state} />}>
      <Result
        title={t('notWritable')}
        extra={
          <Link to={`/applications/${application.id}`}>
            <Button type="primary">{t('toRecord')}</Button>
          </Link>
        }
      />
    </Page>
  );
}

function Writing({ application, draft }: { application: ReadApplication; draft: WritableDraft }) {
  const { t } = useTranslation('application');
  const words = useWords();
  const { person } = useSession();
  const { form, call } = application;
  const writing = useApplicationDraft(application, draft, person ?? '');
  const { items, isAsked, ask } = useLacking(application, writing.draft.savedAt);
  const violations = useViolations({ form, writing, items, isAsked });
  const open = items.filter((each) => each.severity !== 'notice');
  const notices = items.filter((each) => each.severity === 'notice');

  return (
    <Page
      title={application.title === '' ? t('untitled') : application.title}
      beside={
        <>
          <StateTag type="application" state={application.state} />
          <Link to={`/public/calls/${call.id}`}>{call.title}</Link>
          <Until at={application.dueAt ?? call.closesAt} />
        </>
      }
    >
      <div className="keguan-editor">
        <SectionList form={form} items={open} />
        <div className="keguan-editor-form">
          <div className="keguan-editor-save">
            <SaveState draft={writing.draft} form={form} />
          </div>
          <SentBack application={application} />
          {form.sections.map((section) => (
            <Panel key={section.key} id={sectionAnchor(section.key)} title={words.pick(section.label)}>
              <FormSection
                form={form}
                section={section.key}
                answers={writing.answers}
                onChange={(field, value) => writing.change(section.key, field, value)}
                violations={violations}
                files={writing.files}
              />
              {section.from === 'body' && (
                <BodyFacts file={draft.files.find((each) => each.field === 'body') ?? null} />
              )}
            </Panel>
          ))}
        </div>
        <aside className="keguan-editor-aside" aria-label={t('check')}>
          <Panel title={t('check')}>
            <Submit application={application} writing={writing} open={open} ask={ask} />
            <CompletenessPanel form={form} violations={open} />
            {notices.length > 0 && (
              <>
                <h3>{t('notices')}</h3>
                <ul className="keguan-plain-list">
                  {notices.map((each) => (
                    <li key={each.code}>{words.error(each.code, each.params)}</li>
                  ))}
                </ul>
              </>
            )}
          </Panel>
        </aside>
      </div>
    </Page>
  );
}

type Writing = ReturnType<typeof useApplicationDraft>;
type Item = ToldViolation & { readonly severity: 'missing' | 'wrong' | 'notice' };

/** What is lacking, asked for again whenever something has reached the server. */
function useLacking({ id }: ReadApplication, savedAt: number | null) {
  const queries = useQueryClient();
  const [isAsked, setIsAsked] = useState(false);
  const lacking = useEndpoint('application.completeness', { params: { id: String(id) } }, { keepLast: true });
  useEffect(() => {
    if (savedAt !== null) void queries.invalidateQueries({ queryKey: ['application.completeness'] });
  }, [savedAt, queries]);
  const items: readonly Item[] = lacking.data?.items ?? [];
  return { items, isAsked, ask: () => setIsAsked(true) };
}

/** At the fields: what is wrong at once, what is missing only after somebody wanted to submit. */
function useViolations({
  form,
  writing,
  items,
  isAsked,
}: {
  form: ReadApplication['form'];
  writing: Writing;
  items: readonly Item[];
  isAsked: boolean;
}): readonly ToldViolation[] {
  const { answers, draft } = writing;
  const { refusal } = draft;
  return useMemo(() => {
    const told: ToldViolation[] = [
      ...(isProblem(refusal) ? refusal.violations : []),
      ...checkAnswers(form, answers, { phase: 'draft' }),
      ...items.filter((each) => isAsked || isWrongAlready(each)),
    ];
    const keyOf = ({ code, path }: ToldViolation) => `${code} ${path.join('.')}`;
    return [...new Map(told.reverse().map((each) => [keyOf(each), each])).values()];
  }, [form, answers, refusal, items, isAsked]);
}

/** Not yet what is only empty, nor whether one may apply at all: that is judged on the finished form. */
function isWrongAlready({ severity, code }: Item): boolean {
  return severity === 'wrong' && !code.startsWith('eligibility.');
}

function SentBack({ application }: { application: ReadApplication }) {
  const isSentBack = application.state === 'returned' || application.state === 'correcting';
  return isSentBack ? <Opinions of={application.opinions} /> : null;
}

interface SubmitProps {
  readonly application: ReadApplication;
  readonly writing: Writing;
  readonly open: readonly Item[];
  readonly ask: () => void;
}

function Submit({ application, writing, open, ask }: SubmitProps) {
  const { t } = useTranslation('application');
  const { message } = App.useApp();
  const go = useNavigate();
  const { id } = application;
  // The way back leads to the list, not to a form that is handed in already.
  const submit = useAct('application.submit', {
    onDone: () => void go(`/applications/${id}/submitted`, { replace: true }),
  });
  const [isFlushing, setIsFlushing] = useState(false);

  const run = async () => {
    ask();
    const [first] = open;
    if (first !== undefined) {
      void message.warning(t('lacking', { count: open.length }));
      // After the missing ones are drawn at their fields.
      requestAnimationFrame(() => requestAnimationFrame(() => focusPath(first.path)));
      return null;
    }
    setIsFlushing(true);
    const isSaved = await writing.draft.flush();
    setIsFlushing(false);
    if (!isSaved) {
      void message.error(t('notSaved'));
      return null;
    }
    return submit.run({ params: { id }, body: { version: writing.version.current } });
  };

  return (
    <ActionBar
      abilities={application.abilities}
      offers={{
        'application.submit': {
          run,
          isMain: true,
          underWay: submit.underWay || isFlushing,
          ...(open.length === 0 ? { confirm: t('confirmSubmit') } : {}),
        },
      }}
    />
  );
}
