import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { guildRoute } from './guild.ts';

const auditRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: '/audit',
  component: lazyRouteComponent(() => import('../features/audit/components/AuditScreen.tsx'), 'AuditScreen'),
});

const complianceRoute = createRoute({
  getParentRoute: () => guildRoute,
  path: '/compliance',
  component: lazyRouteComponent(
    () => import('../features/compliance/components/ComplianceScreen.tsx'),
    'ComplianceScreen',
  ),
});

/** What auditors and compliance officers wrote about a guild. */
export const auditRoutes = [complianceRoute, auditRoute] as const;
