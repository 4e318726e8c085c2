// Queries about what was changed.

import { api } from './client';
import { pagesOf } from './pages';
import type { operations } from './schema.gen';
import type { AuditEntry, EntityType } from './types';

export type AuditQuery = NonNullable<operations['list_audit']['parameters']['query']>;

export function auditQuery(query: AuditQuery) {
  return pagesOf<AuditEntry>(['history', 'audit', query], (page, signal) =>
    api.GET('/api/v1/audit', { params: { query: { ...query, ...page } }, signal }),
  );
}

const kHistoryPage = 50;

export function historyQuery(entity_type: EntityType, entity_id: string) {
  return pagesOf<AuditEntry>(
    ['history', entity_type, entity_id],
    (page, signal) =>
      api.GET('/api/v1/history/{entity_type}/{entity_id}', {
        params: { path: { entity_type, entity_id }, query: page },
        signal,
      }),
    kHistoryPage,
  );
}
