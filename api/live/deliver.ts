import {
  type ExecutionArgs,
  execute,
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import type { GatewayContext } from '../context.ts';
import { toldBasis } from '../ledger/blocks/namedBlocks.ts';
import { type PinnedLedger, pinLedger } from '../ledger/blocks/pinnedLedger.ts';
import type { NewBlock, NewEntries, Reorganisation } from './streams/message.ts';

/** What all resolvers are given, whoever asks. */
export type Shared = Omit<GatewayContext, 'visit' | 'live'>;
/** What a message is made from. */
export type LiveEvent = NewEntries | NewBlock | Reorganisation | { request: unknown };
/** What a client receives, and the cursor that goes on after it. */
export type Delivery = { result: FormattedExecutionResult; cursor: string | undefined };

type DeliveryParts = {
  shared: Shared;
  tell: (error: GraphQLError) => GraphQLFormattedError;
  /** graph-node's id of the deployment that is told of. */
  deployment: () => string;
  /** Told each message before it leaves. */
  count: (message: FormattedExecutionResult) => void;
};

/** Makes each event into what the client selected of it. Whatever in a message asks the ledger stands on one block. */
export async function* deliver(
  { shared, tell, deployment, count }: DeliveryParts,
  args: ExecutionArgs & { contextValue: GatewayContext },
  events: AsyncGenerator<LiveEvent>,
): AsyncGenerator<Delivery, void, void> {
  for await (const event of events) {
    const { contextValue, asked } = contextOf(shared, args.contextValue);
    const { data, errors } = await execute({ ...args, rootValue: event, contextValue });
    const basis =
      'block' in event
        ? { deployment: deployment(), block: { number: event.block.number, hash: event.block.hash } }
        : await asked()
            ?.pinnedBasis()
            ?.catch(() => undefined);
    const result = {
      ...(errors && { errors: errors.map(tell) }),
      ...(data !== undefined && { data }),
      ...(basis && { extensions: { guildhall: toldBasis(basis, shared.verifier) } }),
    };
    count(result);
    yield { result, cursor: 'cursor' in event ? event.cursor : undefined };
  }
}

/** What the resolvers of one message are given: ways to ask that are made when one asks, as most messages ask nothing. */
function contextOf(
  shared: Shared,
  context: GatewayContext,
): { contextValue: GatewayContext; asked: () => PinnedLedger | undefined } {
  const { signal } = context.visit;
  let chain: GatewayContext['chain'] | undefined;
  let pinned: PinnedLedger | undefined;
  const contextValue = {
    ...context,
    get chain() {
      chain ??= shared.chain.forOperation(signal);
      return chain;
    },
    get ledger() {
      pinned ??= pinLedger(shared.ledger.forOperation(signal));
      return pinned;
    },
  };
  return { contextValue, asked: () => pinned };
}
