// What changed in one audit entry: field, from, to.
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '@/api/types';
import { fieldWords, valueWords } from '@/lib/audit_words';
import classes from './change_list.module.css';

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

export function ChangeList({ changes }: { changes: AuditEntry['changes'] }) {
  const { t, i18n } = useTranslation();
  if (changes.length === 0) return null;
  return (
    <ul className={classes.changes}>
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          <span className={classes.field}>{fieldWords(t, field)}</span>
          {isNothing(from) ? (
            <span className={classes.field}>{t('audit.nothing')}</span>
          ) : (
            <del className={classes.from}>{valueWords(t, i18n.language, field, from)}</del>
          )}
          <span aria-hidden="true">→</span>
          <ins className={classes.to}>{valueWords(t, i18n.language, field, to)}</ins>
        </li>
      ))}
    </ul>
  );
}
