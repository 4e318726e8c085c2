// After the first administrator was created: what to do next.
import { Stack, Text, UnstyledButton } from '@mantine/core';
import { type Icon, IconEye, IconFileImport, IconGavel } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PublicFrame } from './public_frame';
import classes from './setup_done.module.css';

export function SetupDone() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <PublicFrame title={t('account.setup_done_title')} wide>
      <Text size="sm" mb="md">
        {t('account.setup_done_text')}
      </Text>
      <Stack gap="xs">
        <Choice
          icon={IconFileImport}
          title={t('account.setup_done_import')}
          hint={t('account.setup_done_import_hint')}
          onClick={() => void navigate({ to: '/import' })}
        />
        <Choice
          icon={IconGavel}
          title={t('account.setup_done_sla')}
          hint={t('account.setup_done_sla_hint')}
          onClick={() => void navigate({ to: '/operations/slas/new' })}
        />
        <Choice
          icon={IconEye}
          title={t('account.setup_done_look')}
          onClick={() => void navigate({ to: '/locations' })}
        />
      </Stack>
    </PublicFrame>
  );
}

interface ChoiceProps {
  icon: Icon;
  title: string;
  hint?: string;
  onClick: () => void;
}

function Choice({ icon: Sign, title, hint, onClick }: ChoiceProps) {
  return (
    <UnstyledButton className={classes.choice} onClick={onClick}>
      <Sign size={22} stroke={1.6} aria-hidden="true" />
      <span>
        <Text span fw={600} size="sm" display="block">
          {title}
        </Text>
        {hint && (
          <Text span size="xs" c="dimmed">
            {hint}
          </Text>
        )}
      </span>
    </UnstyledButton>
  );
}
