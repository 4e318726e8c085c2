// Queries about deadlines that nobody has yet: what terms would mean, and which open incidents they would move.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body } from './client';
import type { operations } from './schema.gen';
import type { ReapplicationPreviewInput, TermsProposal } from './types';

type PreviewAsk = operations['preview_deadlines']['parameters']['query'];

export interface PictureTerms extends TermsProposal {
  /** ISO 3166 alpha-3, for calendars that take the holidays of the location's country. */
  country: string | null;
}

function toAsk(terms: PictureTerms, zone: string, at: number, days: number): PreviewAsk {
  const { first_level, second_level, calendar_id, country } = terms;
  return {
    opened_at: new Date(at).toISOString(),
    time_zone: zone,
    first_minutes: first_level.resolution_minutes,
    first_restrict_to_weekdays: first_level.restrict_to_weekdays,
    second_minutes: second_level.resolution_minutes,
    second_restrict_to_weekdays: second_level.restrict_to_weekdays,
    days,
    ...(calendar_id && { calendar_id }),
    ...(country && { country }),
  };
}

/** What was shown stays until the new answer is there. */
export function deadlinePreviewQuery(terms: PictureTerms, zone: string, at: number, days: number) {
  const query = toAsk(terms, zone, at, days);
  return queryOptions({
    queryKey: ['deadline-preview', query],
    queryFn: ({ signal }) => body(api.GET('/api/v1/deadline-preview', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
}

/** Which open incidents would move; asked at the moment when it matters, never out of the cache. */
export function askReapplication(input: ReapplicationPreviewInput) {
  return body(api.POST('/api/v1/incidents/reapply-preview', { body: input }));
}
