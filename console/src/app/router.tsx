import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { EntryScreen } from '../features/entry/components/EntryScreen.tsx';
import { exploreSearch } from '../features/explore/exploreSearch.ts';
import { LedgerScreen } from '../features/ledger/components/LedgerScreen.tsx';
import { readLedgerSearch } from '../features/ledger/ledgerSearch.ts';
import { verifySearch } from '../features/verification/verifySearch.ts';
import { NotFound } from './NotFound.tsx';
import { RouteError } from './RouteError.tsx';
import { Shell } from './Shell.tsx';

const rootRoute = createRootRoute({ component: Shell });

const ledgerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: readLedgerSearch,
  component: LedgerScreen,
});

const entryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/entries/$id',
  component: EntryScreen,
});

const exploreRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/explore',
  validateSearch: exploreSearch,
  component: lazyRouteComponent(() => import('../features/explore/components/ExploreScreen.tsx'), 'ExploreScreen'),
});

const verifyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verify',
  validateSearch: verifySearch,
  component: lazyRouteComponent(() => import('../features/verification/components/VerifyScreen.tsx'), 'VerifyScreen'),
});

/** The page's screens and their addresses. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([ledgerRoute, entryRoute, exploreRoute, verifyRoute]),
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
