import type { ApolloServerPlugin } from '@apollo/server';
import { statusFor } from '../plainJson.ts';

/** Answers clients that accept plain JSON only with the status for them. */
export const plainJsonStatus: ApolloServerPlugin = {
  async requestDidStart({ request }) {
    const accept = request.http?.headers.get('accept');
    return {
      async willSendResponse({ response: { http, body } }) {
        const error = body.kind === 'single' ? body.singleResult.errors?.[0] : undefined;
        const status = statusFor(accept, http.status, error?.extensions?.code);
        if (status !== undefined) http.status = status;
      },
    };
  },
};
