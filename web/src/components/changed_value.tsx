// A value of the audit log; where it is the id of an agreement, customer or contact, that thing's name.
import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { calendarQuery } from '@/api/calendars';
import { contactQuery } from '@/api/contacts';
import { customerQuery } from '@/api/customers';
import { slaQuery } from '@/api/slas';
import type { OperationId } from '@/api/types';
import { valueWords } from '@/lib/audit_words';
import { useCan } from '@/lib/session';

type NameQuery = UseQueryOptions<{ name: string }>;

const kReferences: Record<string, { needs: OperationId; query: (id: string) => NameQuery }> = {
  calendar_id: { needs: 'get_calendar', query: (id) => calendarQuery(id) as unknown as NameQuery },
  sla_id: { needs: 'get_sla', query: (id) => slaQuery(id) as unknown as NameQuery },
  customer_id: { needs: 'get_customer', query: (id) => customerQuery(id) as unknown as NameQuery },
  contact_id: { needs: 'get_contact', query: (id) => contactQuery(id) as unknown as NameQuery },
};

const kKeptMs = 60_000;

export function ChangedValue({ field, value }: { field: string; value: unknown }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const reference = kReferences[field];
  const text = valueWords(t, i18n.language, field, value);
  if (reference && typeof value === 'string' && value !== '' && can(reference.needs)) {
    return <NameOf id={value} query={reference.query(value)} />;
  }
  return text;
}

function NameOf({ id, query }: { id: string; query: NameQuery }) {
  const { data } = useQuery({ ...query, staleTime: kKeptMs });
  return <span title={id}>{data?.name ?? id}</span>;
}
