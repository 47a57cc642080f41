import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Admission } from '../admission/admission.ts';
import type { Visit } from '../admission/traffic/visits.ts';
import { fault } from '../errors.ts';

const MOST_COMPLAINTS = 10;
const MOST_KNOWN = 200;
const LONGEST_KNOWN = 16_384;

/** An operation as a client asks for it. */
export type Subscribing = {
  source: string;
  operationName: string | null | undefined;
  variables: Record<string, unknown>;
};

/**
 * Lets a subscription in as other operations are: its text is bounded, it is priced, and both its request and its cost count
 * among its client's. It holds none of the places of operations that are being answered.
 *
 * @throws GraphQLError
 */
export async function admitSubscription(
  admission: Admission,
  schema: GraphQLSchema,
  { client, signal }: Pick<Visit, 'client' | 'signal'>,
  asked: Subscribing,
): Promise<DocumentNode> {
  const releases: (() => void)[] = [];
  const visit: Visit = { client, signal, counted: false, onEnd: (release) => void releases.push(release) };
  try {
    admission.receive(visit, asked);
    const document = validDocument(schema, asked);
    const operation = getOperationAST(document, asked.operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
      throw coded(
        'BAD_REQUEST',
        'Only subscriptions come this way: send queries and mutations by POST, accepting JSON.',
      );
    }
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], asked.variables, {
      maxErrors: 1,
    });
    if (errors?.[0]) throw fault('BAD_USER_INPUT', errors[0].message, errors[0]);
    await admission.enter(visit, admission.price(asked, document, operation), asked.variables);
    return document;
  } finally {
    for (const release of releases) release();
  }
}

/** Documents that were found valid, by their text: many subscribers send the same one. */
const valid = new WeakMap<GraphQLSchema, LRUCache<string, DocumentNode>>();

function validDocument(schema: GraphQLSchema, { source }: Subscribing): DocumentNode {
  const known = valid.get(schema) ?? new LRUCache({ max: MOST_KNOWN });
  valid.set(schema, known);
  const document = known.get(source) ?? validated(schema, source);
  if (source.length <= LONGEST_KNOWN) known.set(source, document);
  return document;
}

function validated(schema: GraphQLSchema, source: string): DocumentNode {
  let document: DocumentNode;
  try {
    document = parse(source);
  } catch (error) {
    throw coded('GRAPHQL_PARSE_FAILED', (error as Error).message);
  }
  const [complaint] = validate(schema, document, specifiedRules, { maxErrors: MOST_COMPLAINTS });
  if (complaint) throw coded('GRAPHQL_VALIDATION_FAILED', complaint.message);
  return document;
}

function coded(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}
