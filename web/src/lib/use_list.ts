// One list of the page: its rows so far, whether there are more, and how to get them.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ListOptions } from '@/api/pages';

export function useList<Item>(options: ListOptions<Item>) {
  const query = useInfiniteQuery(options);
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    rows,
    loading: query.isPending,
    /** Still the rows of another search, until those of this one are there. */
    previous: query.isPlaceholderData,
    error: query.isError && !query.data ? query.error : null,
    hasMore: hasNextPage,
    loadingMore: isFetchingNextPage,
    more,
    retry: () => void refetch(),
  };
}
