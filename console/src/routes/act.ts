import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { actSearch } from '../features/acting/actSearch.ts';
import { guildRoute } from './guild.ts';
import { rootRoute } from './root.ts';

const actionsRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: '/act',
  component: lazyRouteComponent(() => import('../features/acting/components/ActionsScreen.tsx'), 'ActionsScreen'),
});

const actRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: '/act/$action',
  validateSearch: actSearch,
  component: lazyRouteComponent(() => import('../features/acting/components/ActScreen.tsx'), 'ActScreen'),
});

/** What can be done in a guild, and the form of each action. */
export const actRoutes = [actionsRoute, actRoute] as const;

/** What concerns the reader in all guilds. */
export const meRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('../features/me/components/MeScreen.tsx'), 'MeScreen'),
});
