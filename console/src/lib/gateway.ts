import { createClient } from '../../../client/index.ts';

/** The gateway that serves this page. */
export const gateway = createClient({ url: new URL('/graphql', window.location.href).href });
