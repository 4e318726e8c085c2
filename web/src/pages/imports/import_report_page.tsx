// One import: how far it is, then its report: what was added and changed, and each object that was odd or refused.
import { Anchor, Button, Group, Loader, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { importQuery, isRunning } from '@/api/imports';
import type { Import } from '@/api/types';
import { ActorName } from '@/components/actor_name';
import { Notice } from '@/components/notice';
import classes from '@/components/page.module.css';
import { PageHeader } from '@/components/page_header';
import { Panel } from '@/components/panel';
import { RelativeTime } from '@/components/relative_time';
import { findingWords } from '@/lib/finding_words';
import { formatBytes, formatNumber } from '@/lib/format';
import { refresh } from '@/lib/query_client';
import { Failure } from '@/shell/dead_ends';
import { FindingsTable } from './findings_table';
import { ImportStatus } from './import_status';

export function ImportReportPage() {
  const { t } = useTranslation();
  const { importId } = useParams({ from: '/signed-in/import/$importId' });
  const query = useQuery(importQuery(importId));
  const status = query.data?.status;
  useEffect(() => {
    if (status && !isRunning({ status }))
      void refresh('locations', 'slas', 'customers', 'incidents', 'search');
  }, [status]);
  if (query.isError && !query.data)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loader size="sm" m="xl" aria-label={t('words.loading')} />;
  const one = query.data;
  return (
    <div className={classes.page}>
      <PageHeader
        title={one.file_name ?? t('imports.title')}
        back={{ to: '/import', label: t('imports.title') }}
        beside={<ImportStatus status={one.status} />}
      >
        {!isRunning(one) && (
          <>
            <Button component={Link} to="/import" variant="default">
              {t('imports.another')}
            </Button>
            <Button component={Link} to="/locations">
              {t('imports.show_locations')}
            </Button>
          </>
        )}
      </PageHeader>
      <div className={classes.body}>
        <Stack gap="md">
          <Outcome one={one} />
          <Counts one={one} />
          {one.finding_counts.length > 0 && <FindingSummary one={one} />}
          {!isRunning(one) && one.findings > 0 && <FindingsTable importId={one.id} />}
        </Stack>
      </div>
    </div>
  );
}

function progressText(t: TFunction, locale: string, one: Import): string {
  if (one.status === 'queued') return t('imports.queued');
  const done = formatBytes(one.bytes_read, locale);
  if (one.bytes_total === null) return t('imports.processing_plain', { done });
  return t('imports.processing', { done, total: formatBytes(one.bytes_total, locale) });
}

function Outcome({ one }: { one: Import }) {
  const { t, i18n } = useTranslation();
  if (isRunning(one)) {
    const share = one.bytes_total ? (one.bytes_read / one.bytes_total) * 100 : 0;
    const text = progressText(t, i18n.language, one);
    return (
      <Stack gap="xs" data-testid="import-progress">
        <Group justify="space-between">
          <Text size="sm">{text}</Text>
          <Text size="sm" c="dimmed">
            {t('imports.objects', { count: one.objects })}
          </Text>
        </Group>
        <Progress
          value={share}
          animated={one.bytes_total === null}
          aria-label={t('imports.status_running')}
          size="lg"
        />
      </Stack>
    );
  }
  if (one.status === 'failed') {
    return (
      <Notice tone="bad" title={t('imports.failed_title')}>
        {one.error && (
          <Text size="sm" fw={600}>
            {one.file_name ?? t('imports.file')} {findingWords(t, one.error)}
          </Text>
        )}
        {t('imports.failed_text')}
      </Notice>
    );
  }
  if (one.status === 'interrupted') return <Notice tone="warn">{t('imports.interrupted_text')}</Notice>;
  return (
    <Notice tone={one.locations.refused > 0 ? 'warn' : 'good'} title={t('imports.done_title')}>
      {one.locations.refused > 0
        ? t('imports.done_refused', { count: one.locations.refused })
        : t('imports.objects', { count: one.objects })}
    </Notice>
  );
}

function Counts({ one }: { one: Import }) {
  const { t, i18n } = useTranslation();
  const number = (value: number | undefined) =>
    value === undefined ? '' : formatNumber(value, i18n.language);
  const rows = [
    { label: t('imports.locations'), counts: one.locations, refused: one.locations.refused },
    { label: t('imports.evses'), counts: one.evses, refused: undefined },
    { label: t('imports.connectors'), counts: one.connectors, refused: undefined },
  ];
  return (
    <Panel
      title={t('imports.report')}
      actions={
        <Text size="xs" c="dimmed">
          <RelativeTime at={one.started_at} /> · <ActorName actor={one.started_by} />
        </Text>
      }
    >
      <table className={classes.plainTable} data-testid="import-counts">
        <thead>
          <tr>
            <th scope="col">{t('imports.kind')}</th>
            {(['added', 'changed', 'unchanged', 'refused'] as const).map((key) => (
              <th key={key} scope="col" className={classes.numeric}>
                {t(`imports.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, counts, refused }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className={classes.numeric}>{number(counts.added)}</td>
              <td className={classes.numeric}>{number(counts.changed)}</td>
              <td className={classes.numeric}>{number(counts.unchanged)}</td>
              <td className={classes.numeric}>{number(refused)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {one.incidents_opened > 0 && (
        <Text size="sm" mt="sm" data-testid="import-incidents">
          {t('imports.incidents_opened', { count: one.incidents_opened })}{' '}
          <Anchor component={Link} to="/incidents" size="sm" td="underline">
            {t('imports.show_incidents')}
          </Anchor>
        </Text>
      )}
    </Panel>
  );
}

function FindingSummary({ one }: { one: Import }) {
  const { t, i18n } = useTranslation();
  return (
    <Panel title={t('imports.findings')}>
      <table className={classes.plainTable}>
        <thead>
          <tr>
            <th scope="col">{t('imports.finding_code')}</th>
            <th scope="col" className={classes.numeric}>
              {t('imports.finding_count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {one.finding_counts.map(({ code, count }) => (
            <tr key={code}>
              <td>{findingWords(t, code)}</td>
              <td className={classes.numeric}>{formatNumber(count, i18n.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
