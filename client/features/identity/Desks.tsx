// The desks of an account; the security administrator gives and ends them here.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../api.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useAct } from '../../useEndpoint.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { Rows } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { GrantDesk } from './GrantDesk.tsx';

type AccountView = Answer<'account.read'>;
type Row = AccountView['desks'][number];

export function Desks({ account }: { account: AccountView }) {
  const { t } = useTranslation('identity');
  const words = useWords();
  const [isGiving, setIsGiving] = useState(false);
  const [ending, setEnding] = useState<Row | null>(null);
  const end = useAct('desk.end');
  const may = (act: string) => account.abilities.some((each) => each.act === act && each.allowed);
  const { id, version } = account;
  return (
    <Panel
      title={t('desks')}
      extra={
        may('desk.grant') && (
          <Button type="primary" onClick={() => setIsGiving(true)}>
            {words.act('desk.grant')}
          </Button>
        )
      }
    >
      <Rows<Row>
        caption={t('desks')}
        rows={account.desks}
        rowKey={(row) => row.id}
        empty={t('noDesks')}
        columns={[
          { key: 'role', title: t('role'), render: (row) => words.role(row.role) },
          { key: 'at', title: t('deskAt'), render: (row) => row.at },
          { key: 'since', title: t('since'), render: (row) => <When at={row.startsAt} /> },
          {
            key: 'until',
            title: t('until'),
            render: (row) => (row.endsAt === null ? t('openEnded') : <When at={row.endsAt} />),
          },
          ...(may('desk.end')
            ? [
                {
                  key: 'act',
                  title: '',
                  render: (row: Row) => (
                    <Button danger onClick={() => setEnding(row)}>
                      {words.act('desk.end')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {isGiving && <GrantDesk account={account} onClose={() => setIsGiving(false)} />}
      {ending !== null && (
        <ReasonDialog
          title={`${words.act('desk.end')}：${words.role(ending.role)}`}
          hint={t('endHelp')}
          isDangerous
          onReason={(reason) => end.run({ params: { id, deskId: ending.id }, body: { version, reason } })}
          onClose={() => setEnding(null)}
        />
      )}
    </Panel>
  );
}
