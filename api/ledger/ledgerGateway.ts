import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayExecutionResult, GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../context.ts';
import { fault, withoutHttpStatus } from '../errors.ts';
import { hintOfSent } from '../variableHints.ts';
import { answerBasis, fillHashes, namedBlocks, toldBasis } from './blocks/namedBlocks.ts';
import { pinDocument } from './blocks/pinDocument.ts';
import { pinLedger } from './blocks/pinnedLedger.ts';
import { standingsOf } from './blocks/standings.ts';
import { forward } from './forward.ts';
import { forwardedVariables, type KnownOperations } from './knownOperations.ts';
import type { Ledger } from './ledger.ts';
import { createNormaliser, type NormalForm } from './normal/normalForm.ts';
import { type DocumentPlan, planDocument } from './planDocument.ts';
import { loadLedgerSchema } from './schema/loadLedgerSchema.ts';
import { type OwnSchema, stitchSchema } from './schema/stitchSchema.ts';
import { tellDocument } from './told/tellDocument.ts';
import type { ToldFields } from './told/toldField.ts';

const RETRY_MS = 250;
/** How many failed attempts pass between two lines in the log. */
const LOG_EVERY = 40;
/** So many variables are complained of at once. */
const MOST_COMPLAINTS = { maxErrors: 5 };

type Schemas = { ledger: GraphQLSchema; gateway: GraphQLSchema };

/**
 * Makes the gateway that Apollo Server runs on. Queries of ledger fields alone, and of fields told of their rows, go to
 * graph-node whole, which answers them from one block; everything else is executed on the stitched schema, pinned to one
 * block first. Both are given the operation's normal form.
 *
 * @param options.own - What the gateway adds to the ledger.
 * @param options.known - Where forwarded operations are remembered.
 */
export function createLedgerGateway(options: {
  ledger: Ledger;
  own: OwnSchema;
  known: KnownOperations;
  log: Pick<Logger, 'info' | 'warn'>;
}): GatewayInterface {
  const { ledger, own, known, log } = options;
  const listeners = new Set<Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]>();
  const stopping = new AbortController();
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      const ledgerSchema = await waitForSchema(ledger, log, stopping.signal);
      const schemas = { ledger: ledgerSchema, gateway: stitchSchema(ledgerSchema, own) };
      for (const listener of listeners) listener({ apiSchema: schemas.gateway, coreSupergraphSdl: '' });
      return { executor: createExecutor(schemas, own.told, known) };
    },
    async stop() {
      stopping.abort();
    },
  };
}

async function waitForSchema(ledger: Ledger, log: Pick<Logger, 'info' | 'warn'>, signal: AbortSignal) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const schema = await loadLedgerSchema(ledger);
      log.info('graph-node serves the ledger.');
      return schema;
    } catch (error) {
      const { message } = error as Error;
      if (attempt % LOG_EVERY === 0)
        log.warn({ attempt, reason: message }, 'Waiting for graph-node to serve the ledger.');
      await sleep(RETRY_MS, undefined, { signal });
    }
  }
}

function createExecutor(schemas: Schemas, told: ToldFields, known: KnownOperations): GatewayExecutor {
  const plans = new WeakMap<DocumentNode, DocumentPlan>();
  const planOf = (document: DocumentNode) => {
    let plan = plans.get(document);
    if (!plan) {
      plan = planDocument(document, schemas.gateway, schemas.ledger, told);
      plans.set(document, plan);
    }
    return plan;
  };
  const normalise = createNormaliser(schemas.gateway, schemas.ledger);
  return async (asked) => {
    const { document, operation, request } = asked;
    if (!operation) throw new Error('Apollo found no operation.');
    const { ledger } = asked.context as GatewayContext;
    const variables = request.variables ?? {};
    const coerced = getVariableValues(schemas.gateway, operation.variableDefinitions ?? [], variables, MOST_COMPLAINTS);
    if (coerced.errors) return { errors: coerced.errors.map((error) => unusable(error, operation, variables)) };
    const plan = planOf(document);
    const normal = normalise(document, operation, variables);
    if (plan.forwardable && plan.asksLedger && !normal.isHollow) {
      const telling = plan.isTold ? tellDocument(normal.document, schemas.gateway, told) : undefined;
      return forward({ ledgerSchema: schemas.ledger, ledger, known }, asked, normal, telling);
    }
    return executeStitched(schemas, plan, asked, normal);
  };
}

function unusable(
  error: GraphQLError,
  { variableDefinitions = [] }: OperationDefinitionNode,
  sent: Record<string, unknown>,
): GraphQLError {
  const defined = new Set(variableDefinitions.map(({ variable }) => variable.name.value));
  const others = Object.keys(sent).filter((name) => !defined.has(name));
  return fault('BAD_USER_INPUT', error.message + hintOfSent(error.message, others), error);
}

async function executeStitched(
  schemas: Schemas,
  plan: DocumentPlan,
  { request, operation, context }: Parameters<GatewayExecutor>[0],
  normal: NormalForm,
): Promise<GatewayExecutionResult> {
  const pinned = pinLedger((context as GatewayContext).ledger);
  const variables = forwardedVariables(normal, request.variables ?? {});
  const result = await execute({
    schema: schemas.gateway,
    document: plan.asksLedger
      ? pinDocument({ document: normal.document, variables }, schemas, await pinned.basis())
      : normal.document,
    variableValues: variables,
    contextValue: { ...context, ledger: pinned },
  });
  const missing = result.errors?.find(({ extensions }) => extensions.code === 'BLOCK_NOT_INDEXED');
  // As when it is forwarded. A mutation has happened all the same, and says so.
  if (missing && operation?.operation === OperationTypeNode.QUERY) {
    return { errors: [fault('BLOCK_NOT_INDEXED', missing.message, missing)] };
  }
  const basis = await pinned.pinnedBasis()?.catch(() => undefined);
  const named = namedBlocks(normal.document, schemas.ledger, variables);
  for (const [key, number] of standingsOf(pinned)) named.set(key, { number });
  const sources = context as GatewayContext;
  const stands = basis && (await answerBasis(named, basis, sources));
  if (stands && result.data) fillHashes(normal.document, result.data, stands);
  return {
    ...result,
    ...(result.data && result.errors && { errors: result.errors.map(withoutHttpStatus) }),
    ...(stands && { extensions: { guildhall: toldBasis(stands, sources.verifier) } }),
  };
}
