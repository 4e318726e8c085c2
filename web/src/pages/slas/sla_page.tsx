// One agreement: loads it for its tabs (agreement, locations, versions).
import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { slaQuery } from '@/api/slas';
import { Failure } from '@/shell/dead_ends';

export function SlaPage() {
  const { t } = useTranslation();
  const { slaId } = useParams({ from: '/signed-in/operations/slas/$slaId' });
  const sla = useQuery(slaQuery(slaId));
  if (sla.isError && !sla.data) return <Failure error={sla.error} onRetry={() => void sla.refetch()} />;
  if (!sla.data) return <Loader size="sm" m="xl" aria-label={t('words.loading')} />;
  return <Outlet key={slaId} />;
}
