// What is agreed: agreements, calendars, contacts.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withTexts } from '@/i18n';
import { locationSearch } from '@/lib/location_search';
import { compact, listSearch, slaListSearch, text } from '@/lib/search_params';
import { signedInRoute } from './roots';

export const slaListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/slas',
  validateSearch: slaListSearch,
  staticData: { needs: 'list_slas' },
  component: lazyRouteComponent(() => import('@/pages/slas/sla_list_page'), 'SlaListPage'),
});

export const slaNewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/slas/new',
  staticData: { needs: 'create_sla' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/slas/sla_new_page'), 'calendars', 'picture'),
    'SlaNewPage',
  ),
});

export const slaRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/slas/$slaId',
  staticData: { needs: 'get_sla' },
  component: lazyRouteComponent(() => import('@/pages/slas/sla_page'), 'SlaPage'),
});

export const slaAgreementRoute = createRoute({
  getParentRoute: () => slaRoute,
  path: '/',
  staticData: { needs: 'get_sla' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/slas/sla_agreement_tab'), 'calendars', 'picture', 'reapply'),
    'SlaAgreementTab',
  ),
});

export const slaLocationsRoute = createRoute({
  getParentRoute: () => slaRoute,
  path: '/locations',
  validateSearch: locationSearch,
  staticData: { needs: 'bind_locations' },
  component: lazyRouteComponent(() => import('@/pages/slas/sla_locations_tab'), 'SlaLocationsTab'),
});

export const slaVersionsRoute = createRoute({
  getParentRoute: () => slaRoute,
  path: '/versions',
  staticData: { needs: 'list_sla_versions' },
  validateSearch: (search: Record<string, unknown>): { left?: string; right?: string } =>
    compact({ left: text(search.left), right: text(search.right) }),
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/slas/sla_versions_tab'), 'audit'),
    'SlaVersionsTab',
  ),
});

export const calendarListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/calendars',
  validateSearch: listSearch,
  staticData: { needs: 'list_calendars' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/calendars/calendar_list_page'), 'calendars'),
    'CalendarListPage',
  ),
});

export const calendarNewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/calendars/new',
  staticData: { needs: 'create_calendar' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/calendars/calendar_page'), 'audit', 'calendars'),
    'CalendarNewPage',
  ),
});

export const calendarRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/calendars/$calendarId',
  staticData: { needs: 'get_calendar' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/calendars/calendar_page'), 'audit', 'calendars', 'reapply'),
    'CalendarPage',
  ),
});

export const contactListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/contacts',
  validateSearch: listSearch,
  staticData: { needs: 'list_contacts' },
  component: lazyRouteComponent(() => import('@/pages/contacts/contact_list_page'), 'ContactListPage'),
});

export const contactNewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/contacts/new',
  staticData: { needs: 'create_contact' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/contacts/contact_page'), 'audit'),
    'ContactNewPage',
  ),
});

export const contactRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/contacts/$contactId',
  staticData: { needs: 'get_contact' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/contacts/contact_page'), 'audit'),
    'ContactPage',
  ),
});
