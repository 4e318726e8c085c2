// All addresses of the page. Each page is a chunk of its own; search parameters are checked here, and the
// operation that a page needs is named, so that the shell can say "not for your role".
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { isProblem } from '@/api/problem';
import type { OperationId } from '@/api/types';
import { api, body } from './api/client';
import { withTexts } from './i18n';
import { auditSearch } from './lib/audit_search';
import { incidentSearch, queueSearch } from './lib/incident_search';
import { locationSearch } from './lib/location_search';
import { mapSearch } from './lib/map_search';
import { queryClient } from './lib/query_client';
import {
  compact,
  listSearch,
  parsePlainSearch,
  slaListSearch,
  stringifyPlainSearch,
  text,
} from './lib/search_params';
import { sessionQuery } from './lib/session';
import { Broken, NotFoundPage } from './shell/dead_ends';
import { homeFor } from './shell/navigation';
import { Shell } from './shell/shell';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    needs?: OperationId;
  }
  interface Register {
    router: typeof router;
  }
}

const rootRoute = createRootRoute({ component: Outlet });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    compact({ next: text(search.next) }),
  component: lazyRouteComponent(
    withTexts(() => import('./pages/account/sign_in_page'), 'account'),
    'SignInPage',
  ),
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  component: lazyRouteComponent(
    withTexts(() => import('./pages/account/setup_page'), 'account', 'settings'),
    'SetupPage',
  ),
});

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/link',
  component: lazyRouteComponent(
    withTexts(() => import('./pages/account/link_page'), 'account'),
    'LinkPage',
  ),
});

async function needsSession({ location }: { location: { href: string } }) {
  try {
    return { session: await queryClient.ensureQueryData(sessionQuery) };
  } catch (error) {
    if (!isProblem(error, 'unauthenticated')) throw error;
    const { needed } = await body(api.GET('/api/v1/setup'));
    if (needed) throw redirect({ to: '/setup' });
    const next = location.href === '/' ? undefined : location.href;
    throw redirect({ to: '/sign-in', search: compact({ next }) });
  }
}

/** Everything below needs somebody who is signed in. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: Shell,
  beforeLoad: needsSession,
});

/** Fills the screen: outside of the shell. */
const wallboardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/wallboard',
  beforeLoad: needsSession,
  component: lazyRouteComponent(
    withTexts(() => import('./pages/wallboard/wallboard_page'), 'incidents', 'wallboard'),
    'WallboardPage',
  ),
});

const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: homeFor(context.session.permissions) });
  },
});

const queueRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/queue',
  validateSearch: queueSearch,
  staticData: { needs: 'explain_incident' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/queue/queue_page'), 'incidents'),
    'QueuePage',
  ),
});

const incidentListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/incidents',
  validateSearch: incidentSearch,
  staticData: { needs: 'list_incidents' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/incidents/incident_list_page'), 'incidents'),
    'IncidentListPage',
  ),
});

const incidentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/incidents/$incidentId',
  staticData: { needs: 'get_incident' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/incidents/incident_page'), 'incidents', 'incident_extras'),
    'IncidentPage',
  ),
});

const slaListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/slas',
  validateSearch: slaListSearch,
  staticData: { needs: 'list_slas' },
  component: lazyRouteComponent(() => import('./pages/slas/sla_list_page'), 'SlaListPage'),
});

const slaNewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/slas/new',
  staticData: { needs: 'create_sla' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/slas/sla_new_page'), 'calendars', 'picture'),
    'SlaNewPage',
  ),
});

const slaRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/slas/$slaId',
  staticData: { needs: 'get_sla' },
  component: lazyRouteComponent(() => import('./pages/slas/sla_page'), 'SlaPage'),
});

const slaAgreementRoute = createRoute({
  getParentRoute: () => slaRoute,
  path: '/',
  staticData: { needs: 'get_sla' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/slas/sla_agreement_tab'), 'calendars', 'picture', 'reapply'),
    'SlaAgreementTab',
  ),
});

const slaLocationsRoute = createRoute({
  getParentRoute: () => slaRoute,
  path: '/locations',
  validateSearch: locationSearch,
  staticData: { needs: 'bind_locations' },
  component: lazyRouteComponent(() => import('./pages/slas/sla_locations_tab'), 'SlaLocationsTab'),
});

const slaVersionsRoute = createRoute({
  getParentRoute: () => slaRoute,
  path: '/versions',
  staticData: { needs: 'list_sla_versions' },
  validateSearch: (search: Record<string, unknown>): { left?: string; right?: string } =>
    compact({ left: text(search.left), right: text(search.right) }),
  component: lazyRouteComponent(() => import('./pages/slas/sla_versions_tab'), 'SlaVersionsTab'),
});

const calendarListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/calendars',
  validateSearch: listSearch,
  staticData: { needs: 'list_calendars' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/calendars/calendar_list_page'), 'calendars'),
    'CalendarListPage',
  ),
});

const calendarNewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/calendars/new',
  staticData: { needs: 'create_calendar' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/calendars/calendar_page'), 'calendars'),
    'CalendarNewPage',
  ),
});

const calendarRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/calendars/$calendarId',
  staticData: { needs: 'get_calendar' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/calendars/calendar_page'), 'calendars', 'reapply'),
    'CalendarPage',
  ),
});

const contactListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/contacts',
  validateSearch: listSearch,
  staticData: { needs: 'list_contacts' },
  component: lazyRouteComponent(() => import('./pages/contacts/contact_list_page'), 'ContactListPage'),
});

const contactNewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/contacts/new',
  staticData: { needs: 'create_contact' },
  component: lazyRouteComponent(() => import('./pages/contacts/contact_page'), 'ContactNewPage'),
});

const contactRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operations/contacts/$contactId',
  staticData: { needs: 'get_contact' },
  component: lazyRouteComponent(() => import('./pages/contacts/contact_page'), 'ContactPage'),
});

const customerListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/customers',
  validateSearch: listSearch,
  staticData: { needs: 'list_customers' },
  component: lazyRouteComponent(() => import('./pages/customers/customer_list_page'), 'CustomerListPage'),
});

const customerNewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/customers/new',
  staticData: { needs: 'create_customer' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/customers/customer_page'), 'incidents', 'open_incidents'),
    'CustomerNewPage',
  ),
});

const customerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/customers/$customerId',
  staticData: { needs: 'get_customer' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/customers/customer_page'), 'incidents', 'open_incidents'),
    'CustomerPage',
  ),
});

const locationListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/locations',
  validateSearch: locationSearch,
  staticData: { needs: 'list_locations' },
  component: lazyRouteComponent(() => import('./pages/locations/location_list_page'), 'LocationListPage'),
});

const locationNewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/locations/new',
  staticData: { needs: 'create_location' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/locations/location_edit_page'), 'queue_settings', 'reapply', 'revenue'),
    'LocationNewPage',
  ),
});

const locationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/locations/$locationId',
  staticData: { needs: 'get_location' },
  validateSearch: (search: Record<string, unknown>): { tab?: 'history' } =>
    search.tab === 'history' ? { tab: 'history' } : {},
  component: lazyRouteComponent(
    withTexts(() => import('./pages/locations/location_page'), 'incidents', 'open_incidents'),
    'LocationPage',
  ),
});

const locationEditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/locations/$locationId/edit',
  staticData: { needs: 'update_location' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/locations/location_edit_page'), 'queue_settings', 'reapply', 'revenue'),
    'LocationEditPage',
  ),
});

const mapRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/map',
  validateSearch: mapSearch,
  staticData: { needs: 'map_locations' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/map/map_page'), 'map'),
    'MapPage',
  ),
});

const importListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/import',
  staticData: { needs: 'create_import' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/imports/import_page'), 'imports'),
    'ImportPage',
  ),
});

const importRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/import/$importId',
  staticData: { needs: 'get_import' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/imports/import_report_page'), 'imports'),
    'ImportReportPage',
  ),
});

const userListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/users',
  validateSearch: listSearch,
  staticData: { needs: 'list_users' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/settings/user_list_page'), 'settings'),
    'UserListPage',
  ),
});

const userNewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/users/new',
  staticData: { needs: 'create_user' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/settings/user_new_page'), 'settings'),
    'UserNewPage',
  ),
});

const userRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/users/$userId',
  staticData: { needs: 'get_user' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/settings/user_page'), 'settings'),
    'UserPage',
  ),
});

const tokensRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/tokens',
  staticData: { needs: 'list_tokens' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/settings/tokens_page'), 'settings'),
    'TokensPage',
  ),
});

const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/audit',
  staticData: { needs: 'list_audit' },
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('./pages/settings/audit_page'), 'AuditPage'),
});

const organisationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/organisation',
  staticData: { needs: 'get_organisation' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/settings/organisation_page'), 'settings', 'account'),
    'OrganisationPage',
  ),
});

const queueSettingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/queue',
  staticData: { needs: 'get_queue_settings' },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/settings/queue_settings_page'), 'queue_settings'),
    'QueueSettingsPage',
  ),
});

const profileRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/profile',
  component: lazyRouteComponent(
    withTexts(() => import('./pages/account/profile_page'), 'account', 'settings'),
    'ProfilePage',
  ),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  setupRoute,
  linkRoute,
  wallboardRoute,
  signedInRoute.addChildren([
    homeRoute,
    queueRoute,
    incidentListRoute,
    incidentRoute,
    slaListRoute,
    slaNewRoute,
    slaRoute.addChildren([slaAgreementRoute, slaLocationsRoute, slaVersionsRoute]),
    calendarListRoute,
    calendarNewRoute,
    calendarRoute,
    contactListRoute,
    contactNewRoute,
    contactRoute,
    customerListRoute,
    customerNewRoute,
    customerRoute,
    locationListRoute,
    locationNewRoute,
    locationRoute,
    locationEditRoute,
    mapRoute,
    importListRoute,
    importRoute,
    userListRoute,
    userNewRoute,
    userRoute,
    tokensRoute,
    auditRoute,
    queueSettingsRoute,
    organisationRoute,
    profileRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: ({ reset }) => <Broken reset={reset} />,
  parseSearch: parsePlainSearch,
  stringifySearch: stringifyPlainSearch,
  scrollRestoration: false,
});
