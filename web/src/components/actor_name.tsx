// Who did something; what is no person says what it is.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '@/api/types';

export function ActorName({ actor }: { actor: AuditEntry['actor'] }) {
  const { t } = useTranslation();
  return (
    <span>
      {actor.name}
      {actor.kind !== 'user' && (
        <Text span size="xs" c="dimmed">
          {' '}
          {t(`audit.kind_${actor.kind}`)}
        </Text>
      )}
    </span>
  );
}
