// The review form: points and a comment for each criterion, the grade, and what is still missing. It saves itself.
import { App, Button, Radio } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkOpinion, checkOpinionShape, FULL_POINTS, totalOf } from '../../../server/domain/review.ts';
import { GRADES, type Grade } from '../../../server/domain/terms.ts';
import { codePoints } from '../../../server/domain/text.ts';
import { api } from '../../api.ts';
import { useDraft } from '../../drafts/useDraft.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useSession } from '../../session.tsx';
import { useAct } from '../../useEndpoint.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied } from '../../ui/fields/fieldTypes.ts';
import { ParsedInput } from '../../ui/fields/ParsedInput.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { focusPath } from '../../ui/path.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SaveState } from '../../ui/SaveState.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { flat, formOfOpinion, SECTION, unflat, type Opinion } from './opinionDraft.ts';
import { pointsText } from './points.ts';
import type { ReviewView } from './Review.tsx';

export function OpinionForm({ review }: { review: ReviewView }) {
  const { t } = useTranslation('review');
  const { criteria, minCommentCharacters: min } = review.rubric;
  const { draft, opinion, change, form, submit, giveIt, missing, isAsked } = useOpinion(review);
  const shape = checkOpinionShape(review.rubric, opinion);
  const violations = isAsked ? missing : shape;
  const total = shape.length === 0 ? totalOf(criteria, opinion.scores) : null;
  return (
    <Panel title={t('opinion')} extra={<SaveState draft={draft} form={form} />}>
      {criteria.map((criterion) => (
        <Criterion
          key={criterion.key}
          criterion={criterion}
          opinion={opinion}
          min={min}
          violations={violations}
          onChange={change}
        />
      ))}
      <FieldFrame path={['grade']} label={t('grade')} isRequired isGroup violations={violations}>
        {({ id }) => (
          <Radio.Group
            name={`${id}-choice`}
            value={opinion.grade}
            options={GRADES.map((value) => ({ value, label: t(`grades.${value}`) }))}
            onChange={(event) => change({ ...opinion, grade: event.target.value as Grade })}
          />
        )}
      </FieldFrame>
      <p className="keguan-review-total" role="status">
        {t('weightedTotal')} <strong className="keguan-number">{pointsText(total)}</strong>
      </p>
      {isAsked && <Missing of={missing} />}
      {submit.problem !== null && <ProblemAlert problem={submit.problem} />}
      <ActionBar
        abilities={review.abilities}
        offers={{
          'review.submit': { run: giveIt, underWay: submit.underWay, isMain: true },
        }}
      />
    </Panel>
  );
}

function useOpinion(review: ReviewView) {
  const { t } = useTranslation('review');
  const words = useWords();
  const { message, modal } = App.useApp();
  const { person } = useSession();
  const [isAsked, setIsAsked] = useState(false);
  const { code } = review;
  const { criteria } = review.rubric;
  const version = useRef(review.version);
  const draft = useDraft({
    draft: `review/${code}`,
    person: person ?? '',
    hasOneVersion: true,
    loaded: { [SECTION]: { value: flat(review.opinion, criteria), version: review.version } },
    save: async ({ value, version: seen }) => {
      const sent = unflat(value, criteria);
      const saved = await api('review.save', { params: { code }, body: { version: seen, ...sent } });
      version.current = saved.version;
      return { version: saved.version };
    },
    theirs: (current) => {
      const { version: now, opinion: stored } = current as { version: number; opinion: Opinion };
      version.current = now;
      return { version: now, value: flat(stored, criteria) };
    },
  });
  const opinion = unflat(draft.mine[SECTION], criteria);
  const submit = useAct('review.submit', {
    quiet: true,
    onDone: () => void message.success(t('submitDone')),
  });
  const missing = checkOpinion(review.rubric, opinion);

  /** First everything that is missing, then everything that is typed saved, then the question, then it is handed in. */
  const giveIt = async () => {
    setIsAsked(true);
    const [first] = missing;
    if (first !== undefined) return void focusPath(first.path);
    if (!(await draft.flush())) return void message.error(t('notSaved'));
    void modal.confirm({
      title: t('submitTitle'),
      content: t('submitConfirm', { total: pointsText(totalOf(criteria, opinion.scores)) }),
      okText: words.act('review.submit'),
      cancelText: t('back'),
      onOk: () => submit.run({ params: { code }, body: { version: version.current } }),
    });
  };
  return {
    draft,
    opinion,
    isAsked,
    missing,
    submit,
    giveIt,
    change: (next: Opinion) => draft.edit(SECTION, flat(next, criteria)),
    form: formOfOpinion(criteria, {
      opinion: t('opinion'),
      score: (name) => t('scoreOf', { name }),
      comment: (name) => t('commentOn', { name }),
      grade: t('grade'),
      gradeOf: (grade) => t(`grades.${grade}`),
      pick: words.pick,
    }),
  };
}

type Violations = ReturnType<typeof checkOpinion>;

interface CriterionProps {
  readonly criterion: ReviewView['rubric']['criteria'][number];
  readonly opinion: Opinion;
  readonly min: number;
  readonly violations: Violations;
  readonly onChange: (opinion: Opinion) => void;
}

function Criterion({ criterion, opinion, min, violations, onChange }: CriterionProps) {
  const { t } = useTranslation('review');
  const words = useWords();
  const [isReadable, setIsReadable] = useState(true);
  const { key, weight } = criterion;
  const name = words.pick(criterion.label);
  const comment = opinion.comments[key] ?? '';
  const length = codePoints(comment.trim());
  return (
    <div className="keguan-criterion">
      <FieldFrame
        path={['scores', key]}
        label={t('criterionWeight', { name, weight })}
        isRequired
        violations={violations}
        ownWrong={isReadable ? null : words.error('review.score', { max: FULL_POINTS })}
      >
        {(tie) => (
          <ParsedInput
            {...tie}
            as="number"
            unit={t('ofFull', { full: FULL_POINTS })}
            value={opinion.scores[key] ?? null}
            onReadable={setIsReadable}
            onChange={(points) => onChange({ ...opinion, scores: { ...opinion.scores, [key]: points } })}
          />
        )}
      </FieldFrame>
      <FieldFrame
        path={['comments', key]}
        label={t('commentOn', { name })}
        isRequired
        violations={violations}
        beside={
          <span className={length < min ? 'keguan-number' : 'keguan-number keguan-complete'}>
            {t('commentLength', { length, min })}
          </span>
        }
      >
        {(tie) => (
          <TextArea
            {...tied(tie)}
            minRows={3}
            maxRows={14}
            value={comment}
            onChange={(event) =>
              onChange({ ...opinion, comments: { ...opinion.comments, [key]: event.target.value } })
            }
          />
        )}
      </FieldFrame>
    </div>
  );
}

function Missing({ of }: { of: Violations }) {
  const { t } = useTranslation('review');
  const words = useWords();
  if (of.length === 0) return null;
  return (
    <section aria-live="polite" className="keguan-one">
      <p>{t('missing', { count: of.length })}</p>
      <ul className="keguan-todo">
        {of.map((each) => (
          <li key={each.path.join('.')}>
            <Button type="link" className="keguan-link" onClick={() => focusPath(each.path)}>
              {words.error(each.code, each.params)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
