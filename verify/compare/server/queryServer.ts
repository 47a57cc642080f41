import { z } from 'zod';
import { readAnswer, shortened } from '../../chain/answer.ts';
import { type Endpoint, NoAnswer, post } from '../../chain/node/post.ts';
import { envelope } from './answers.ts';
import { RefusedError, ServerError } from './serverError.ts';

/** Of what it says. */
const LONGEST_SAID = 500;
const TRIES = 5;
const FIRST_WAIT_MS = 200;

/**
 * Makes a query of a GraphQL server, again and again while nobody answers.
 *
 * @param name - The server's, for errors.
 * @throws ServerError when there is no answer, one with errors, or one of another form
 */
export async function queryServer<T>(
  endpoint: Endpoint,
  name: string,
  { query, schema }: { query: string; schema: z.ZodType<T> },
): Promise<T> {
  const fail = (what: string) =>
    new ServerError(`The server ${name} answers a query with ${what}. Check that its URL serves a ledger.`);
  const { data, errors } = readAnswer(envelope, await ask(endpoint, name, query), fail);
  if (errors !== undefined && errors !== null && errors.length > 0) {
    throw new RefusedError(
      `The server ${name} refuses a query: ${shortened(
        errors.map(({ message }) => message),
        LONGEST_SAID,
      )}`,
    );
  }
  return readAnswer(z.object({ data: schema }), { data }, fail).data;
}

async function ask(endpoint: Endpoint, name: string, query: string): Promise<unknown> {
  for (let tries = 1; ; tries++) {
    try {
      return await post(endpoint, { query });
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (tries === TRIES) {
        const advice = 'Check its URL and that it runs, and try again.';
        throw new ServerError(`The server ${name} gives no answer: ${error.message}. ${advice}`, { cause: error });
      }
      const waitMs = Math.max(error.retryAfterMs, FIRST_WAIT_MS * 2 ** (tries - 1));
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
