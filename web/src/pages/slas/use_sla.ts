// The agreement whose tab is open; sla_page.tsx has loaded it.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { slaQuery } from '@/api/slas';
import type { Sla } from '@/api/types';

export function useSla(): Sla {
  const { slaId } = useParams({ from: '/signed-in/operations/slas/$slaId' });
  const { data } = useQuery(slaQuery(slaId));
  if (!data) throw new Error('The agreement is not loaded.');
  return data;
}
