// One account: who it is, what can be done with it, and the desks it holds.
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Answer } from '../../api.ts';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { ActionBar, type Offer } from '../../ui/ActionBar.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded, Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { When } from '../../ui/When.tsx';
import { CodeDialog } from './CodeDialog.tsx';
import { Desks } from './Desks.tsx';
import { IdentityNumber } from './IdentityNumber.tsx';

type AccountView = Answer<'account.read'>;

export default function Account() {
  const { t } = useTranslation('identity');
  const { id = '' } = useParams();
  const account = useEndpoint('account.read', { params: { id } });
  const title = account.data?.registeredName ?? account.data?.name ?? t('account');
  return (
    <Page
      title={title}
      beside={account.data && <StateTag type="account" state={account.data.state} />}
      actions={account.data && <Acts account={account.data} />}
    >
      <Loaded from={account}>{(shown) => <Shown account={shown} />}</Loaded>
    </Page>
  );
}

function Shown({ account }: { account: AccountView }) {
  const { t } = useTranslation('identity');
  const { username, name, registeredName, organisation, email, phoneMasked, createdAt } = account;
  return (
    <>
      {registeredName !== null && (
        <Alert
          type="warning"
          showIcon
          className="keguan-problem"
          title={t('nameDiffers', { name, registeredName })}
        />
      )}
      <Panel title={t('account')}>
        <Facts
          of={[
            { label: t('field.username'), value: username },
            { label: t('unit'), value: organisation?.name ?? '' },
            account.identityMasked === null
              ? null
              : {
                  label: t('field.idNumber'),
                  value: <IdentityNumber personId={account.personId} masked={account.identityMasked} />,
                },
            { label: t('field.email'), value: email ?? '' },
            { label: t('field.phone'), value: phoneMasked ?? '' },
            { label: t('createdAt'), value: <When at={createdAt} /> },
          ]}
        />
      </Panel>
      <Desks account={account} />
    </>
  );
}

function Acts({ account }: { account: AccountView }) {
  const { t } = useTranslation('identity');
  const { id, version, abilities } = account;
  const at = { params: { id } };
  const [code, setCode] = useState<Answer<'account.issueCode'> | null>(null);
  const confirm = useAct('account.confirm');
  const refuse = useAct('account.refuse');
  const disable = useAct('account.disable');
  const enable = useAct('account.enable');
  const issue = useAct('account.issueCode', { onDone: setCode });
  const withReason = (act: typeof refuse | typeof disable | typeof enable, asks: string): Offer => ({
    run: (reason) => act.run({ ...at, body: { version, reason } }),
    underWay: act.underWay,
    asks,
  });
  return (
    <>
      <ActionBar
        abilities={abilities}
        offers={{
          'account.confirm': {
            run: () => confirm.run({ ...at, body: { version } }),
            underWay: confirm.underWay,
            isMain: true,
            confirm: t('confirmHelp'),
          },
          'account.refuse': { ...withReason(refuse, t('refuseHelp')), isDangerous: true },
          'account.issueCode': {
            run: () => issue.run({ ...at, body: { version } }),
            underWay: issue.underWay,
            confirm: t('issueHelp'),
          },
          'account.disable': { ...withReason(disable, t('disableHelp')), isDangerous: true },
          'account.enable': withReason(enable, t('enableHelp')),
        }}
      />
      {code !== null && <CodeDialog given={code} onClose={() => setCode(null)} />}
    </>
  );
}
