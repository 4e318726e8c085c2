// The one-time link of a user, shown once.
import { useTranslation } from 'react-i18next';
import { SecretDialog } from '@/components/secret_dialog';
import { formatInstant } from '@/lib/format';

interface LinkDialogProps {
  name: string;
  link: string;
  expires_at: string;
  onClose: () => void;
}

export function LinkDialog({ name, link, expires_at, onClose }: LinkDialogProps) {
  const { t, i18n } = useTranslation();
  return (
    <SecretDialog
      title={t('settings.link_title', { name })}
      text={t('settings.link_text', { name, until: formatInstant(expires_at, i18n.language) })}
      label={t('settings.link_label')}
      secret={link}
      copyLabel={t('settings.link_copy')}
      onClose={onClose}
    />
  );
}
