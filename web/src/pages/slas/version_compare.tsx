// Two versions of an agreement side by side; fields that differ are marked by a word and a ground, not by colour alone.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SlaVersion } from '@/api/types';
import classes from '@/components/page.module.css';
import { Tag } from '@/components/tag';
import { termsWords } from '@/lib/duration';
import { sameValue } from '@/lib/paths';
import { remindersWords } from './reminders_field';
import own from './version_compare.module.css';

export function VersionCompare({ older, newer }: { older: SlaVersion; newer: SlaVersion }) {
  const { t } = useTranslation();
  const rows: { label: string; show: (version: SlaVersion) => string }[] = [
    { label: t('words.name'), show: (version) => version.name },
    { label: t('words.description'), show: (version) => version.description },
    {
      label: t('slas.first_level'),
      show: (version) => termsWords(t, version.first_level, version.calendar_name),
    },
    {
      label: t('slas.second_level'),
      show: (version) => termsWords(t, version.second_level, version.calendar_name),
    },
    { label: t('slas.calendar'), show: (version) => version.calendar_name ?? t('slas.calendar_none') },
    { label: t('slas.pauses'), show: (version) => (version.pauses_allowed ? t('words.yes') : t('words.no')) },
    { label: t('slas.reminders'), show: (version) => remindersWords(t, version.reminder_percents) },
    { label: t('slas.contact'), show: (version) => version.contact_name ?? t('slas.contact_none') },
    { label: t('slas.default'), show: (version) => (version.is_default ? t('words.yes') : t('words.no')) },
  ];
  const differs = (row: (typeof rows)[number]) => !sameValue(row.show(older), row.show(newer));
  const count = rows.filter(differs).length;
  return (
    <section className={own.compare} data-testid="version-compare">
      <Text size="sm" fw={600} mb={6}>
        {count === 0 ? t('slas.versions_same') : t('slas.versions_changed', { count })}
      </Text>
      <table className={classes.plainTable}>
        <thead>
          <tr>
            <th scope="col">{t('slas.version_field')}</th>
            <th scope="col">{t('slas.version', { version: older.version })}</th>
            <th scope="col">{t('slas.version', { version: newer.version })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const changed = differs(row);
            return (
              <tr key={row.label} className={changed ? own.changed : undefined}>
                <th scope="row">
                  {row.label} {changed && <Tag tone="warn">{t('slas.version_changed')}</Tag>}
                </th>
                <td className={changed ? own.before : undefined}>{row.show(older)}</td>
                <td className={changed ? own.after : undefined}>{row.show(newer)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
