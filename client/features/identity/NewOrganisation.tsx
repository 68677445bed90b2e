// Enters an organisation: its code first, for by it the unit is found ever after.
import { App, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ORGANISATION_KINDS, type OrganisationKind } from '../../../server/domain/terms.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useAct } from '../../useEndpoint.ts';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied } from '../../ui/fields/fieldTypes.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { OrganisationChoice } from './OrganisationChoice.tsx';
import { TextField } from './TextField.tsx';

export function NewOrganisation({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['identity', 'common']);
  const words = useWords();
  const { message } = App.useApp();
  const [kind, setKind] = useState<OrganisationKind>('host');
  const [texts, setTexts] = useState({ uscc: '', name: '', parentUscc: '', address: '' });
  const [recommenderId, setRecommenderId] = useState<number | null>(null);
  const create = useAct('organisation.create', {
    quiet: true,
    onDone: ({ name }) => {
      void message.success(t('entered', { name }));
      onClose();
    },
  });
  const violations = create.problem?.violations ?? [];
  const orNull = (text: string) => (text.trim() === '' ? null : text);
  const enter = () =>
    void create.run({
      body: {
        kind,
        uscc: texts.uscc,
        name: texts.name,
        parentUscc: orNull(texts.parentUscc),
        address: orNull(texts.address),
        recommenderId: kind === 'host' ? recommenderId : null,
      },
    });
  const text = (field: keyof typeof texts, label: string, isRequired: boolean, help?: string) => (
    <TextField
      field={field}
      label={label}
      isRequired={isRequired}
      {...(help !== undefined && { help })}
      value={texts[field]}
      violations={violations}
      onChange={(value) => setTexts((before) => ({ ...before, [field]: value }))}
    />
  );
  return (
    <Modal
      open
      title={words.act('organisation.create')}
      okText={words.act('organisation.create')}
      cancelText={t('common:cancel')}
      confirmLoading={create.underWay}
      onOk={enter}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {create.problem !== null && <ProblemAlert problem={create.problem} />}
      <FieldFrame path={['kind']} label={t('kindOfUnit')} isRequired violations={violations}>
        {(tie) => (
          <Select<OrganisationKind>
            {...tied(tie)}
            className="keguan-whole"
            value={kind}
            options={ORGANISATION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={setKind}
          />
        )}
      </FieldFrame>
      {text('uscc', t('field.uscc'), true, t('usccHelp'))}
      {text('name', t('unitName'), true)}
      {kind === 'host' && (
        <FieldFrame path={['recommenderId']} label={t('recommender')} violations={violations}>
          {(tie) => (
            <OrganisationChoice {...tie} kind="county" value={recommenderId} onChange={setRecommenderId} />
          )}
        </FieldFrame>
      )}
      {text('parentUscc', t('parentUscc'), false)}
      {text('address', t('address'), false)}
    </Modal>
  );
}
