// Import: choose a file and start; below, what was imported before.
import { Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { importsQuery } from '@/api/imports';
import { ActorName } from '@/components/actor_name';
import { ListBody } from '@/components/list_page';
import classes from '@/components/page.module.css';
import { PageHeader } from '@/components/page_header';
import { RelativeTime } from '@/components/relative_time';
import { formatNumber } from '@/lib/format';
import { useList } from '@/lib/use_list';
import { ImportForm } from './import_form';
import { ImportStatus } from './import_status';

export function ImportPage() {
  const { t } = useTranslation();
  return (
    <div className={classes.page}>
      <PageHeader title={t('imports.title')} />
      <div className={classes.body}>
        <ImportForm />
        <Title order={2} mt="xl" mb="xs">
          {t('imports.earlier')}
        </Title>
        <EarlierImports />
      </div>
    </div>
  );
}

function EarlierImports() {
  const { t, i18n } = useTranslation();
  const list = useList(importsQuery);
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <ListBody
      list={list}
      narrowed={false}
      empty={
        <Text size="sm" c="dimmed">
          {t('imports.earlier_none')}
        </Text>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label={t('imports.earlier')}>
        <table className={classes.plainTable}>
          <thead>
            <tr>
              <th scope="col">{t('imports.file')}</th>
              <th scope="col">{t('imports.status')}</th>
              <th scope="col">{t('imports.started')}</th>
              <th scope="col">{t('imports.by')}</th>
              <th scope="col" className={classes.numeric}>
                {t('imports.added')}
              </th>
              <th scope="col" className={classes.numeric}>
                {t('imports.changed')}
              </th>
              <th scope="col" className={classes.numeric}>
                {t('imports.unchanged')}
              </th>
              <th scope="col" className={classes.numeric}>
                {t('imports.refused')}
              </th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((one) => (
              <tr key={one.id}>
                <td>
                  <Link to="/import/$importId" params={{ importId: one.id }} className={classes.rowLink}>
                    {one.file_name ?? one.format}
                  </Link>
                </td>
                <td>
                  <ImportStatus status={one.status} />
                </td>
                <td>
                  <RelativeTime at={one.started_at} />
                </td>
                <td>
                  <ActorName actor={one.started_by} />
                </td>
                <td className={classes.numeric}>{number(one.locations.added)}</td>
                <td className={classes.numeric}>{number(one.locations.changed)}</td>
                <td className={classes.numeric}>{number(one.locations.unchanged)}</td>
                <td className={classes.numeric}>{number(one.locations.refused)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </ListBody>
  );
}
