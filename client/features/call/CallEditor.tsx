// The editor of a call in draft: a form for every rule, told at once what still keeps it from being published.
import { App, Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fen, formatWan } from '../../../server/domain/money.ts';
import type { Path, Violation } from '../../../server/domain/violation.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useAct } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied } from '../../ui/fields/fieldTypes.ts';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { focusPath } from '../../ui/path.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { problemsOf, withAt, type Desk, type Settings } from './draft.ts';
import { EditingContext } from './editing.tsx';
import { ApplicantsPanel } from './ApplicantsPanel.tsx';
import { BasicsPanel, DirectionsPanel, NumbersPanel, ProcessPanel } from './EditorPanels.tsx';
import { MaterialsPanel } from './MaterialsPanel.tsx';
import { MoneyPanel } from './MoneyPanel.tsx';
import { usePeriod } from './Period.tsx';
import { PhaseTag, type CallView } from './PhaseTag.tsx';
import { RubricPanel } from './RubricPanel.tsx';

export function CallEditor({ call, desk }: { call: CallView; desk: Desk }) {
  const { t } = useTranslation('call');
  const words = useWords();
  const draft = useCallDraft(call, desk);
  const { title, setTitle, settings, change, isChanged, save, publish, violations } = draft;
  return (
    <Page
      title={call.title}
      isSticky
      beside={
        <>
          <PhaseTag phase={call.phase} />
          {words.pick(call.programme.name)} {isChanged && <strong>{t('unsaved')}</strong>}
        </>
      }
      actions={<Acts draft={draft} call={call} />}
    >
      {[save.problem, publish.problem].map((problem, n) =>
        problem === null ? null : <ProblemAlert key={n} problem={problem} />,
      )}
      <Problems of={violations} />
      <EditingContext value={{ settings, change, violations }}>
        <Panel title={t('name')}>
          <FieldFrame path={['title']} label={t('name')} isRequired isWide violations={violations}>
            {(tie) => (
              <Input {...tied(tie)} value={title} onChange={(event) => setTitle(event.target.value)} />
            )}
          </FieldFrame>
        </Panel>
        <BasicsPanel />
        <DirectionsPanel />
        <MoneyPanel isItemised={call.budgetMode === 'itemised'} />
        <ApplicantsPanel />
        <MaterialsPanel />
        <ProcessPanel />
        <RubricPanel />
        <NumbersPanel />
      </EditingContext>
    </Page>
  );
}

type CallDraft = ReturnType<typeof useCallDraft>;

function useCallDraft(call: CallView, desk: Desk) {
  const { t } = useTranslation('call');
  const { message } = App.useApp();
  const [title, setTitle] = useState(call.title);
  const [settings, setSettings] = useState<Settings>(desk.settings);
  const save = useAct('call.edit', { quiet: true });
  const publish = useAct('call.publish', { quiet: true });
  const isChanged = title !== call.title || JSON.stringify(settings) !== JSON.stringify(desk.settings);
  useAskBeforeLeaving(isChanged);

  const change = (path: Path, value: unknown) => setSettings((before) => withAt(before, path, value));
  const keep = () => save.run({ params: { id: call.id }, body: { version: call.version, title, settings } });

  const unread: Violation[] = (save.problem?.violations ?? []).map((each) => ({
    ...each,
    path: each.path[0] === 'settings' ? each.path.slice(1) : each.path,
  }));
  return {
    title,
    setTitle,
    settings,
    change,
    isChanged,
    save,
    publish,
    violations: [...problemsOf(call, settings, desk.problems), ...unread],
    keep: async () => {
      const kept = await keep();
      if (kept !== null) void message.success(t('saved'));
      return kept;
    },
    /** What is published is what stands on the page. */
    publishIt: async () => {
      const kept = isChanged ? await keep() : null;
      if (isChanged && kept === null) return null;
      const version = kept?.answer.version ?? call.version;
      const done = await publish.run({ params: { id: call.id }, body: { version } });
      if (done !== null) void message.success(t('published'));
      return done;
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

function Acts({ draft, call }: { draft: CallDraft; call: CallView }) {
  const { t } = useTranslation('call');
  const period = usePeriod();
  const { settings, violations } = draft;
  const { amount, rubric } = settings;
  const freezes = t('freezes', {
    period: period(settings.opensAt, settings.closesAt),
    envelope: wan(settings.envelopeFen),
    amount: t('amountText', { from: wan(amount.minFen), to: wan(amount.maxFen) }),
    directions: settings.directions.length,
    criteria: rubric.criteria.length,
    sum: rubric.criteria.reduce((total, { weight }) => total + weight, 0),
  });
  return (
    <ActionBar
      abilities={call.abilities}
      offers={{
        'call.edit': { run: draft.keep, underWay: draft.save.underWay, label: t('save') },
        // What is still wrong stands above the form, each with the way to its field.
        ...(violations.length === 0 && {
          'call.publish': {
            run: draft.publishIt,
            underWay: draft.publish.underWay,
            isMain: true,
            confirm: freezes,
          },
        }),
      }}
    />
  );
}

/** An amount that is being typed may not be one yet. */
function wan(amount: number): string {
  return Number.isSafeInteger(amount) ? formatWan(fen(amount)) : '';
}

/** Where a sentence alone does not say of what it speaks. */
const NAMES = { opensAt: 'opensAt', closesAt: 'closesAt', envelopeFen: 'envelope' } as const;

function Problems({ of }: { of: readonly Violation[] }) {
  const { t } = useTranslation(['call', 'common']);
  const words = useWords();
  const told = ({ code, path: [first], params }: Violation) => {
    const why = words.error(code, params);
    const name = Object.entries(NAMES).find(([field]) => field === first)?.[1];
    return name === undefined ? why : t('common:whyNot', { act: t(name), why });
  };
  if (of.length === 0) return <p role="status">{t('noProblems')}</p>;
  return (
    <section aria-live="polite" className="keguan-one">
      <p>{t('problems', { count: of.length })}</p>
      <ul className="keguan-problems">
        {of.map((each, n) => (
          <li key={n}>
            <Button type="link" onClick={() => focusPath(each.path)}>
              {told(each)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
