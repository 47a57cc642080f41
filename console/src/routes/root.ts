import { createRootRoute } from '@tanstack/react-router';
import { Shell } from '../app/Shell.tsx';

/** Above all screens. */
export const rootRoute = createRootRoute({ component: Shell });
