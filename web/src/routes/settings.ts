// Settings of the organisation and of oneself.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withTexts } from '@/i18n';
import { auditSearch } from '@/lib/audit_search';
import { listSearch } from '@/lib/search_params';
import { signedInRoute } from './roots';

export const userListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/users',
  validateSearch: listSearch,
  staticData: { needs: 'list_users' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/settings/user_list_page'), 'settings'),
    'UserListPage',
  ),
});

export const userNewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/users/new',
  staticData: { needs: 'create_user' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/settings/user_new_page'), 'settings'),
    'UserNewPage',
  ),
});

export const userRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/users/$userId',
  staticData: { needs: 'get_user' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/settings/user_page'), 'audit', 'settings'),
    'UserPage',
  ),
});

export const tokensRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/tokens',
  staticData: { needs: 'list_tokens' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/settings/tokens_page'), 'settings'),
    'TokensPage',
  ),
});

export const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/audit',
  staticData: { needs: 'list_audit' },
  validateSearch: auditSearch,
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/settings/audit_page'), 'audit', 'equipment', 'incidents', 'settings'),
    'AuditPage',
  ),
});

export const organisationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/organisation',
  staticData: { needs: 'get_organisation' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/settings/organisation_page'), 'audit', 'settings', 'account'),
    'OrganisationPage',
  ),
});

export const queueSettingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/queue',
  staticData: { needs: 'get_queue_settings' },
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/settings/queue_settings_page'), 'queue_settings'),
    'QueueSettingsPage',
  ),
});

export const profileRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/profile',
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/account/profile_page'), 'account', 'settings'),
    'ProfilePage',
  ),
});
