// A new password, typed twice so that a slip of the finger locks nobody out.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PASSWORD_RULES } from '../../../server/domain/password.ts';
import type { ToldViolation } from '../../ui/fields/fieldTypes.ts';
import { focusPath } from '../../ui/path.ts';
import { TextField } from './TextField.tsx';

export interface Pair {
  readonly password: string;
  readonly again: string;
  readonly differs: boolean;
  readonly typePassword: (text: string) => void;
  readonly typeAgain: (text: string) => void;
  /** Says it at the second field where they differ. */
  readonly isSame: () => boolean;
  readonly clear: () => void;
}

export function usePasswordPair(): Pair {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  return {
    password,
    again,
    differs,
    typePassword: (text) => {
      setPassword(text);
      setDiffers(false);
    },
    typeAgain: (text) => {
      setAgain(text);
      setDiffers(false);
    },
    isSame: () => {
      const same = password === again;
      setDiffers(!same);
      if (!same) focusPath(['again']);
      return same;
    },
    clear: () => {
      setPassword('');
      setAgain('');
    },
  };
}

interface PairProps {
  readonly pair: Pair;
  readonly violations: readonly ToldViolation[];
  readonly isStaff?: boolean;
}

export function PasswordPair({ pair, violations, isStaff = false }: PairProps) {
  const { t } = useTranslation('identity');
  const { min, minForStaff, classes } = PASSWORD_RULES;
  const told: ToldViolation[] = pair.differs
    ? [{ code: 'differs', path: ['again'], params: {}, message: t('againDiffers') }]
    : [];
  return (
    <>
      <TextField
        field="password"
        label={t('field.password')}
        help={t('passwordHelp', { min: isStaff ? minForStaff : min, classes })}
        isRequired
        isSecret
        autoComplete="new-password"
        maxLength={256}
        value={pair.password}
        violations={violations}
        onChange={pair.typePassword}
      />
      <TextField
        field="again"
        label={t('field.again')}
        isRequired
        isSecret
        autoComplete="new-password"
        maxLength={256}
        value={pair.again}
        violations={told}
        onChange={pair.typeAgain}
      />
    </>
  );
}
