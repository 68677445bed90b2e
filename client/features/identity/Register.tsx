// A researcher asks for an account: the unit is found by its code, the rest is typed, the unit confirms.
import { Button, Result, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DEGREES, TITLE_LEVELS } from '../../../server/domain/form.ts';
import { checkUscc } from '../../../server/domain/uscc.ts';
import type { Args } from '../../api.ts';
import { useAct, useEndpoint } from '../../useEndpoint.ts';
import { FieldFrame } from '../../ui/fields/FieldFrame.tsx';
import { tied } from '../../ui/fields/fieldTypes.ts';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { focusPath } from '../../ui/path.ts';
import { PasswordPair, usePasswordPair } from './PasswordPair.tsx';
import { TextField } from './TextField.tsx';
import './identity.css';

type Typed = Omit<Args<'account.register'>['body'], 'password'>;

const EMPTY: Typed = { uscc: '', name: '', idNumber: '', email: '', phone: '', username: '' };

export default function Register() {
  const { t } = useTranslation(['identity', 'common']);
  const [typed, setTyped] = useState(EMPTY);
  const [isDone, setIsDone] = useState(false);
  const pair = usePasswordPair();
  const register = useAct('account.register', { quiet: true, onDone: () => setIsDone(true) });
  const violations = register.problem?.violations ?? [];
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));

  useEffect(() => {
    const [first] = register.problem?.violations ?? [];
    if (first !== undefined) focusPath(first.path);
  }, [register.problem]);

  if (isDone) {
    return (
      <Page title={t('register')}>
        <Result
          status="success"
          title={t('registered')}
          subTitle={t('registeredHelp', { username: typed.username })}
          extra={<Link to="/sign-in">{t('backToSignIn')}</Link>}
        />
      </Page>
    );
  }
  const text = (field: keyof Typed, help?: string, autoComplete?: string) => (
    <TextField
      field={field}
      label={t(`field.${field}`)}
      {...(help !== undefined && { help })}
      {...(autoComplete !== undefined && { autoComplete })}
      isRequired
      value={typed[field] ?? ''}
      violations={violations}
      onChange={(value) => change({ [field]: value })}
    />
  );
  return (
    <Page title={t('register')} beside={t('registerHelp')}>
      {register.problem !== null && <ProblemAlert problem={register.problem} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (pair.isSame()) void register.run({ body: { ...typed, password: pair.password } });
        }}
      >
        <Panel title={t('unit')}>
          <div className="keguan-form">
            {text('uscc', t('usccHelp'))}
            <UnitFound uscc={typed.uscc} />
          </div>
        </Panel>
        <Panel title={t('person')}>
          <div className="keguan-form">
            {text('name', t('nameHelp'), 'name')}
            {text('idNumber', t('idNumberHelp'))}
            <Choice
              field="title"
              value={typed.title}
              options={TITLE_LEVELS.map((value) => ({ value, label: t(`common:title.${value}`) }))}
              onChange={(title) => change({ title })}
            />
            <Choice
              field="degree"
              value={typed.degree}
              options={DEGREES.map((value) => ({ value, label: t(`common:degree.${value}`) }))}
              onChange={(degree) => change({ degree })}
            />
            {text('email', undefined, 'email')}
            {text('phone', undefined, 'tel')}
          </div>
        </Panel>
        <Panel title={t('account')}>
          <div className="keguan-form">
            {text('username', t('usernameHelp'), 'username')}
            <PasswordPair pair={pair} violations={violations} />
          </div>
        </Panel>
        <Button type="primary" htmlType="submit" loading={register.underWay}>
          {t('register')}
        </Button>
      </form>
    </Page>
  );
}

/** The unit that belongs to the code, as soon as the code is one. */
function UnitFound({ uscc }: { uscc: string }) {
  const { t } = useTranslation('identity');
  const isCode = checkUscc(uscc).length === 0;
  const asked = useEndpoint('organisation.find', { query: { uscc } }, { unless: !isCode });
  const found = asked.data?.found;
  const shown = !isCode || found === undefined ? '' : (found?.name ?? t('unitUnknown'));
  return (
    <div className="keguan-field">
      <span className="keguan-label">{t('unitName')}</span>
      <output aria-live="polite" className={found === null ? 'keguan-wrong' : 'keguan-found'}>
        {shown}
      </output>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly field: 'title' | 'degree';
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | undefined) => void;
}

function Choice<Value extends string>({ field, value, options, onChange }: ChoiceProps<Value>) {
  const { t } = useTranslation('identity');
  return (
    <FieldFrame path={[field]} label={t(`field.${field}`)} violations={[]}>
      {(tie) => (
        <Select<Value>
          {...tied(tie)}
          allowClear
          className="keguan-whole"
          {...(value !== undefined && { value })}
          options={[...options]}
          onChange={(chosen: Value | undefined) => onChange(chosen)}
        />
      )}
    </FieldFrame>
  );
}
