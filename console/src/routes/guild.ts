import { createRoute, lazyRouteComponent, redirect, retainSearchParams } from '@tanstack/react-router';
import { GuildFrame } from '../features/guild/components/GuildFrame.tsx';
import { type MomentSearch, momentSearch } from '../lib/moment.ts';
import { readSearch } from '../lib/readSearch.ts';
import { rootRoute } from './root.ts';

/** All guilds. */
export const guildsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/guild/components/GuildsScreen.tsx'), 'GuildsScreen'),
});

/** Above the screens of a guild. The moment that is looked at is kept from each to each. */
export const guildRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/g/$guild',
  params: { parse: ({ guild }) => ({ guild: guild.toLowerCase() }), stringify: ({ guild }) => ({ guild }) },
  validateSearch: (search) => readSearch(momentSearch, search),
  search: { middlewares: [retainSearchParams<MomentSearch>(['asOf', 'tz'])] },
  component: GuildFrame,
});

/** A guild’s address alone opens its ledger. */
export const guildIndexRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/g/$guild/ledger', params, replace: true });
  },
});
