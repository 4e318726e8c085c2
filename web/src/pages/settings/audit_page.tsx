// The audit list, for admins: every change of the organisation, filtered by thing, action, person and day.
import { ActionIcon, Button, CloseButton, Group, Loader, Select, Text, TextInput } from '@mantine/core';
import { IconFilter, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { auditQuery } from '@/api/audit';
import { api, body } from '@/api/client';
import type { AuditEntry } from '@/api/types';
import { ActorName } from '@/components/actor_name';
import { ChangeList } from '@/components/change_list';
import { EmptyState } from '@/components/empty_state';
import classes from '@/components/page.module.css';
import { PageHeader } from '@/components/page_header';
import { RelativeTime } from '@/components/relative_time';
import { type AuditSearch, kActions, kEntityTypes, toAuditQuery } from '@/lib/audit_search';
import { isPartOfMany } from '@/lib/audit_words';
import { useList } from '@/lib/use_list';
import { Failure } from '@/shell/dead_ends';
import { ThingLink } from './thing_link';

const kAll = 'all';
const kUsersMax = 500;
const kWidths = ['8rem', '10rem', '11rem', '15rem'];

export function AuditPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/settings/audit' });
  const list = useList(auditQuery(toAuditQuery(search)));
  const change = (part: Partial<AuditSearch>) =>
    void navigate({ to: '/settings/audit', search: { ...search, ...part }, replace: true });
  return (
    <div className={classes.page}>
      <PageHeader title={t('audit.title')} />
      <AuditFilters search={search} onChange={change} />
      <div className={classes.body}>
        {list.error && <Failure error={list.error} onRetry={list.retry} />}
        {list.loading && <Loader size="sm" aria-label={t('words.loading')} />}
        {!list.loading && !list.error && list.rows.length === 0 && (
          <EmptyState icon={IconHistory} title={t('audit.empty_title')} text={t('audit.empty_text')} />
        )}
        {list.rows.length > 0 && <AuditTable rows={list.rows} onThing={change} />}
        {list.hasMore && (
          <Button variant="default" mt="sm" loading={list.loadingMore} onClick={list.more}>
            {t('audit.more')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface FiltersProps {
  search: AuditSearch;
  onChange: (part: Partial<AuditSearch>) => void;
}

function AuditFilters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const { data: users = [] } = useQuery({
    queryKey: ['users', 'choices'],
    queryFn: async ({ signal }) =>
      (await body(api.GET('/api/v1/users', { params: { query: { limit: kUsersMax } }, signal }))).items,
  });
  const all = { value: kAll, label: t('words.all') };
  const pick = (key: keyof AuditSearch) => (value: string | null) =>
    onChange({ [key]: value === kAll || value === null ? undefined : value });
  return (
    <div className={classes.toolbar} style={{ alignItems: 'flex-end' }}>
      <Select
        label={t('audit.type')}
        w={170}
        data={[all, ...kEntityTypes.map((type) => ({ value: type, label: t(`audit.type_${type}`) }))]}
        value={search.entity_type ?? kAll}
        onChange={pick('entity_type')}
      />
      <Select
        label={t('audit.action')}
        w={200}
        data={[all, ...kActions.map((action) => ({ value: action, label: t(`audit.action_${action}`) }))]}
        value={search.action ?? kAll}
        onChange={pick('action')}
      />
      <Select
        label={t('audit.person')}
        w={190}
        searchable
        data={[all, ...users.map(({ id, name }) => ({ value: id, label: name }))]}
        value={search.actor_id ?? kAll}
        onChange={pick('actor_id')}
      />
      <TextInput
        label={t('audit.since')}
        type="date"
        value={search.since ?? ''}
        onChange={(event) => onChange({ since: event.currentTarget.value || undefined })}
      />
      <TextInput
        label={t('audit.until')}
        type="date"
        value={search.until ?? ''}
        onChange={(event) => onChange({ until: event.currentTarget.value || undefined })}
      />
      {search.entity_id && (
        <Button
          variant="light"
          onClick={() => onChange({ entity_id: undefined })}
          rightSection={<CloseButton component="span" size="sm" aria-hidden="true" />}
        >
          {t('audit.one_thing')}
        </Button>
      )}
    </div>
  );
}

interface AuditTableProps {
  rows: AuditEntry[];
  onThing: (part: Partial<AuditSearch>) => void;
}

function AuditTable({ rows, onThing }: AuditTableProps) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label={t('audit.title')}>
      <table className={classes.plainTable} style={{ minWidth: 820, tableLayout: 'fixed' }}>
        <colgroup>
          {kWidths.map((width) => (
            <col key={width} style={{ width }} />
          ))}
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.did')}</th>
            <th scope="col">{t('audit.thing')}</th>
            <th scope="col">{t('audit.changes')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <tr key={entry.sequence}>
              <td style={{ whiteSpace: 'nowrap' }}>
                <RelativeTime at={entry.at} />
              </td>
              <td>
                <ActorName actor={entry.actor} />
              </td>
              <td>
                {t(`audit.action_${entry.action}`)}
                {isPartOfMany(entry) && (
                  <Text size="xs" c="dimmed">
                    {t('audit.bulk')}
                  </Text>
                )}
              </td>
              <td>
                <Group gap={4} wrap="nowrap">
                  <ThingLink entry={entry} />
                  <ActionIcon
                    size="sm"
                    variant="subtle"
                    color="gray"
                    c="dimmed"
                    aria-label={t('audit.only', { name: entry.entity_name })}
                    title={t('audit.only', { name: entry.entity_name })}
                    onClick={() => onThing({ entity_type: entry.entity_type, entity_id: entry.entity_id })}
                  >
                    <IconFilter size={14} aria-hidden="true" />
                  </ActionIcon>
                </Group>
                <Text size="xs" c="dimmed">
                  {t(`audit.type_${entry.entity_type}`)}
                </Text>
              </td>
              <td>
                <ChangeList changes={entry.changes} steps={entry.action === 'moved'} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
