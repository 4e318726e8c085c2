// Cursor pages as one growing list: every list of the page is fetched with this.
import {
  type InfiniteData,
  keepPreviousData,
  type QueryKey,
  type UseInfiniteQueryOptions,
} from '@tanstack/react-query';
import { body } from './client';

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

interface PageAsk {
  limit: number;
  cursor?: string;
}

const kPageSize = 200;

type Answer<Item> = Promise<{ data?: Page<Item>; response: Response }>;

export type ListOptions<Item> = UseInfiniteQueryOptions<
  Page<Item>,
  Error,
  InfiniteData<Page<Item>, string | null>,
  QueryKey,
  string | null
>;

export function pagesOf<Item>(
  key: QueryKey,
  ask: (page: PageAsk, signal: AbortSignal) => Answer<Item>,
  limit = kPageSize,
): ListOptions<Item> {
  return {
    queryKey: key,
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      body(ask(pageParam === null ? { limit } : { limit, cursor: pageParam }, signal)),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  };
}
