// What a call asks and promises, for reading: the same for the public page and for the officers' page once published.
import { useTranslation } from 'react-i18next';
import { fen, formatWan } from '../../../server/domain/money.ts';
import type { DEGREES, TITLE_LEVELS } from '../../../server/domain/form.ts';
import { useWords } from '../../i18n/useWords.ts';
import { inBytes } from '../../ui/bytes.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Rows } from '../../ui/Table.tsx';
import { Period } from './Period.tsx';
import type { CallView } from './PhaseTag.tsx';

type Terms = CallView['terms'];

export function CallTerms({ call }: { call: CallView }) {
  const { t } = useTranslation('call');
  const words = useWords();
  const { terms } = call;
  return (
    <>
      <Panel title={t('sections.basics')}>
        <Facts
          of={[
            { label: t('programme'), value: words.pick(call.programme.name) },
            { label: t('year'), value: call.year },
            {
              label: t('period'),
              value: <Period opensAt={call.opensAt} closesAt={call.closesAt} />,
              isWide: true,
            },
          ]}
        />
      </Panel>
      <Panel title={t('sections.directions')}>
        <Rows<Terms['directions'][number]>
          caption={t('sections.directions')}
          rows={terms.directions}
          rowKey={(row) => row.code}
          columns={[
            { key: 'code', title: t('code'), width: 120, render: (row) => row.code },
            { key: 'title', title: t('direction'), render: (row) => row.title },
          ]}
        />
      </Panel>
      <MoneyTerms call={call} />
      <ApplicantTerms call={call} />
      <MaterialTerms terms={terms} />
      <ProcessTerms terms={terms} />
      <Panel title={t('sections.rubric')}>
        <Rows<Terms['criteria'][number]>
          caption={t('sections.rubric')}
          rows={terms.criteria}
          rowKey={(row) => row.key}
          columns={[
            { key: 'label', title: t('criterion'), render: (row) => words.pick(row.label) },
            { key: 'weight', title: t('weight'), align: 'end', width: 120, render: (row) => row.weight },
          ]}
        />
      </Panel>
    </>
  );
}

function MoneyTerms({ call }: { call: CallView }) {
  const { t } = useTranslation('call');
  const { amount, term, ownFundsPermille } = call.terms;
  const wan = (value: number): string => formatWan(fen(value));
  return (
    <Panel title={t('sections.money')}>
      <Facts
        of={[
          { label: t('budgetMode'), value: t(`mode.${call.budgetMode}`) },
          {
            label: t('amount'),
            value: [
              t('amountText', { from: wan(amount.minFen), to: wan(amount.maxFen) }),
              t('step', { amount: wan(amount.stepFen) }),
            ].join('，'),
          },
          ownFundsPermille === null
            ? null
            : { label: t('ownFunds'), value: t('ownFundsText', { value: ownFundsPermille / 10 }) },
          {
            label: t('term'),
            value: [
              t('termText', { from: term.minMonths, to: term.maxMonths }),
              ...(term.startsOn === null ? [] : [t('termStarts', { on: term.startsOn })]),
            ].join('，'),
          },
        ]}
      />
    </Panel>
  );
}

function ApplicantTerms({ call }: { call: CallView }) {
  const { t } = useTranslation('call');
  const common = useTranslation('common').t;
  const { ageRule, titleRule, limits } = call.terms;
  const born = (age: number): string => `${call.year - age}-01-01`;
  const titleWords = (of: readonly string[]): string =>
    of.map((each) => common(`title.${each as (typeof TITLE_LEVELS)[number]}`)).join('、');
  const degreeWords = (of: readonly string[]): string =>
    of.map((each) => common(`degree.${each as (typeof DEGREES)[number]}`)).join('、');
  const titleText = (rule: NonNullable<Terms['titleRule']>): string => {
    const titles = titleWords(rule.titles);
    const degrees = degreeWords(rule.degrees);
    const main =
      rule.degrees.length === 0
        ? t('titlesOnly', { titles })
        : rule.titles.length === 0
          ? t('degreesOnly', { degrees })
          : t('titleText', { titles, degrees });
    if (rule.orRecommenders === null) return main;
    const instead = t('recommendersText', {
      count: rule.orRecommenders,
      titles: titleWords(rule.recommenderTitles),
    });
    return `${main}；${instead}`;
  };
  return (
    <Panel title={t('sections.applicants')}>
      <Facts
        of={[
          {
            label: t('age'),
            value:
              ageRule === null
                ? t('noAge')
                : t('ageText', {
                    male: ageRule.limits.male,
                    maleFrom: born(ageRule.limits.male),
                    female: ageRule.limits.female,
                    femaleFrom: born(ageRule.limits.female),
                  }),
            isWide: true,
          },
          {
            label: t('title'),
            value: titleRule === null ? t('noAge') : titleText(titleRule),
            isWide: true,
          },
          { label: t('perPersonPerYear'), value: `${limits.perPersonPerYear} ${t('item')}` },
          { label: t('activeAsLead'), value: `${limits.activeAsLead} ${t('item')}` },
          { label: t('partners'), value: `${limits.partners} ${t('unitCount')}` },
          { label: t('members'), value: `${limits.members} ${t('people')}` },
          { label: t('avoidedExperts'), value: `${limits.avoidedExperts} ${t('people')}` },
        ]}
      />
    </Panel>
  );
}

function MaterialTerms({ terms }: { terms: Terms }) {
  const { t } = useTranslation('call');
  const words = useWords();
  return (
    <Panel title={t('sections.materials')}>
      <Facts
        of={[
          {
            label: t('body'),
            value: t('bodyText', { pages: terms.body.maxPages, size: inBytes(terms.body.maxBytes) }),
            isWide: true,
          },
        ]}
      />
      <Rows<Terms['attachments'][number]>
        caption={t('attachments')}
        rows={terms.attachments}
        rowKey={(row) => row.key}
        columns={[
          { key: 'label', title: t('attachments'), render: (row) => words.pick(row.label) },
          {
            key: 'required',
            title: t('wanted'),
            render: (row) => t(`wantedOptions.${row.required ? 'yes' : (row.requiredIf ?? 'no')}`),
          },
          { key: 'types', title: t('types'), render: (row) => row.types.join('、') },
          { key: 'size', title: t('maxSize'), align: 'end', render: (row) => inBytes(row.maxBytes) },
        ]}
      />
    </Panel>
  );
}

function ProcessTerms({ terms }: { terms: Terms }) {
  const { t } = useTranslation('call');
  return (
    <Panel title={t('sections.process')}>
      <Facts
        of={[
          {
            label: t('endorsement'),
            value: terms.needsRecommender ? t('recommenderYes') : t('recommenderNo'),
          },
          { label: t('hostDays'), value: t('hostText', { days: terms.hostDays }) },
          { label: t('formalCheckDays'), value: t('formalCheckText', { days: terms.formalCheckDays }) },
          {
            label: t('correctionDays'),
            value: t(terms.correctionOnce ? 'correctionText' : 'correctionMany', {
              days: terms.correctionDays,
            }),
          },
          { label: t('blind'), value: t(`blindOptions.${terms.blind}`) },
          { label: t('publicityDays'), value: t('publicityText', { days: terms.publicityDays }) },
        ]}
      />
    </Panel>
  );
}
