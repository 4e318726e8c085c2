// The button that begins something new; "n" does the same.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '@/lib/shortcuts';

type Target =
  | '/operations/slas/new'
  | '/operations/calendars/new'
  | '/operations/contacts/new'
  | '/customers/new'
  | '/locations/new'
  | '/settings/users/new';

export function NewButton({ to, label }: { to: Target; label: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useShortcut('n', t('shell.keys_new'), 'list', () => {
    void navigate({ to });
    return true;
  });
  return (
    <Button
      component={Link}
      to={to}
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      aria-keyshortcuts="n"
    >
      {label}
    </Button>
  );
}
