import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ledgerSearch } from '../features/ledger/ledgerSearch.ts';
import { readSearch } from '../lib/readSearch.ts';
import { guildRoute } from './guild.ts';
import { rootRoute } from './root.ts';

const ledgerRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: '/ledger',
  validateSearch: (search) => readSearch(ledgerSearch, search),
  component: lazyRouteComponent(() => import('../features/ledger/components/LedgerScreen.tsx'), 'LedgerScreen'),
});

const entryRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: '/ledger/$number',
  component: lazyRouteComponent(() => import('../features/entry/components/EntryScreen.tsx'), 'EntryScreen'),
});

const transactionRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: '/tx/$hash',
  component: lazyRouteComponent(
    () => import('../features/ledger/components/transaction/TransactionScreen.tsx'),
    'TransactionScreen',
  ),
});

/** The ledger of a guild, its entries, and the transactions that wrote them. */
export const ledgerRoutes = [ledgerRoute, entryRoute, transactionRoute] as const;

/** A transaction by its hash: leads to it in its guild. */
export const transactionByHashRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tx/$hash',
  component: lazyRouteComponent(
    () => import('../features/ledger/components/transaction/TransactionByHash.tsx'),
    'TransactionByHash',
  ),
});

/** An entry by its id, as the API names it: leads to it in its guild. */
export const entryByIdRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/entries/$id',
  component: lazyRouteComponent(() => import('../features/entry/components/EntryById.tsx'), 'EntryById'),
});
