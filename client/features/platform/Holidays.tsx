// The holiday table, a year at a time: days off, worked weekends, and whether the year's notice is entered whole.
import { Alert, App, Button, Checkbox, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Answer } from '../../api.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useSession } from '../../session.tsx';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { Loaded, Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { HolidayDays, type HolidayDay } from './HolidayDays.tsx';

type Year = Answer<'holiday.read'>;

const thisYear = () => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();

export default function Holidays() {
  const { t } = useTranslation('platform');
  const [search, setSearch] = useSearchParams();
  const year = Number(search.get('year') ?? thisYear());
  const table = useEndpoint('holiday.read', { params: { year: String(year) } });
  return (
    <Page
      title={t('holidays.title')}
      beside={t('holidays.help')}
      actions={
        <InputNumber
          aria-label={t('holidays.year')}
          min={2004}
          max={2099}
          precision={0}
          value={year}
          onChange={(chosen) => chosen !== null && setSearch({ year: String(chosen) })}
        />
      }
    >
      <Loaded from={table}>{(shown) => <YearEditor key={shown.year} table={shown} />}</Loaded>
    </Page>
  );
}

function YearEditor({ table }: { table: Year }) {
  const { t } = useTranslation(['platform', 'common']);
  const words = useWords();
  const { desk } = useSession();
  const { message } = App.useApp();
  const mayEdit = desk?.role === 'systemAdmin';
  const [off, setOff] = useState<readonly HolidayDay[]>(table.off);
  const [makeUp, setMakeUp] = useState<readonly HolidayDay[]>(table.makeUp);
  const [isComplete, setIsComplete] = useState(table.isComplete);
  const set = useAct('holiday.set', {
    quiet: true,
    onDone: () => void message.success(t('holidays.saved')),
  });
  const violations = set.problem?.violations ?? [];
  const { suggestion, year } = table;
  const save = () =>
    void set.run({
      params: { year: String(year) },
      body: { isComplete, off: off.map(sent), makeUp: makeUp.map(sent) },
    });
  return (
    <>
      {set.problem !== null && <ProblemAlert problem={set.problem} />}
      {!table.isComplete && (
        <Alert
          type="warning"
          showIcon
          className="keguan-problem"
          title={t('holidays.incomplete', { year })}
        />
      )}
      {mayEdit && suggestion !== null && (
        <p>
          <Button
            onClick={() => {
              setOff(suggestion.off);
              setMakeUp(suggestion.makeUp);
              setIsComplete(true);
            }}
          >
            {t('holidays.takeBuiltIn', { year })}
          </Button>
        </p>
      )}
      <Panel title={t('holidays.off', { count: off.length })}>
        <HolidayDays
          kind="off"
          year={year}
          days={off}
          violations={violations}
          {...(mayEdit && { onChange: setOff })}
        />
      </Panel>
      <Panel title={t('holidays.makeUp', { count: makeUp.length })}>
        <HolidayDays
          kind="makeUp"
          year={year}
          days={makeUp}
          violations={violations}
          {...(mayEdit && { onChange: setMakeUp })}
        />
      </Panel>
      {mayEdit && (
        <>
          <p>
            <Checkbox checked={isComplete} onChange={(event) => setIsComplete(event.target.checked)}>
              {t('holidays.complete', { year })}
            </Checkbox>
          </p>
          <Button type="primary" loading={set.underWay} onClick={save}>
            {words.act('holiday.set')}
          </Button>
        </>
      )}
    </>
  );
}

const sent = ({ on, label }: HolidayDay) => ({ on, label });
