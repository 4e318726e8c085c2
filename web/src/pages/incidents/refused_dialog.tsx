// Which of many incidents did not take an action, and why each did not. The others did.
import { Button, Group, Modal, ScrollArea, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Incident } from '@/api/types';
import classes from '@/components/page.module.css';

export interface Refused {
  incident: Incident;
  detail: string;
}

const kHeightMax = 360;

export default function RefusedDialog({ refused, onClose }: { refused: Refused[]; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('incidents.refused_title', { count: refused.length })}
      closeButtonProps={{ 'aria-label': t('words.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('incidents.refused_text')}</Text>
        <ScrollArea.Autosize mah={kHeightMax}>
          <table className={classes.plainTable}>
            <tbody>
              {refused.map(({ incident, detail }) => (
                <tr key={incident.id}>
                  <th scope="row">
                    <Link
                      to="/incidents/$incidentId"
                      params={{ incidentId: incident.id }}
                      className={classes.rowLink}
                    >
                      {t('incidents.numbered', { number: incident.number, title: incident.title })}
                    </Link>
                  </th>
                  <td>{detail}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea.Autosize>
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {t('words.close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
