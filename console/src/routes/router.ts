import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { NotFound } from '../app/NotFound.tsx';
import { RouteError } from '../app/RouteError.tsx';
import { exploreSearch } from '../features/explore/exploreSearch.ts';
import { verifySearch } from '../features/verification/verifySearch.ts';
import { actRoutes, meRoute } from './act.ts';
import { auditRoutes } from './audit.ts';
import { booksRoutes } from './books.ts';
import { guildIndexRoute, guildRoute, guildsRoute } from './guild.ts';
import { entryByIdRoute, ledgerRoutes, transactionByHashRoute } from './ledger.ts';
import { rootRoute } from './root.ts';

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

const ofGuild = guildRoute.addChildren([guildIndexRoute, ...ledgerRoutes, booksRoutes, ...auditRoutes, ...actRoutes]);

/** The page's screens and their addresses. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    guildsRoute,
    ofGuild,
    entryByIdRoute,
    meRoute,
    transactionByHashRoute,
    exploreRoute,
    verifyRoute,
  ]),
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
