// Enters the 发文字号 of the office's register, or corrects it while the document is not sealed.
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../server/domain/calendar.ts';
import { useAct } from '../../useEndpoint.ts';
import { DayInput } from '../../ui/fields/DayInput.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied } from '../../ui/fields/fieldTypes.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { DocumentView } from './Papers.tsx';

export function Numbering({ document }: { document: DocumentView }) {
  const { t } = useTranslation('issuance');
  const { message } = App.useApp();
  const [dispatchNumber, setNumber] = useState(document.dispatchNumber ?? '');
  const [signedOn, setSignedOn] = useState<string | null>(document.signedOn ?? dayOf(new Date()));
  const number = useAct('awardDocument.number', {
    quiet: true,
    onDone: () => void message.success(t('document.entered')),
  });
  const violations = number.problem?.violations ?? [];
  const enter = () =>
    number.run({
      params: { id: document.id },
      body: { version: document.version, dispatchNumber, signedOn: signedOn ?? '' },
    });
  return (
    <Panel title={t('document.numbering')}>
      {number.problem !== null && violations.length === 0 && <ProblemAlert problem={number.problem} />}
      <div className="keguan-form">
        <FieldFrame
          path={['dispatchNumber']}
          label={t('document.dispatchNumber')}
          help={t('document.dispatchNumberHelp')}
          isRequired
          violations={violations}
        >
          {(tie) => (
            <Input
              {...tied(tie)}
              value={dispatchNumber}
              onChange={(event) => setNumber(event.target.value)}
              onPressEnter={() => void enter()}
            />
          )}
        </FieldFrame>
        <FieldFrame path={['signedOn']} label={t('document.signedOn')} isRequired violations={violations}>
          {(tie) => <DayInput {...tie} value={signedOn} onChange={setSignedOn} />}
        </FieldFrame>
      </div>
      <Button type="primary" loading={number.underWay} onClick={() => void enter()}>
        {document.dispatchNumber === null ? t('document.enter') : t('document.correct')}
      </Button>
    </Panel>
  );
}
