// Gives a desk: which role, at which unit, for which call, until when.
import { Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sitsAt } from '../../../server/domain/desks.ts';
import { ROLES, type Role } from '../../../server/domain/terms.ts';
import type { Answer } from '../../api.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { DayInput } from '../../ui/fields/DayInput.tsx';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied, type ToldViolation } from '../../ui/fields/fieldTypes.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { OrganisationChoice } from './OrganisationChoice.tsx';

interface GrantDeskProps {
  readonly account: Answer<'account.read'>;
  readonly onClose: () => void;
}

export function GrantDesk({ account, onClose }: GrantDeskProps) {
  const { t } = useTranslation(['identity', 'common']);
  const words = useWords();
  const [role, setRole] = useState<Role | null>(null);
  const [organisationId, setOrganisationId] = useState<number | null>(account.organisation?.id ?? null);
  const [callId, setCallId] = useState<number | null>(null);
  const [endsOn, setEndsOn] = useState<string | null>(null);
  const grant = useAct('desk.grant', { quiet: true, onDone: onClose });
  const violations = grant.problem?.violations ?? [];
  const give = () => {
    if (role === null) return;
    const body = { version: account.version, role, organisationId, callId, endsOn };
    void grant.run({ params: { id: account.id }, body });
  };
  return (
    <Modal
      open
      title={words.act('desk.grant')}
      okText={words.act('desk.grant')}
      cancelText={t('common:cancel')}
      okButtonProps={{ disabled: role === null }}
      confirmLoading={grant.underWay}
      onOk={give}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {grant.problem !== null && <ProblemAlert problem={grant.problem} />}
      <FieldFrame path={['role']} label={t('role')} isRequired violations={violations}>
        {(tie) => (
          <Select<Role>
            {...tied(tie)}
            className="keguan-whole"
            showSearch={{ optionFilterProp: 'label' }}
            {...(role !== null && { value: role })}
            options={ROLES.map((value) => ({ value, label: words.role(value) }))}
            onChange={(chosen) => {
              setRole(chosen);
              if (sitsAt(chosen) === null) setOrganisationId(null);
            }}
          />
        )}
      </FieldFrame>
      <FieldFrame
        path={['organisationId']}
        label={t('unit')}
        help={t('deskUnitHelp')}
        violations={violations}
      >
        {(tie) => (
          <OrganisationChoice
            {...tie}
            value={organisationId}
            named={account.organisation}
            onChange={setOrganisationId}
          />
        )}
      </FieldFrame>
      <CallChoice value={callId} onChange={setCallId} violations={violations} />
      <FieldFrame path={['endsOn']} label={t('lastDay')} help={t('lastDayHelp')} violations={violations}>
        {(tie) => <DayInput {...tie} value={endsOn} onChange={setEndsOn} />}
      </FieldFrame>
    </Modal>
  );
}

interface CallChoiceProps {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly violations: readonly ToldViolation[];
}

function CallChoice({ value, onChange, violations }: CallChoiceProps) {
  const { t } = useTranslation('identity');
  const calls = useEndpoint('call.list', { query: { size: 100 } });
  return (
    <FieldFrame path={['callId']} label={t('call')} help={t('deskCallHelp')} violations={violations}>
      {(tie) => (
        <Select<number>
          {...tied(tie)}
          allowClear
          className="keguan-whole"
          {...(value !== null && { value })}
          options={(calls.data?.items ?? []).map((call) => ({ value: call.id, label: call.title }))}
          onChange={(chosen: number | undefined) => onChange(chosen ?? null)}
        />
      )}
    </FieldFrame>
  );
}
