import { createClient } from '../../../client/index.ts';

/** Where the gateway is that serves this page. */
export const gatewayUrl = new URL('/graphql', window.location.href).href;

/** The gateway that serves this page. */
export const gateway = createClient({ url: gatewayUrl });
