import { createRoute, lazyRouteComponent, Outlet, retainSearchParams } from '@tanstack/react-router';
import { type PeriodSearch, periodSearch, statementSearch } from '../features/books/booksSearch.ts';
import type { MomentSearch } from '../lib/moment.ts';
import { readSearch } from '../lib/readSearch.ts';
import { guildRoute } from './guild.ts';

/** Above the screens of the books. The period is kept from each to each. */
const booksRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: '/books',
  validateSearch: (search) => readSearch(periodSearch, search),
  search: { middlewares: [retainSearchParams<MomentSearch & PeriodSearch>(['from', 'to'])] },
  component: Outlet,
});

const trialBalanceRoute = createRoute({
  getParentRoute: () => booksRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/books/components/BooksScreen.tsx'), 'BooksScreen'),
});

const accountRoute = createRoute({
  getParentRoute: () => booksRoute,
  path: '/accounts/$account',
  component: lazyRouteComponent(() => import('../features/books/components/AccountScreen.tsx'), 'AccountScreen'),
});

const reconcileRoute = createRoute({
  getParentRoute: () => booksRoute,
  path: '/reconcile',
  component: lazyRouteComponent(() => import('../features/books/components/ReconcileScreen.tsx'), 'ReconcileScreen'),
});

const statementRoute = createRoute({
  getParentRoute: () => booksRoute,
  path: '/statement',
  validateSearch: (search) => readSearch(statementSearch, search),
  component: lazyRouteComponent(() => import('../features/books/components/StatementScreen.tsx'), 'StatementScreen'),
});

/** The books of a guild: its trial balance, each account, the chain beside them, statements to print. */
export const booksRoutes = booksRoute.addChildren([trialBalanceRoute, accountRoute, reconcileRoute, statementRoute]);
