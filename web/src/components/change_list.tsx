// What changed in one audit entry: field, from, to.
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '@/api/types';
import { fieldWords } from '@/lib/audit_words';
import classes from './change_list.module.css';
import { ChangedValue } from './changed_value';

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

interface ChangeListProps {
  changes: AuditEntry['changes'];
  /** They are steps that happened: nothing was before. */
  steps?: boolean;
}

export function ChangeList({ changes, steps = false }: ChangeListProps) {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  return (
    <ul className={classes.changes}>
      {changes.map(({ field, from, to }) => (
        // An entry may tell of two steps of one kind.
        <li key={`${field} ${JSON.stringify(to)}`}>
          <span className={classes.field}>{fieldWords(t, field)}</span>
          {!(steps && isNothing(from)) && <Before field={field} value={from} />}
          <ins className={classes.to}>
            <ChangedValue field={field} value={to} />
          </ins>
        </li>
      ))}
    </ul>
  );
}

function Before({ field, value }: { field: string; value: unknown }) {
  const { t } = useTranslation();
  return (
    <>
      {isNothing(value) ? (
        <span className={classes.field}>{t('audit.nothing')}</span>
      ) : (
        <del className={classes.from}>
          <ChangedValue field={field} value={value} />
        </del>
      )}
      <span aria-hidden="true">→</span>
    </>
  );
}
