// Where things are: customers, locations, the map, imports.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withTexts } from '@/i18n';
import { locationSearch } from '@/lib/location_search';
import { mapSearch } from '@/lib/map_search';
import { listSearch } from '@/lib/search_params';
import { signedInRoute } from './roots';

export const customerListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/customers',
  validateSearch: listSearch,
  staticData: { needs: 'list_customers' },
  component: lazyRouteComponent(() => import('@/pages/customers/customer_list_page'), 'CustomerListPage'),
});

export const customerNewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/customers/new',
  staticData: { needs: 'create_customer' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/customers/customer_page'), 'audit', 'incidents', 'open_incidents'),
    'CustomerNewPage',
  ),
});

export const customerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/customers/$customerId',
  staticData: { needs: 'get_customer' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/customers/customer_page'), 'audit', 'incidents', 'open_incidents'),
    'CustomerPage',
  ),
});

export const locationListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/locations',
  validateSearch: locationSearch,
  staticData: { needs: 'list_locations' },
  component: lazyRouteComponent(() => import('@/pages/locations/location_list_page'), 'LocationListPage'),
});

export const locationNewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/locations/new',
  staticData: { needs: 'create_location' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/locations/location_edit_page'), 'queue_settings', 'reapply', 'revenue'),
    'LocationNewPage',
  ),
});

export const locationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/locations/$locationId',
  staticData: { needs: 'get_location' },
  validateSearch: (search: Record<string, unknown>): { tab?: 'history' } =>
    search.tab === 'history' ? { tab: 'history' } : {},
  component: lazyRouteComponent(
    withTexts(
      () => import('@/pages/locations/location_page'),
      'audit',
      'equipment',
      'incidents',
      'open_incidents',
    ),
    'LocationPage',
  ),
});

export const locationEditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/locations/$locationId/edit',
  staticData: { needs: 'update_location' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/locations/location_edit_page'), 'queue_settings', 'reapply', 'revenue'),
    'LocationEditPage',
  ),
});

export const mapRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/map',
  validateSearch: mapSearch,
  staticData: { needs: 'map_locations' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/map/map_page'), 'map'),
    'MapPage',
  ),
});

export const importListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/import',
  staticData: { needs: 'create_import' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/imports/import_page'), 'audit', 'imports'),
    'ImportPage',
  ),
});

export const importRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/import/$importId',
  staticData: { needs: 'get_import' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/imports/import_report_page'), 'audit', 'imports'),
    'ImportReportPage',
  ),
});
