// Anybody checks an award notice: by the code on paper or in its QR, and by the file itself.
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { checkVerificationCode } from '../../../server/domain/verificationCode.ts';
import type { Violation } from '../../../server/domain/violation.ts';
import type { Answer } from '../../contracts.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { Facts } from '../../ui/Facts.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied } from '../../ui/fields/fieldTypes.ts';
import { Money } from '../../ui/Money.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Day } from '../../ui/When.tsx';
import { CompareFile } from './CompareFile.tsx';

export default function Verify() {
  const { code = '' } = useParams();
  const { t } = useTranslation('issuance');
  return (
    <Page title={t('verify.title')} beside={t('verify.help')}>
      <Question key={code} code={code} />
      {code !== '' && <Verdict key={`verdict ${code}`} code={code} />}
    </Page>
  );
}

function Question({ code }: { code: string }) {
  const { t } = useTranslation('issuance');
  const go = useNavigate();
  const [typed, setTyped] = useState(code);
  const [violations, setViolations] = useState<readonly Violation[]>([]);
  const ask = () => {
    const found = checkVerificationCode(typed, ['code']);
    setViolations(found);
    if (found.length === 0) void go(`/verify/${encodeURIComponent(typed.trim())}`);
  };
  return (
    <Panel title={t('verify.enter')}>
      <FieldFrame
        path={['code']}
        label={t('verify.code')}
        help={t('verify.codeHelp')}
        isRequired
        violations={violations}
      >
        {(tie) => (
          <Input
            {...tied(tie)}
            autoFocus={code === ''}
            value={typed}
            maxLength={64}
            onChange={(event) => setTyped(event.target.value)}
            onPressEnter={ask}
          />
        )}
      </FieldFrame>
      <Button type="primary" onClick={ask}>
        {t('verify.check')}
      </Button>
    </Panel>
  );
}

const TONE = { valid: 'success', revoked: 'error', unknown: 'warning' } as const;

function Verdict({ code }: { code: string }) {
  const { t } = useTranslation('issuance');
  const answer = useEndpoint('award.verify', { params: { code } });
  return (
    <Loaded from={answer}>
      {(found) => (
        <div aria-live="polite">
          <Alert
            type={TONE[found.status]}
            showIcon
            className="keguan-problem"
            title={<strong>{t(`verify.${found.status}`)}</strong>}
            description={found.status === 'unknown' ? t('verify.unknownHelp') : undefined}
          />
          {found.status !== 'unknown' && (
            <>
              <Found found={found} />
              <CompareFile code={code} />
            </>
          )}
        </div>
      )}
    </Loaded>
  );
}

function Found({ found }: { found: Answer<'award.verify'> }) {
  const { t } = useTranslation('issuance');
  return (
    <Panel title={t('verify.notice')}>
      <Facts
        of={[
          { label: t('verify.noticeNumber'), value: found.noticeNumber },
          { label: t('verify.projectNumber'), value: found.projectNumber },
          { label: t('verify.projectName'), value: found.projectName, isWide: true },
          {
            label: t('verify.amount'),
            value: (
              <>
                <Money fen={found.amountFen} /> (<Money fen={found.amountFen} unit="yuan" />)
              </>
            ),
          },
          { label: t('verify.signedOn'), value: <Day on={found.signedOn} /> },
          found.revokedOn === null
            ? null
            : { label: t('verify.revokedOn'), value: <Day on={found.revokedOn} /> },
        ]}
      />
    </Panel>
  );
}
