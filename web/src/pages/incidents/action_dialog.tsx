// What an action asks for before it is done: a person, a reason, a text, another incident. What was typed stays when the server
// refuses. Ctrl-Enter and Ctrl-S send, Enter too where nothing longer is typed.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/api/problem';
import type { Incident } from '@/api/types';
import { Notice } from '@/components/notice';
import { compact } from '@/lib/search_params';
import { useShortcut } from '@/lib/shortcuts';
import { AssignFields, DispatchFields, MergeFields, PauseFields, TextFields } from './action_fields';
import type { AskingAction } from './incident_actions';
import type { ActionDetails } from './use_incident_actions';

interface ActionDialogProps {
  action: AskingAction;
  incidents: Incident[];
  perform: (details: ActionDetails) => Promise<void>;
  onClose: () => void;
}

/** What is typed so far. */
type ActionDraft = { [Key in keyof ActionDetails]: ActionDetails[Key] | undefined };

export interface ActionFieldsProps {
  incidents: Incident[];
  details: ActionDraft;
  onChange: (part: ActionDraft) => void;
}

const kFields: Record<AskingAction, (props: ActionFieldsProps) => ReactNode> = {
  assign: AssignFields,
  comment: (props) => <TextFields {...props} kind="comment" />,
  resolve: (props) => <TextFields {...props} kind="resolve" />,
  pause: PauseFields,
  dispatch: DispatchFields,
  merge: MergeFields,
};

/** What is still missing, or nothing. */
function lacks(action: AskingAction, details: ActionDraft): boolean {
  switch (action) {
    case 'comment':
      return !details.text?.trim();
    case 'assign':
      return details.assignee_id === undefined;
    case 'pause':
      return !details.reason || (details.reason === 'other' && !details.text?.trim());
    case 'merge':
      return !details.into_incident_id;
    default:
      return false;
  }
}

function cleaned({ text, ...rest }: ActionDraft): ActionDetails {
  return compact({ ...rest, text: text?.trim() || undefined });
}

export default function ActionDialog({ action, incidents, perform, onClose }: ActionDialogProps) {
  const { t } = useTranslation();
  const [details, setDetails] = useState<ActionDraft>({});
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const incomplete = lacks(action, details);
  const Fields = kFields[action];

  const send = async () => {
    if (incomplete || sending) return;
    setSending(true);
    setError(null);
    try {
      await perform(cleaned(details));
      onClose();
    } catch (problem) {
      setError(problem);
      setSending(false);
    }
  };
  useShortcut('mod+s', t('shell.keys_save'), 'editor', () => {
    void send();
    return true;
  });
  useShortcut('mod+Enter', t('shell.keys_save'), 'editor', () => {
    void send();
    return true;
  });

  const first = incidents[0];
  const about =
    incidents.length === 1 && first
      ? t('incidents.numbered', { number: first.number, title: first.title })
      : t('incidents.count', { count: incidents.length });
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t(`incidents.ask_${action}`)}
      closeButtonProps={{ 'aria-label': t('words.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          void send();
        }}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {about}
          </Text>
          <Fields
            incidents={incidents}
            details={details}
            onChange={(part) => setDetails((before) => ({ ...before, ...part }))}
          />
          {error !== null && (
            <Notice tone="bad" role="alert" title={t('problems.title')}>
              {problemText(t, error)}
            </Notice>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('words.cancel')}
            </Button>
            <Button type="submit" loading={sending} disabled={incomplete}>
              {t(`incidents.action_${action}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
