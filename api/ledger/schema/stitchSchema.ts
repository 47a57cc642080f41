import { delegateToSchema } from '@graphql-tools/delegate';
import { stitchSchemas } from '@graphql-tools/stitch';
import { type DocumentNode, type GraphQLSchema, OperationTypeNode, print } from 'graphql';
import type { GatewayContext } from '../../context.ts';
import type { Resolvers } from '../../generated/resolvers.ts';
import { fromGraphNodeError } from '../graphNodeErrors.ts';
import type { Ledger } from '../ledger.ts';
import { readBytes } from '../readBytes.ts';
import { type LedgerSubschema, setLedgerSubschema } from '../rows/ledgerSubschema.ts';
import type { ToldFields } from '../told/toldField.ts';
import { keepOneOf } from './keepOneOf.ts';

/** The most rows that graph-node gives at once; a transaction writes far fewer logs. */
const MOST_ROWS = 1000;

/** What the gateway adds to the ledger. */
export type OwnSchema = {
  typeDefs: string[];
  resolvers: Resolvers;
  /** Those of its fields on the ledger's rows that need nothing but what the row says. */
  told: ToldFields;
};

/**
 * Joins the ledger's schema and the gateway's own into one, which resolves the ledger's fields by asking graph-node:
 * those that are resolved at the same moment by one request.
 */
export function stitchSchema(ledgerSchema: GraphQLSchema, own: OwnSchema): GraphQLSchema {
  const subschema: LedgerSubschema = {
    schema: ledgerSchema,
    batch: true,
    executor: ({ document, variables, context }) =>
      askGraphNode((context as GatewayContext).ledger, document, variables),
  };
  const stitched = stitchSchemas({
    subschemas: [subschema],
    typeDefs: own.typeDefs,
    resolvers: [own.resolvers, { RelayRequest: entriesOf(subschema) }],
  });
  readBytes(stitched);
  keepOneOf(stitched);
  setLedgerSubschema(stitched, subschema);
  return stitched;
}

async function askGraphNode<T>(
  ledger: Pick<Ledger, 'send'>,
  document: DocumentNode,
  variables: Record<string, unknown> | undefined,
): Promise<{ data: T }> {
  const { data, errors } = await ledger.send({ query: print(document), variables });
  // graph-node tells no paths: without one, an error stands for the whole request.
  if (errors?.[0]) throw fromGraphNodeError(errors[0]);
  return { data: data as T };
}

/** The ledger rows of a request's transaction, at the block that the rest of the operation stands on. */
function entriesOf(subschema: LedgerSubschema): NonNullable<Resolvers['RelayRequest']> {
  return {
    entries: {
      async resolve(request, _args, context: GatewayContext, info) {
        const { transaction } = request;
        if (!transaction) return [];
        const { number } = await context.ledger.indexedBlock();
        return delegateToSchema({
          schema: subschema,
          operation: OperationTypeNode.QUERY,
          fieldName: 'ledgerEntries',
          args: {
            where: { transactionHash: transaction.hash },
            orderBy: 'id',
            first: MOST_ROWS,
            block: { number },
          },
          context,
          info,
        });
      },
    },
  };
}
