// The desk of the formal check: the application at the left, its checklist and the decision at the right.
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useWords } from '../../i18n/useWords.ts';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Loaded } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { CheckDecision } from './CheckDecision.tsx';
import { CheckItemRow } from './CheckItemRow.tsx';
import { adopted, changedMarks, markOf, reasonsOf, wrongWith, type Check, type Typed } from './checkMarks.ts';
import { DeskPage, Due, Opinions, type Judged } from './DeskPage.tsx';

export default function FormalCheck() {
  const { id = '' } = useParams();
  const application = useEndpoint('application.read', { params: { id } });
  const check = useEndpoint('formalCheck.read', { params: { id } });
  return (
    <Loaded from={application}>
      {(read) => (
        <Loaded from={check}>
          {(items) => <Desk key={items.revision.id} application={read} check={items} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function Desk({ application, check }: { application: Judged; check: Check }) {
  const { t } = useTranslation('call');
  return (
    <DeskPage title={t('desk.check')} application={application}>
      <Checklist check={check} />
      <Opinions of={application.opinions} />
    </DeskPage>
  );
}

function Checklist({ check }: { check: Check }) {
  const { t } = useTranslation('call');
  const marking = useMarking(check);
  const { typed, setTyped, changed, decided } = marking;
  const mayMark = check.abilities.some(({ act, allowed }) => act === 'formalCheck.mark' && allowed);
  return (
    <Panel title={t('desk.check')}>
      <Due at={check.dueAt} />
      {check.corrections > 0 && <p>{t('check.corrected', { count: check.corrections })}</p>}
      {check.items.length === 0 ? (
        <p>{t('check.notArrived')}</p>
      ) : (
        <p role="status">
          {t('check.progress', { decided, total: check.items.length })}
          {changed.length > 0 && <> · {t('check.unsaved')}</>}
        </p>
      )}
      {mayMark && (
        <div className="keguan-actions">
          <Button onClick={() => setTyped(adopted(check.items, typed))}>{t('check.adopt')}</Button>
          <Button
            disabled={changed.length === 0}
            loading={marking.underWay}
            onClick={() => void marking.saveAndTell()}
          >
            {t('check.save')}
          </Button>
        </div>
      )}
      {check.items.map((item) => (
        <CheckItemRow
          key={item.key}
          item={item}
          mark={markOf(item, typed)}
          mayMark={mayMark}
          onMark={({ key, ...mark }) => setTyped({ ...typed, [key]: mark })}
        />
      ))}
      <Decisions check={check} typed={typed} saved={marking.saved} />
    </Panel>
  );
}

function useMarking(check: Check) {
  const { t } = useTranslation('call');
  const { message } = App.useApp();
  const [typed, setTyped] = useState<Typed>({});
  const mark = useAct('formalCheck.mark');
  const changed = changedMarks(check.items, typed);
  const marks = check.items.map((item) => markOf(item, typed));
  const wrong = check.items.find((item) => wrongWith(item, markOf(item, typed)) !== null);

  /** The version to decide on, once everything typed is saved; null when it could not be. */
  const saved = async (): Promise<number | null> => {
    if (changed.length === 0) return check.version;
    if (wrong !== undefined) {
      document.getElementById(`check-${wrong.key}`)?.focus();
      return null;
    }
    const done = await mark.run({
      params: { id: check.id },
      body: { version: check.version, revisionId: check.revision.id, items: changed },
    });
    if (done === null) return null;
    setTyped({});
    return done.answer.version;
  };
  const saveAndTell = async () => {
    if ((await saved()) !== null) void message.success(t('check.saved'));
  };
  return {
    typed,
    setTyped,
    changed,
    decided: marks.filter(({ verdict }) => verdict !== null).length,
    underWay: mark.underWay,
    saved,
    saveAndTell,
  };
}

interface DecisionsProps {
  readonly check: Check;
  readonly typed: Typed;
  readonly saved: () => Promise<number | null>;
}

function Decisions({ check, typed, saved }: DecisionsProps) {
  const { t } = useTranslation('call');
  const words = useWords();
  const { message } = App.useApp();
  const [asked, setAsked] = useState<'return' | 'refuse' | null>(null);
  const told = (act: string) => ({
    onDone: () => void message.success(t('desk.done', { act: words.act(act) })),
  });
  const accept = useAct('formalCheck.accept', told('formalCheck.accept'));
  const giveBack = useAct('formalCheck.return', told('formalCheck.return'));
  const refuse = useAct('formalCheck.refuse', told('formalCheck.refuse'));
  const params = { id: check.id };
  const judged = (version: number) => ({ version, revisionId: check.revision.id });
  const begin = reasonsOf(check.items, typed, (key) => t(`check.items.${key}`));

  /** Every item is decided first, whatever is decided of the whole: the reader is led to the first that is not. */
  const isDecided = (): boolean => {
    const open = check.items.filter((item) => markOf(item, typed).verdict === null);
    if (open[0] === undefined) return true;
    document.querySelector<HTMLElement>(`#check-${open[0].key}-item input`)?.focus();
    void message.error(words.error('formalCheck.undecided', { count: open.length }));
    return false;
  };
  const acceptIt = async () => {
    if (!isDecided()) return null;
    const version = await saved();
    return version === null ? null : accept.run({ params, body: judged(version) });
  };
  /** Verdicts first: the reasons rest on them. */
  const ask = async (which: 'return' | 'refuse') => {
    if (isDecided() && (await saved()) !== null) setAsked(which);
  };
  return (
    <div className="keguan-check-decisions">
      <ActionBar
        abilities={check.abilities}
        offers={{
          'formalCheck.accept': {
            run: acceptIt,
            underWay: accept.underWay,
            isMain: true,
            confirm: t('check.acceptConfirm'),
          },
          ...(check.mayReturn && { 'formalCheck.return': { run: () => ask('return') } }),
          'formalCheck.refuse': { run: () => ask('refuse'), isDangerous: true },
        }}
      />
      {asked === 'return' && (
        <CheckDecision
          title={t('check.returnTitle')}
          help={t('check.returnHelp', { days: check.correctionDays })}
          begin={begin}
          grounds={[]}
          isDangerous={false}
          onDecide={(reason) => giveBack.run({ params, body: { ...judged(check.version), reason } })}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'refuse' && (
        <CheckDecision
          title={t('check.refuseTitle')}
          help={t('check.refuseHelp')}
          begin={begin}
          grounds={check.reasons}
          isDangerous
          onDecide={async (reason, ground) =>
            ground === null
              ? null
              : refuse.run({ params, body: { ...judged(check.version), reasonCode: ground, reason } })
          }
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
