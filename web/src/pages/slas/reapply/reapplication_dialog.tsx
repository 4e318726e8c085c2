// Lists the open incidents that new terms would move and how far, and asks: new incidents only, or these too.
import { Button, Group, Modal, Radio, ScrollArea, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MovedIncident, ReapplicationPreview } from '@/api/types';
import { Notice } from '@/components/notice';
import page from '@/components/page.module.css';
import { Tag } from '@/components/tag';
import { formatDeadlineShort } from '@/lib/deadline_date';
import { readerZone } from '@/lib/format';
import { shiftWords } from '@/lib/reapply_words';
import classes from './reapplication_dialog.module.css';
import type { ReapplicationChoice } from './use_reapplication';

interface ReapplicationDialogProps {
  preview: ReapplicationPreview;
  before: boolean;
  onAnswer: (choice: ReapplicationChoice | null) => void;
}

export function ReapplicationDialog({ preview, before, onAnswer }: ReapplicationDialogProps) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<ReapplicationChoice>('new_only');
  const { moved, become_breached, items } = preview;
  return (
    <Modal
      opened
      size="xl"
      onClose={() => onAnswer(before ? null : 'new_only')}
      title={t('reapply.title', { count: moved })}
      closeButtonProps={{ 'aria-label': t('words.close') }}
      closeOnClickOutside={false}
    >
      <Stack gap="md" data-testid="reapplication">
        <Text size="sm">{t('reapply.text')}</Text>
        <ScrollArea.Autosize
          mah={320}
          type="auto"
          viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('reapply.list') }}
        >
          <MovedTable items={items} />
        </ScrollArea.Autosize>
        {moved > items.length && (
          <Text size="xs" c="dimmed">
            {t('reapply.more', { count: moved - items.length })}
          </Text>
        )}
        <Radio.Group label={t('reapply.question')} value={choice} onChange={setChoice}>
          <Stack gap="xs" mt="xs">
            <Radio value="new_only" label={t('reapply.new_only')} description={t('reapply.new_only_hint')} />
            <Radio
              value="these_too"
              label={t('reapply.these_too', { count: moved })}
              description={t('reapply.these_too_hint')}
            />
          </Stack>
        </Radio.Group>
        {choice === 'these_too' && become_breached > 0 && (
          <Notice tone="warn" role="status">
            {t('reapply.become_breached', { count: become_breached })}
          </Notice>
        )}
        <Group justify="flex-end" gap="xs">
          {before && (
            <Button variant="default" onClick={() => onAnswer(null)}>
              {t('words.cancel')}
            </Button>
          )}
          <Button onClick={() => onAnswer(choice)} data-autofocus>
            {before ? t('words.save') : t('reapply.go_on')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function MovedTable({ items }: { items: MovedIncident[] }) {
  const { t } = useTranslation();
  return (
    <table className={page.plainTable}>
      <thead>
        <tr>
          <th scope="col">{t('reapply.incident')}</th>
          <th scope="col">{t('reapply.total_from')}</th>
          <th scope="col">{t('reapply.total_to')}</th>
          <th scope="col">{t('reapply.shift')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <MovedRow key={item.incident.id} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function MovedRow({ item }: { item: MovedIncident }) {
  const { t, i18n } = useTranslation();
  const instant = (at: string | null) =>
    at === null ? '–' : formatDeadlineShort(at, i18n.language, readerZone());
  const shift =
    shiftWords(t, item.total_due_from, item.total_due_to) ??
    shiftWords(t, item.first_due_from, item.first_due_to);
  return (
    <tr>
      <th scope="row" className={classes.incident}>
        {t('reapply.incident_named', { number: item.incident.number, title: item.incident.title })}
        <Text size="xs" c="dimmed">
          {item.location_name}
        </Text>
      </th>
      <td>{instant(item.total_due_from)}</td>
      <td>{instant(item.total_due_to)}</td>
      <td>
        {shift ?? t('reapply.stays')} {item.becomes_breached && <Tag tone="bad">{t('reapply.breached')}</Tag>}
      </td>
    </tr>
  );
}
