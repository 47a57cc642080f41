import { type ExecutionArgs, type ExecutionResult, GraphQLError, parse } from 'graphql';
import { makeServer, type SubscribePayload } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { createMinuteBudgets } from '../../admission/traffic/minuteBudgets.ts';
import type { Delivery } from '../deliver.ts';
import type { Live } from '../live.ts';

const INIT_MS = 5_000;
/** How often a connection is tried; one that has not answered until the next time is dead. */
const PING_MS = 12_000;
/** How long a message may take to leave. */
const SENDING_MS = 20_000;
/** Messages of a client a minute, of any kind, and bytes that wait for it. */
const MESSAGES_PER_MINUTE = 600;
const UNREAD_BYTES = 1_048_576;

const POLICY_VIOLATION = 1008;
const TRY_AGAIN_LATER = 1013;
const TOO_SLOW = 'You read too slowly: connect again, and go on after your last cursor.';
const TOO_MANY = `You send more than ${MESSAGES_PER_MINUTE} messages a minute.`;

type Extra = { client: string };
/** What the protocol's server is given to subscribe to: it has begun already. */
type OpenedArgs = ExecutionArgs & { opened: AsyncGenerator<Delivery, void, void> };

/** Makes what serves a connection until it ends. */
export function createSocketHandler(
  live: Live,
  log: Pick<Logger, 'error'>,
  pingMs = PING_MS,
): (socket: WebSocket, client: string) => void {
  const budgets = createMinuteBudgets(MESSAGES_PER_MINUTE);
  let connections = 0;
  const server = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: INIT_MS,
    onSubscribe: async ({ extra }, _id, payload) => await open(extra.client, payload),
    subscribe: async (args) => results((args as OpenedArgs).opened),
    onError: (_context, _id, _payload, errors) => errors.map((error) => live.tell(error as GraphQLError)),
  });

  return (socket, client) => {
    connections += 1;
    const connection = String(connections);
    const stopPing = pingRegularly(socket, pingMs);
    // The connection closes by itself, with a code that says why.
    socket.on('error', () => {});
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (data) => {
            if (budgets.take(connection, 1) > 0) return socket.close(POLICY_VIOLATION, TOO_MANY);
            if (socket.bufferedAmount > UNREAD_BYTES) return socket.close(TRY_AGAIN_LATER, TOO_SLOW);
            take(String(data)).catch((error: unknown) => {
              if (socket.readyState === socket.OPEN) log.error({ err: error }, 'A subscriber could not be served.');
              socket.terminate();
            });
          }),
      },
      { client },
    );
    socket.once('close', (code, reason) => {
      stopPing();
      void closed(code, String(reason));
    });
  };

  async function open(
    client: string,
    { query, operationName, variables }: SubscribePayload,
  ): Promise<OpenedArgs | [GraphQLError]> {
    try {
      const opened = await live.open(client, { source: query, operationName, variables: variables ?? {} });
      return { schema: live.schema(), document: parse(query), operationName, opened };
    } catch (error) {
      return [error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error })];
    }
  }
}

function results(opened: OpenedArgs['opened']): AsyncGenerator<ExecutionResult, void, void> {
  return {
    async next() {
      const step = await opened.next();
      return step.done ? step : { done: false, value: step.value.result as ExecutionResult };
    },
    return: async () => (await opened.return()) as IteratorReturnResult<void>,
    throw: async (error) => (await opened.throw(error)) as IteratorReturnResult<void>,
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}

/** Sends a message; the next is worked out when it has left. */
function send(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    const late = setTimeout(() => socket.close(TRY_AGAIN_LATER, TOO_SLOW), SENDING_MS);
    socket.send(data, (error) => {
      clearTimeout(late);
      if (error) reject(error);
      else resolve();
    });
  });
}

/** Ends a connection whose client does not answer. @returns Stops it. */
function pingRegularly(socket: WebSocket, pingMs: number): () => void {
  let hasAnswered = true;
  socket.on('pong', () => {
    hasAnswered = true;
  });
  const timer = setInterval(() => {
    if (!hasAnswered) return socket.terminate();
    hasAnswered = false;
    socket.ping();
  }, pingMs);
  return () => clearInterval(timer);
}
