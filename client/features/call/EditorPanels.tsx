// The panels of the editor, in the order in which a call is read.
import { useTranslation } from 'react-i18next';
import { DEGREES, TITLE_LEVELS, type TableField } from '../../../server/domain/form.ts';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { RowsInput } from '../../ui/fields/RowsInput.tsx';
import { Panel } from '../../ui/Panel.tsx';
import {
  attachmentsOf,
  criteriaOf,
  criterionRow,
  gathered,
  rowOf,
  type AttachmentRow,
  type CriterionRow,
} from './draft.ts';
import {
  DayOf,
  EitherOf,
  MoneyOf,
  NumberOf,
  OneOf,
  RuleSwitch,
  ScaledOf,
  SomeOf,
  TextOf,
  useEditing,
} from './editing.tsx';
import { InstantOf } from './InstantOf.tsx';
import { both, column } from './tables.ts';

const HUNDREDTHS = 100;
const PERMILLE_OF_PERCENT = 10;
const MEGABYTE = 1024 * 1024;

export function BasicsPanel() {
  const { t } = useTranslation('call');
  return (
    <Panel title={t('sections.basics')}>
      <div className="keguan-form">
        <NumberOf path={['year']} label={t('year')} />
        <InstantOf path="opensAt" label={t('opensAt')} />
        <InstantOf path="closesAt" label={t('closesAt')} help={t('closesHelp')} />
      </div>
    </Panel>
  );
}

export function DirectionsPanel() {
  const { t } = useTranslation('call');
  const { settings, change, violations } = useEditing();
  const path = ['directions'];
  const field: TableField = {
    key: 'directions',
    kind: 'table',
    label: both(t('sections.directions')),
    columns: [column('code', 'text', t('code')), column('title', 'text', t('direction'))],
    limit: { maxRows: 300 },
  };
  return (
    <Panel title={t('sections.directions')}>
      <FieldFrame
        path={path}
        label={t('sections.directions')}
        isGroup
        isRequired
        isWide
        violations={violations}
      >
        {() => (
          <RowsInput
            field={field}
            path={path}
            value={settings.directions}
            // A row that says something nowhere is told of at its first cell.
            violations={violations.map((each) =>
              each.code === 'callRules.directionBlank' ? { ...each, path: [...each.path, 'code'] } : each,
            )}
            onChange={(rows) =>
              change(
                path,
                rows.map((row) => ({ code: '', title: '', ...withoutNulls(row) })),
              )
            }
          />
        )}
      </FieldFrame>
    </Panel>
  );
}

const withoutNulls = (row: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row as Record<string, unknown>).filter(([, value]) => value != null));

export function MoneyPanel({ isItemised }: { isItemised: boolean }) {
  const { t } = useTranslation('call');
  return (
    <Panel title={t('sections.money')}>
      <div className="keguan-form">
        <MoneyOf path={['envelopeFen']} label={t('envelope')} help={t('envelopeHelp')} />
        <MoneyOf path={['amount', 'minFen']} label={t('minFen')} />
        <MoneyOf path={['amount', 'maxFen']} label={t('maxFen')} />
        <MoneyOf path={['amount', 'stepFen']} label={t('stepFen')} />
        <Whole path={['amount']} label={t('amount')} />
        <NumberOf path={['term', 'minMonths']} label={t('minMonths')} unit={t('month')} />
        <NumberOf path={['term', 'maxMonths']} label={t('maxMonths')} unit={t('month')} />
        <DayOf path={['term', 'startsOn']} label={t('startsOn')} help={t('startsOnHelp')} />
        <Whole path={['term']} label={t('term')} />
        {isItemised && (
          <>
            <ScaledOf
              path={['budget', 'ownFundsPermille']}
              label={t('ownFunds')}
              unit={t('percentUnit')}
              scale={PERMILLE_OF_PERCENT}
            />
            <MoneyOf path={['budget', 'equipmentNoteFromFen']} label={t('equipmentNote')} />
            <Tiers />
          </>
        )}
      </div>
    </Panel>
  );
}

/** What is wrong with several inputs together is told under them. */
function Whole({ path, label }: { path: string[]; label: string }) {
  const { violations } = useEditing();
  const own = violations.filter((each) => each.path.join('.') === path.join('.'));
  if (own.length === 0) return null;
  return (
    <FieldFrame path={path} label={label} isGroup isWide violations={own}>
      {() => null}
    </FieldFrame>
  );
}

function Tiers() {
  const { t } = useTranslation('call');
  const { settings, change, violations } = useEditing();
  const path = ['budget', 'indirectTiers'];
  const field: TableField = {
    key: 'indirectTiers',
    kind: 'table',
    label: both(t('tiers')),
    columns: [
      { ...column('upToFen', 'money', t('tierUpTo')), required: false },
      column('permille', 'number', t('tierRate')),
    ],
    limit: { maxRows: 20 },
  };
  return (
    <FieldFrame path={path} label={t('tiers')} help={t('tiersHelp')} isGroup isWide violations={violations}>
      {() => (
        <RowsInput
          field={field}
          path={path}
          value={settings.budget?.indirectTiers ?? []}
          violations={violations}
          onChange={(rows) =>
            change(
              path,
              rows.map((row) => ({ upToFen: null, permille: 0, ...(row as Record<string, unknown>) })),
            )
          }
        />
      )}
    </FieldFrame>
  );
}

export function ApplicantsPanel() {
  const { t } = useTranslation('call');
  const { settings } = useEditing();
  const titles = useTitles();
  const degrees = useDegrees();
  return (
    <Panel title={t('sections.applicants')}>
      <div className="keguan-form">
        <RuleSwitch path={['ageRule']} label={t('ageLimited')} begin={{ limits: { male: 60, female: 60 } }} />
        {settings.ageRule !== null && (
          <>
            <NumberOf
              path={['ageRule', 'limits', 'male']}
              label={t('maleAge')}
              unit={t('yearsOld')}
              help={t('ageHelp')}
            />
            <NumberOf
              path={['ageRule', 'limits', 'female']}
              label={t('femaleAge')}
              unit={t('yearsOld')}
              help={t('ageHelp')}
            />
          </>
        )}
        <RuleSwitch
          path={['titleRule']}
          label={t('titleLimited')}
          begin={{
            titles: ['senior', 'associateSenior'],
            degrees: ['doctor'],
            orRecommenders: null,
            recommenderTitles: [],
          }}
        />
        {settings.titleRule !== null && (
          <>
            <SomeOf path={['titleRule', 'titles']} label={t('titles')} options={titles} />
            <SomeOf path={['titleRule', 'degrees']} label={t('degrees')} options={degrees} />
            <NumberOf
              path={['titleRule', 'orRecommenders']}
              label={t('orRecommenders')}
              help={t('orRecommendersHelp')}
              unit={t('people')}
              isOptional
            />
            <SomeOf
              path={['titleRule', 'recommenderTitles']}
              label={t('recommenderTitles')}
              options={titles}
            />
          </>
        )}
        <NumberOf path={['limits', 'perPersonPerYear']} label={t('perPersonPerYear')} unit={t('item')} />
        <NumberOf path={['limits', 'activeAsLead']} label={t('activeAsLead')} unit={t('item')} />
        <NumberOf
          path={['limits', 'overdueProjectsOfUnit']}
          label={t('overdueProjectsOfUnit')}
          help={t('overdueHelp')}
          unit={t('item')}
          isOptional
        />
        <NumberOf path={['limits', 'partners']} label={t('partners')} unit={t('unitCount')} />
        <NumberOf path={['limits', 'members']} label={t('members')} unit={t('people')} />
        <NumberOf path={['limits', 'avoidedExperts']} label={t('avoidedExperts')} unit={t('people')} />
      </div>
    </Panel>
  );
}

function useTitles(): (readonly [string, string])[] {
  const { t } = useTranslation('common');
  return TITLE_LEVELS.map((each) => [each, t(`title.${each}`)] as const);
}

function useDegrees(): (readonly [string, string])[] {
  const { t } = useTranslation('common');
  return DEGREES.map((each) => [each, t(`degree.${each}`)] as const);
}

export function MaterialsPanel() {
  const { t } = useTranslation('call');
  const { settings, change, violations } = useEditing();
  const path = ['attachments'];
  const choices = (of: readonly (readonly [string, string])[]) =>
    of.map(([value, shown]) => ({ value, label: both(shown) }));
  const field: TableField = {
    key: 'attachments',
    kind: 'table',
    label: both(t('attachments')),
    columns: [
      column('zh', 'text', t('attachmentName')),
      column('en', 'text', t('attachmentEnglish')),
      {
        key: 'wanted',
        kind: 'choice',
        label: both(t('wanted')),
        required: true,
        options: choices(
          (['no', 'yes', 'ethics', 'recommenders', 'partners'] as const).map(
            (each) => [each, t(`wantedOptions.${each}`)] as const,
          ),
        ),
      },
      {
        key: 'several',
        kind: 'choice',
        label: both(t('several')),
        required: true,
        options: choices([
          ['one', t('one')],
          ['many', t('many')],
        ]),
      },
      column('megabytes', 'number', t('maxSize')),
      column('types', 'text', t('types')),
    ],
    limit: { maxRows: 40 },
  };
  return (
    <Panel title={t('sections.materials')}>
      <div className="keguan-form">
        <NumberOf path={['body', 'maxPages']} label={t('bodyPages')} unit={t('pages')} />
        <ScaledOf path={['body', 'maxBytes']} label={t('bodySize')} unit={t('megabytes')} scale={MEGABYTE} />
        <FieldFrame
          path={path}
          label={t('attachments')}
          help={t('typesHelp')}
          isGroup
          isWide
          violations={gathered(path, violations)}
        >
          {() => (
            <RowsInput
              field={field}
              path={path}
              value={settings.attachments.map(rowOf)}
              violations={[]}
              onChange={(rows) => change(path, attachmentsOf(rows as AttachmentRow[]))}
            />
          )}
        </FieldFrame>
      </div>
    </Panel>
  );
}

export function RubricPanel() {
  const { t } = useTranslation('call');
  const { settings, change, violations } = useEditing();
  const path = ['rubric', 'criteria'];
  const sum = settings.rubric.criteria.reduce((total, { weight }) => total + weight, 0);
  const field: TableField = {
    key: 'criteria',
    kind: 'table',
    label: both(t('criteria')),
    columns: [
      column('zh', 'text', t('criterion')),
      column('en', 'text', t('criterionEnglish')),
      column('weight', 'number', t('weight')),
    ],
    limit: { maxRows: 30 },
  };
  return (
    <Panel title={t('sections.rubric')}>
      <div className="keguan-form">
        <FieldFrame path={path} label={t('criteria')} isGroup isWide violations={violations}>
          {() => (
            <>
              <RowsInput
                field={field}
                path={path}
                value={settings.rubric.criteria.map(criterionRow)}
                violations={violations.map((each) =>
                  each.code === 'callRules.label' ? { ...each, path: [...each.path, 'zh'] } : each,
                )}
                onChange={(rows) => change(path, criteriaOf(rows as CriterionRow[]))}
              />
              <p role="status" className={sum === 100 ? 'keguan-total' : 'keguan-total keguan-total-wrong'}>
                {t('weightTotal', { sum })}
              </p>
            </>
          )}
        </FieldFrame>
        <NumberOf path={['rubric', 'reviewersWanted']} label={t('reviewersWanted')} unit={t('people')} />
        <NumberOf path={['rubric', 'reviewersMin']} label={t('reviewersMin')} unit={t('share')} />
        <NumberOf path={['rubric', 'minCommentCharacters']} label={t('minComment')} unit={t('characters')} />
        <NumberOf
          path={['rubric', 'aggregation', 'trimFrom']}
          label={t('trimFrom')}
          help={t('trimHelp')}
          unit={t('share')}
          isOptional
        />
        <ScaledOf
          path={['rubric', 'aggregation', 'spreadFlag']}
          label={t('spreadFlag')}
          unit=""
          scale={HUNDREDTHS}
        />
        <OneOf
          path={['blind']}
          label={t('blind')}
          options={[
            ['double', t('blindOptions.double')],
            ['single', t('blindOptions.single')],
          ]}
        />
      </div>
    </Panel>
  );
}

export function ProcessPanel() {
  const { t } = useTranslation('call');
  return (
    <Panel title={t('sections.process')}>
      <div className="keguan-form">
        <EitherOf
          path={['endorsement', 'recommender']}
          label={t('recommender')}
          yes={t('yes')}
          no={t('no')}
        />
        <NumberOf path={['endorsement', 'hostDays']} label={t('hostDays')} unit={t('workingDays')} />
        <NumberOf path={['formalCheckDays']} label={t('formalCheckDays')} unit={t('calendarDays')} />
        <NumberOf path={['correction', 'days']} label={t('correctionDays')} unit={t('workingDays')} />
        <EitherOf
          path={['correction', 'once']}
          label={t('correctionOnce')}
          yes={t('onlyOnce')}
          no={t('notOnlyOnce')}
        />
        <NumberOf path={['publicity', 'workingDays']} label={t('publicityDays')} unit={t('workingDays')} />
        <EitherOf
          path={['publicity', 'countsFirstDay']}
          label={t('countsFirstDay')}
          yes={t('countsFirst')}
          no={t('countsNext')}
        />
      </div>
    </Panel>
  );
}

export function NumbersPanel() {
  const { t } = useTranslation('call');
  return (
    <Panel title={t('sections.numbers')}>
      <div className="keguan-form">
        <TextOf path={['numberPattern']} label={t('numberPattern')} help={t('numberHelp')} />
        <TextOf path={['projectNumberType']} label={t('projectNumberType')} />
        <TextOf path={['labels', 'hostUnit', 'zh']} label={t('hostLabel')} />
        <TextOf path={['labels', 'hostUnit', 'en']} label={t('hostLabelEnglish')} />
        <TextOf path={['labels', 'agreement', 'zh']} label={t('agreementLabel')} />
        <TextOf path={['labels', 'agreement', 'en']} label={t('agreementLabelEnglish')} />
        <Whole path={['labels', 'hostUnit']} label={t('hostLabel')} />
        <Whole path={['labels', 'agreement']} label={t('agreementLabel')} />
      </div>
    </Panel>
  );
}
