// The officer's desk of a list in draft: meeting, reasons, who is proposed with how much, and what still keeps it from
// being frozen.
import { Alert, App, Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fen, formatWan, subtract } from '../../../server/domain/money.ts';
import type { Violation } from '../../../server/domain/violation.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useAct } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { DayInput } from '../../ui/fields/DayInput.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied } from '../../ui/fields/fieldTypes.ts';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { focusPath } from '../../ui/path.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { bodyOf, problemsOf, sums, typedOf, type DecisionView, type Item, type Typed } from './listDraft.ts';
import { RankingTable } from './RankingTable.tsx';

export function DecisionEditor({ list }: { list: DecisionView }) {
  const { t } = useTranslation('award');
  const draft = useListDraft(list);
  const { typed, change, violations } = draft;
  return (
    <Page
      title={list.title}
      isSticky
      beside={
        <>
          <StateTag type="decisionList" state={list.state} /> {list.call.title} · {list.round.name}{' '}
          {draft.isChanged && <strong>{t('unsaved')}</strong>}
        </>
      }
      actions={<Acts list={draft.base} draft={draft} />}
    >
      {draft.isOutdated && (
        <Alert
          type="warning"
          showIcon
          className="keguan-problem"
          title={t('decision.stale')}
          action={<Button onClick={draft.takeTheirs}>{t('decision.reload')}</Button>}
        />
      )}
      {[draft.save.problem, draft.freeze.problem].map((problem, n) =>
        problem === null || problem.isStale ? null : <ProblemAlert key={n} problem={problem} />,
      )}
      <Problems of={violations} />
      <MeetingPanel typed={typed} change={change} violations={violations} />
      <Panel title={t('decision.ranking')} extra={<Sum items={typed.items} list={draft.base} />}>
        <RankingTable
          list={draft.base}
          items={typed.items}
          violations={violations}
          onChange={(item) =>
            change({ items: typed.items.map((each) => (each.id === item.id ? item : each)) })
          }
        />
      </Panel>
    </Page>
  );
}

type ListDraft = ReturnType<typeof useListDraft>;

function useListDraft(list: DecisionView) {
  const { t } = useTranslation('award');
  const { message } = App.useApp();
  const [base, setBase] = useState(list);
  const [typed, setTyped] = useState(() => typedOf(list));
  const become = (next: DecisionView) => {
    setBase(next);
    setTyped(typedOf(next));
  };
  const save = useAct('decision.edit', { quiet: true });
  const freeze = useAct('decision.freeze', { quiet: true });
  const isChanged = JSON.stringify(typed) !== JSON.stringify(typedOf(base));
  useAskBeforeLeaving(isChanged);

  const keep = async () => {
    const kept = await save.run({ params: { id: list.id }, body: bodyOf(typed, base.version) });
    if (kept !== null) become(kept.answer);
    return kept;
  };
  return {
    base,
    typed,
    change: (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part })),
    isChanged,
    // Somebody else's version is here; ours must not overwrite it unseen.
    isOutdated: list.version > base.version && !save.underWay,
    takeTheirs: () => become(list),
    violations: problemsOf(typed, base),
    save,
    freeze,
    keep: async () => {
      const kept = await keep();
      if (kept !== null) void message.success(t('saved'));
      return kept;
    },
    /** What is frozen is what stands on the page. */
    freezeIt: async () => {
      const kept = isChanged ? await keep() : null;
      if (isChanged && kept === null) return null;
      const version = kept?.answer.version ?? base.version;
      return freeze.run({ params: { id: list.id }, body: { version } });
    },
  };
}

function useAskBeforeLeaving(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isChanged]);
}

function Acts({ list, draft }: { list: DecisionView; draft: ListDraft }) {
  const { t } = useTranslation('award');
  const { total, count } = sums(draft.typed.items, list);
  return (
    <ActionBar
      abilities={list.abilities}
      offers={{
        'decision.edit': { run: draft.keep, underWay: draft.save.underWay, label: t('save') },
        // What is still wrong stands above the form, each with the way to its field.
        ...(draft.violations.length === 0 && {
          'decision.freeze': {
            run: draft.freezeIt,
            underWay: draft.freeze.underWay,
            isMain: true,
            confirm: t('decision.freezeConfirm', { count, total: formatWan(total) }),
          },
        }),
      }}
    />
  );
}

function Problems({ of }: { of: readonly Violation[] }) {
  const { t } = useTranslation('award');
  const words = useWords();
  if (of.length === 0) return null;
  return (
    <Panel title={t('decision.problems')}>
      <ul className="keguan-problems">
        {of.map(({ code, path, params }) => (
          <li key={`${code}${path.join('.')}`}>
            <Button type="link" onClick={() => focusPath(path)}>
              {words.error(code, params)}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface MeetingProps {
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
  readonly violations: readonly Violation[];
}

function MeetingPanel({ typed, change, violations }: MeetingProps) {
  const { t } = useTranslation('award');
  const line = (key: 'title' | 'meetingNumber' | 'attendees', label: string, help?: string) => (
    <FieldFrame path={[key]} label={label} help={help} isRequired violations={violations}>
      {(tie) => (
        <Input
          {...tied(tie)}
          value={typed[key]}
          onChange={(event) => change({ [key]: event.target.value })}
        />
      )}
    </FieldFrame>
  );
  return (
    <Panel title={t('decision.meeting')}>
      <div className="keguan-form">
        {line('title', t('title'))}
        {line('meetingNumber', t('decision.meetingNumber'), t('decision.meetingNumberHelp'))}
        <FieldFrame path={['meetingOn']} label={t('decision.meetingOn')} isRequired violations={violations}>
          {(tie) => (
            <DayInput {...tie} value={typed.meetingOn} onChange={(meetingOn) => change({ meetingOn })} />
          )}
        </FieldFrame>
        {line('attendees', t('decision.attendees'), t('decision.attendeesHelp'))}
        <FieldFrame
          path={['tieReason']}
          label={t('decision.tieReason')}
          help={t('decision.tieReasonHelp')}
          isWide
          violations={violations}
        >
          {(tie) => (
            <TextArea
              {...tied(tie)}
              minRows={2}
              maxRows={8}
              value={typed.tieReason}
              onChange={(event) => change({ tieReason: event.target.value })}
            />
          )}
        </FieldFrame>
      </div>
    </Panel>
  );
}

/** Told anew with every change, also to those who do not see it. */
export function Sum({ items, list }: { items: readonly Item[]; list: DecisionView }) {
  const { t } = useTranslation('award');
  const { total, available } = sums(items, list);
  const isOver = total > available;
  const text = { total: formatWan(total), available: formatWan(available) };
  return (
    <span role="status" className={isOver ? 'keguan-wrong' : ''}>
      {isOver
        ? t('decision.moneyOver', { ...text, over: formatWan(subtract(total, available)) })
        : t('decision.money', { ...text, left: formatWan(subtract(available, total)) })}
      {list.committedFen > 0 && (
        <>
          {' · '}
          {t('decision.committed', {
            envelope: formatWan(fen(list.envelopeFen)),
            committed: formatWan(fen(list.committedFen)),
          })}
        </>
      )}
    </span>
  );
}
