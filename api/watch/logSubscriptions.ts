import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { asRequest, currentRequest, newRequest, type RequestFacts } from '../currentRequest.ts';
import { shownClient } from './shownClient.ts';

/** A subscription's lines in the log. */
export type SubscriptionLines = {
  /** Says that it has begun. */
  begun(): void;
  /** Counts a message that its client is sent. */
  count(message: { errors?: readonly { extensions?: { code?: unknown } }[] | undefined }): void;
  /** Says that it has ended; once, and not of one that never began. */
  ended(): void;
};

/**
 * Begins a subscription and writes what becomes of it to the log. It has the id of the request that it came with; on a
 * WebSocket each has one of its own.
 *
 * @param open - Begins it.
 * @throws What beginning throws, after a line of it.
 */
export function logSubscription<T>(
  log: Pick<Logger, 'info'>,
  client: string,
  open: (lines: SubscriptionLines) => Promise<T>,
): Promise<T> {
  const facts = currentRequest() ?? newRequest(randomUUID());
  return asRequest(facts, async () => {
    try {
      return await open(linesOf(log, facts, client));
    } catch (error) {
      const codes = [error instanceof GraphQLError ? (error.extensions.code ?? 'INTERNAL') : 'INTERNAL'];
      log.info({ ...namesOf(facts, client), codes }, 'A subscription was refused.');
      throw error;
    }
  });
}

function linesOf(log: Pick<Logger, 'info'>, facts: RequestFacts, client: string): SubscriptionLines {
  const codes = new Set<string>();
  let begunAt: number | undefined;
  let messages = 0;
  return {
    begun() {
      begunAt = performance.now();
      log.info(namesOf(facts, client), 'A subscription has begun.');
    },
    count({ errors = [] }) {
      messages += 1;
      for (const { extensions } of errors) codes.add(String(extensions?.code));
    },
    ended() {
      if (begunAt === undefined) return;
      const ms = Math.round(performance.now() - begunAt);
      begunAt = undefined;
      const line = { ...namesOf(facts, client), codes: codes.size === 0 ? undefined : [...codes], messages, ms };
      log.info(line, 'A subscription has ended.');
    },
  };
}

function namesOf({ id, operation, cost }: RequestFacts, client: string): object {
  return {
    requestId: id,
    operation: operation?.name,
    hash: operation?.hash,
    cost,
    client: shownClient(client),
  };
}
