import {
  type ExecutionArgs,
  execute,
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import type { GatewayContext } from '../context.ts';
import { toldBasis } from '../ledger/blocks/namedBlocks.ts';
import { pinLedger } from '../ledger/blocks/pinnedLedger.ts';
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
};

/** Makes each event into what the client selected of it. Whatever in a message asks the ledger stands on one block. */
export async function* deliver(
  { shared, tell, deployment }: DeliveryParts,
  args: ExecutionArgs & { contextValue: GatewayContext },
  events: AsyncGenerator<LiveEvent>,
): AsyncGenerator<Delivery, void, void> {
  const { signal } = args.contextValue.visit;
  for await (const event of events) {
    const ledger = pinLedger(shared.ledger.forOperation(signal));
    const contextValue = { ...args.contextValue, ledger, chain: shared.chain.forOperation(signal) };
    const { data, errors } = await execute({ ...args, rootValue: event, contextValue });
    const basis =
      'block' in event
        ? { deployment: deployment(), block: { number: event.block.number, hash: event.block.hash } }
        : await ledger.pinnedBasis()?.catch(() => undefined);
    const result = {
      ...(errors && { errors: errors.map(tell) }),
      ...(data !== undefined && { data }),
      ...(basis && { extensions: { guildhall: toldBasis(basis, shared.verifier) } }),
    };
    yield { result, cursor: 'cursor' in event ? event.cursor : undefined };
  }
}
