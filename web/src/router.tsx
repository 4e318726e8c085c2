// All addresses of the page, put together. Each page is a chunk of its own; its search parameters are checked where its route is,
// and the operation that it needs is named there, so that the shell can say "not for your role".
import { createRouter } from '@tanstack/react-router';
import type { OperationId } from '@/api/types';
import { parsePlainSearch, stringifyPlainSearch } from './lib/search_params';
import { homeRoute, linkRoute, setupRoute, signInRoute } from './routes/account';
import { incidentListRoute, incidentRoute, queueRoute, wallboardRoute } from './routes/incidents';
import {
  calendarListRoute,
  calendarNewRoute,
  calendarRoute,
  contactListRoute,
  contactNewRoute,
  contactRoute,
  slaAgreementRoute,
  slaListRoute,
  slaLocationsRoute,
  slaNewRoute,
  slaRoute,
  slaVersionsRoute,
} from './routes/operations';
import {
  customerListRoute,
  customerNewRoute,
  customerRoute,
  importListRoute,
  importRoute,
  locationEditRoute,
  locationListRoute,
  locationNewRoute,
  locationRoute,
  mapRoute,
} from './routes/places';
import { rootRoute, signedInRoute } from './routes/roots';
import {
  auditRoute,
  organisationRoute,
  profileRoute,
  queueSettingsRoute,
  tokensRoute,
  userListRoute,
  userNewRoute,
  userRoute,
} from './routes/settings';
import { Broken, NotFoundPage } from './shell/dead_ends';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    needs?: OperationId;
  }
  interface Register {
    router: typeof router;
  }
}

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
