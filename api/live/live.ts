import { createSourceEventStream, type GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Admission } from '../admission/admission.ts';
import { clientLeft } from '../admission/refusals.ts';
import type { Visit } from '../admission/traffic/visits.ts';
import type { GatewayContext } from '../context.ts';
import { createFormatError, fault } from '../errors.ts';
import { logSubscription, type SubscriptionLines } from '../watch/logSubscriptions.ts';
import { admitSubscription, type Subscribing } from './admitSubscription.ts';
import { type Delivery, deliver, type LiveEvent, type Shared } from './deliver.ts';
import { createFollower } from './follower/follower.ts';
import { createLedgerSource } from './follower/ledgerSource.ts';
import { createSeats } from './seats.ts';
import { stoppable } from './stoppable.ts';
import { createEntryPages } from './streams/entryPages.ts';
import { createTurns } from './turns.ts';

/** The gateway's subscriptions, whatever way they are delivered. */
export type Live = {
  /** Tells it the schema that operations are valid in. */
  setSchema(schema: GraphQLSchema): void;
  /**
   * Begins a subscription. Whoever receives it ends it by `return`; the next message is worked out when it is asked for.
   *
   * @param lastEventId - Cursor that an event stream goes on after.
   * @throws GraphQLError with a code of `api/errors.ts`, or Apollo's for what is no valid operation
   */
  open(client: string, asked: Subscribing, lastEventId?: string): Promise<AsyncGenerator<Delivery, void, void>>;
  /** The schema; only while there are subscriptions. */
  schema(): GraphQLSchema;
  /** An error as clients are told it. */
  tell(error: GraphQLError): GraphQLFormattedError;
  /** Aborted when the gateway stops. */
  closing: AbortSignal;
  /** Ends all subscriptions. */
  close(): void;
};

/** Makes the subscriptions of a gateway. @param shared - What all resolvers are given. */
export function createLive({ admission, shared, log }: { admission: Admission; shared: Shared; log: Logger }): Live {
  const { subscriptions, clientSubscriptions } = admission.limits;
  const seats = createSeats('subscriptions', subscriptions, clientSubscriptions);
  const follower = createFollower(createLedgerSource(shared), log);
  const pages = createEntryPages(follower);
  const turnOf = createTurns();
  const formatError = createFormatError(log);
  const closing = new AbortController();
  let schema: GraphQLSchema | undefined;

  return {
    setSchema: (given) => {
      schema = given;
    },
    schema: loaded,
    tell,
    closing: closing.signal,
    close: () => closing.abort(clientLeft()),
    open: (client, asked, lastEventId) =>
      logSubscription(log, client, (lines) => begin(client, asked, { lastEventId, lines })),
  };

  async function begin(
    client: string,
    asked: Subscribing,
    { lastEventId, lines }: { lastEventId: string | undefined; lines: SubscriptionLines },
  ): Promise<AsyncGenerator<Delivery, void, void>> {
    const leaving = new AbortController();
    const releases = [seats.take(client)];
    const end = () => {
      leaving.abort(clientLeft());
      for (const release of releases) release();
      lines.ended();
    };
    try {
      const signal = AbortSignal.any([leaving.signal, closing.signal]);
      const visit: Visit = { client, signal, onEnd: () => {}, counted: true };
      const document = await admitSubscription(admission, loaded(), { client, signal }, asked);
      releases.push(await follower.join());
      const live = { follower, signal, lastEventId, pages, inTurn: turnOf(client) };
      const args = {
        schema: loaded(),
        document,
        variableValues: asked.variables,
        operationName: asked.operationName,
      };
      const contextValue: GatewayContext = { ...shared, visit, live };
      const events = await createSourceEventStream({ ...args, contextValue });
      if ('errors' in events) throw events.errors?.[0] ?? new Error('A subscription did not begin.');
      const parts = { shared, tell, deployment: () => follower.view.deployment, count: lines.count };
      lines.begun();
      return stoppable(deliver(parts, { ...args, contextValue }, events as AsyncGenerator<LiveEvent>), end);
    } catch (error) {
      end();
      throw error;
    }
  }

  function loaded(): GraphQLSchema {
    if (schema && !closing.signal.aborted) return schema;
    throw fault('UPSTREAM_UNAVAILABLE', 'The gateway is starting or stopping. Try again in a moment.');
  }

  function tell(error: GraphQLError): GraphQLFormattedError {
    const { extensions, ...told } = formatError(error.toJSON(), error);
    const { http: _, ...shown } = { ...extensions };
    return { ...told, extensions: shown };
  }
}
