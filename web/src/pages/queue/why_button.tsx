// "why ▸" at the end of a row: opens the reasons of its place.
import { Loader, Popover, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '@/api/types';
import classes from './queue.module.css';

const WhyPlace = lazy(() => import('@/components/why_place'));

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
          onBlur={() => setOpened(false)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setOpened(false);
          }}
        >
          {t('incidents.why')}
          <IconChevronRight size={13} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('incidents.why_title')}>
        {opened && (
          <Suspense fallback={<Loader size="sm" aria-label={t('words.loading')} />}>
            <WhyPlace incident={incident} priority={priority} />
          </Suspense>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
