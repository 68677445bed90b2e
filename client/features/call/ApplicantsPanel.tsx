// The editor’s panel of who may apply: age, title or degree, and how many of everything.
import { useTranslation } from 'react-i18next';
import { DEGREES, TITLE_LEVELS } from '../../../server/domain/form.ts';
import { Panel } from '../../ui/Panel.tsx';
import { NumberOf, RuleSwitch, SomeOf, useEditing } from './editing.tsx';

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
