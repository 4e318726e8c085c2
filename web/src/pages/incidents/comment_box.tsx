// Writes into the timeline. What was typed stays until the server has it, also when the page is left and opened again.
import { Button, Group, Text, Textarea } from '@mantine/core';
import { useSessionStorage } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/api/problem';
import type { Incident } from '@/api/types';
import type { IncidentActions } from './use_incident_actions';

const kTextMax = 4000;

export function CommentBox({ incident, actions }: { incident: Incident; actions: IncidentActions }) {
  const { t } = useTranslation();
  const [text, setText, clear] = useSessionStorage({
    key: `chargeward.comment.${incident.id}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async () => {
    if (!text.trim() || sending) return;
    setSending(true);
    setError(null);
    try {
      await actions.perform('comment', [incident], { text: text.trim() });
      clear();
    } catch (problem) {
      setError(problem);
    } finally {
      setSending(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Textarea
        aria-label={t('incidents.comment')}
        placeholder={t('incidents.comment_placeholder')}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={kTextMax}
        value={text}
        error={error === null ? null : problemText(t, error)}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void send();
          }
        }}
      />
      <Group justify="flex-end" gap="xs" mt={6}>
        <Text size="xs" c="dimmed" visibleFrom="sm">
          {t('incidents.comment_keys')}
        </Text>
        <Button type="submit" size="compact-md" loading={sending} disabled={!text.trim()}>
          {t('incidents.comment_send')}
        </Button>
      </Group>
    </form>
  );
}
