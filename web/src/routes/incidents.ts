// The queue, incidents, and the wall.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withTexts } from '@/i18n';
import { incidentSearch, queueSearch } from '@/lib/incident_search';
import { needsSession, rootRoute, signedInRoute } from './roots';

/** Fills the screen: outside of the shell. */
export const wallboardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/wallboard',
  beforeLoad: needsSession,
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/wallboard/wallboard_page'), 'incidents', 'wallboard'),
    'WallboardPage',
  ),
});

export const queueRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/queue',
  validateSearch: queueSearch,
  staticData: { needs: 'explain_incident' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/queue/queue_page'), 'incidents'),
    'QueuePage',
  ),
});

export const incidentListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/incidents',
  validateSearch: incidentSearch,
  staticData: { needs: 'list_incidents' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/incidents/incident_list_page'), 'incidents'),
    'IncidentListPage',
  ),
});

export const incidentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/incidents/$incidentId',
  staticData: { needs: 'get_incident' },
  component: lazyRouteComponent(
    withTexts(
      () => import('@/pages/incidents/incident_page'),
      'audit',
      'equipment',
      'incidents',
      'incident_extras',
    ),
    'IncidentPage',
  ),
});
