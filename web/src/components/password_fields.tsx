// A new password, twice, with its one rule said before it is broken.
import { PasswordInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

const kPasswordMin = 12;

interface NewPassword {
  password: string;
  repeated: string;
}

export function checkPassword(t: TFunction, { password, repeated }: NewPassword): Record<string, string> {
  if ([...password].length < kPasswordMin) return { password: t('account.password_short') };
  return password === repeated ? {} : { repeated: t('account.password_differs') };
}

interface PasswordFieldsProps {
  label: string;
  value: NewPassword;
  errors: Record<string, string>;
  onChange: (value: NewPassword) => void;
}

export function PasswordFields({ label, value, errors, onChange }: PasswordFieldsProps) {
  const { t } = useTranslation();
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('account.password_show') } };
  return (
    <>
      <PasswordInput
        label={label}
        description={t('account.password_rules')}
        autoComplete="new-password"
        value={value.password}
        error={errors.password}
        onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
        {...toggle}
      />
      <PasswordInput
        label={t('account.password_repeat')}
        autoComplete="new-password"
        value={value.repeated}
        error={errors.repeated}
        onChange={(event) => onChange({ ...value, repeated: event.currentTarget.value })}
        {...toggle}
      />
    </>
  );
}
