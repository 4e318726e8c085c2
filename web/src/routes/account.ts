// Signing in and what comes before; where one lands afterwards.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { withTexts } from '@/i18n';
import { compact, text } from '@/lib/search_params';
import { homeFor } from '@/shell/navigation';
import { rootRoute, signedInRoute } from './roots';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    compact({ next: text(search.next) }),
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/account/sign_in_page'), 'account'),
    'SignInPage',
  ),
});

export const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/account/setup_page'), 'account', 'settings'),
    'SetupPage',
  ),
});

export const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/link',
  component: lazyRouteComponent(
    withTexts(() => import('@/pages/account/link_page'), 'account'),
    'LinkPage',
  ),
});

export const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: homeFor(context.session.permissions) });
  },
});
