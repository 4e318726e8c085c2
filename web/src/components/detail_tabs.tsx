// "Details | History" inside one page, for things whose history is short to reach.
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityType } from '@/api/types';
import { useCan } from '@/lib/session';
import { HistoryList } from './history_list';

interface DetailTabsProps {
  type: EntityType;
  id: string;
  children: ReactNode;
}

export function DetailTabs({ type, id, children }: DetailTabsProps) {
  const { t } = useTranslation();
  const can = useCan();
  if (!can('get_history')) return children;
  return (
    <Tabs defaultValue="details">
      <Tabs.List mb="md">
        <Tabs.Tab value="details">{t('words.details')}</Tabs.Tab>
        <Tabs.Tab value="history">{t('words.history')}</Tabs.Tab>
      </Tabs.List>
      {/* Kept when hidden: what is typed must not be lost by a look at the history. */}
      <Tabs.Panel value="details" keepMounted>
        {children}
      </Tabs.Panel>
      <Tabs.Panel value="history" keepMounted={false}>
        <HistoryList type={type} id={id} />
      </Tabs.Panel>
    </Tabs>
  );
}
