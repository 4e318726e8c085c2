// Pages that lead nowhere: not found, not allowed, broken. Each says what to do.
import { Button } from '@mantine/core';
import { IconLock, IconMapSearch, IconPlugOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem, problemText } from '@/api/problem';
import { EmptyState } from '@/components/empty_state';
import { useSession } from '@/lib/session';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState
      order={1}
      icon={IconMapSearch}
      title={t('words.not_found_title')}
      text={t('words.not_found_text')}
    >
      <Button component={Link} to="/" variant="light">
        {t('words.go_home')}
      </Button>
    </EmptyState>
  );
}

/** For an address that is none, outside of the frame of the page. */
export function NotFoundPage() {
  return (
    <main>
      <NotFound />
    </main>
  );
}

export function Forbidden() {
  const { t } = useTranslation();
  const { organisation } = useSession();
  return (
    <EmptyState
      order={1}
      icon={IconLock}
      title={t('words.forbidden_title')}
      text={t('words.forbidden_text', { organisation: organisation.name })}
    >
      <Button component={Link} to="/" variant="light">
        {t('words.go_home')}
      </Button>
    </EmptyState>
  );
}

/** What a query failed with, in place of what it would have shown. */
export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  if (isProblem(error, 'not_found')) return <NotFound />;
  return (
    <EmptyState
      order={1}
      icon={IconPlugOff}
      title={t('words.page_failed_title')}
      text={problemText(t, error)}
    >
      <Button variant="light" onClick={onRetry}>
        {t('words.retry')}
      </Button>
    </EmptyState>
  );
}

/** An error of the page itself. */
export function Broken({ reset }: { reset: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      order={1}
      icon={IconPlugOff}
      title={t('words.page_failed_title')}
      text={t('words.page_failed_text')}
    >
      <Button variant="light" onClick={reset}>
        {t('words.retry')}
      </Button>
    </EmptyState>
  );
}
