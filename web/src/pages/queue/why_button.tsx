// "why ▸" at the end of a row: opens the reasons of its place.
import { Popover, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '@/api/types';
import { WhyPlace } from '@/components/why_place';
import classes from './queue.module.css';

export function WhyButton({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const priority = incident.priority;
  if (!priority) return null;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" width={340} withinPortal>
      <Popover.Target>
        <UnstyledButton
          className={classes.why}
          aria-label={t('incidents.why_label', { title: incident.title })}
          onClick={() => setOpened(!opened)}
        >
          {t('incidents.why')}
          <IconChevronRight size={13} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('incidents.why_title')}>
        {opened && <WhyPlace incident={incident} priority={priority} />}
      </Popover.Dropdown>
    </Popover>
  );
}
