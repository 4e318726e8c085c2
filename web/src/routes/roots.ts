// What every address of the page stands on: with somebody signed in, or without.
import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { api, body } from '@/api/client';
import { isProblem } from '@/api/problem';
import { queryClient } from '@/lib/query_client';
import { compact } from '@/lib/search_params';
import { sessionQuery } from '@/lib/session';
import { Shell } from '@/shell/shell';

export const rootRoute = createRootRoute({ component: Outlet });

export async function needsSession({ location }: { location: { href: string } }) {
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
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: Shell,
  beforeLoad: needsSession,
});
