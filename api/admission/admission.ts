import { type DocumentNode, type GraphQLSchema, getOperationAST, type OperationDefinitionNode } from 'graphql';
import { currentRequest, noteFacts } from '../currentRequest.ts';
import { traced } from '../traced.ts';
import type { AskedOperation } from './askedOperation.ts';
import { ownPriceOf, priceOf } from './document/costModel.ts';
import { dearestOf } from './document/dearestField.ts';
import { parseWithinLimits } from './document/documentLimits.ts';
import { nameOperation, signatureOf } from './document/nameOperation.ts';
import { laneOf, type OperationLane } from './document/operationClass.ts';
import type { OwnCosts } from './document/ownCosts.ts';
import { createPricedOperations, type PricedOperation } from './document/pricedOperations.ts';
import { createIntrospections, type Introspections } from './introspection/introspections.ts';
import type { CompressedAnswer } from './introspection/introspectionWorker.ts';
import { introspectionLimits, type Limits, laneLimits } from './limits.ts';
import { rateLimited, tooCostly } from './refusals.ts';
import { createClientLimits } from './traffic/clientLimits.ts';
import { createLane, type Lane, LaneFull } from './traffic/lane.ts';
import { createRightOfWay } from './traffic/rightOfWay.ts';
import type { Visit } from './traffic/visits.ts';

/** Decides what is answered, and when. It stands in front of both ways in: known operations, and Apollo. */
export type Admission = {
  limits: Limits;
  /** Tells it the schema that operations are valid in. */
  setSchema(schema: GraphQLSchema): void;
  /**
   * Looks at a request's text, before anything expands it, and counts the request.
   *
   * @param asked.source - Absent when the request names its text by a hash: that text was looked at when it was sent.
   * @returns Which lane it goes in; undefined when there is no such operation.
   * @throws GraphQLError DOCUMENT_NOT_TRUSTED, QUERY_TOO_COMPLEX, RATE_LIMITED
   */
  receive(
    visit: Visit,
    asked: { source: string | undefined; operationName?: string | null | undefined },
  ): OperationLane | undefined;
  /**
   * The answer to a large question about the schema; undefined when it is small, or not valid.
   *
   * @throws GraphQLError QUERY_TOO_COMPLEX, RATE_LIMITED
   */
  introspect(visit: Visit, asked: AskedOperation): Promise<CompressedAnswer | undefined>;
  /**
   * Lets a document in when its client may publish so much, and there is room, which it has until the visit ends.
   *
   * @param bytes - The most that it has.
   * @throws GraphQLError RATE_LIMITED
   */
  receiveDocument(visit: Visit, bytes: number): Promise<void>;
  /**
   * Lets something in that is read past GraphQL, when its client may and there is room, which it has until the visit ends.
   *
   * @param cost - As an operation that reads the same.
   * @throws GraphQLError RATE_LIMITED
   */
  receivePlain(visit: Visit, cost: number): Promise<void>;
  /** What an operation that was admitted before costs; undefined for others. */
  priced(source: string, operationName: string | null | undefined): PricedOperation | undefined;
  /** Prices a valid operation. */
  price(asked: AskedOperation, document: DocumentNode, operation: OperationDefinitionNode): PricedOperation;
  /**
   * Lets an operation in when it costs little enough, its client may, and there is room; until there is, it waits.
   *
   * @returns What it costs, and what makes room for others, at the latest when the visit ends.
   * @throws GraphQLError QUERY_TOO_COMPLEX, RATE_LIMITED
   */
  enter(
    visit: Visit,
    operation: PricedOperation,
    variables: AskedOperation['variables'],
  ): Promise<{ cost: number; leave: () => void }>;
};

/** How long a client is asked to wait when too much waits already. */
const FULL_RETRY_SECONDS = 2;

/**
 * Makes an admission that knows no schema yet.
 *
 * @param own - What the gateway's own fields cost.
 * @param check - Refuses a text that is not answered, whatever it costs.
 */
export function createAdmission(limits: Limits, own: OwnCosts, check: (source: string) => void = () => {}): Admission {
  const clients = createClientLimits(limits);
  const priced = createPricedOperations();
  const lanes: Record<OperationLane, Lane> = {
    ledger: createLane(laneLimits.ledger, laneLimits.waiting),
    own: createLane(laneLimits.own, laneLimits.waiting),
    submit: createLane(laneLimits.submit, laneLimits.waiting),
    schema: createLane(laneLimits.schema, laneLimits.waiting),
  };
  const documents = createLane(laneLimits.documents, laneLimits.waiting);
  const submissions = createRightOfWay();
  let loaded: { schema: GraphQLSchema; introspections: Introspections } | undefined;

  return {
    limits,
    setSchema(schema) {
      loaded = { schema, introspections: createIntrospections(schema) };
      priced.clear();
    },
    receive(visit, { source, operationName }) {
      const request = currentRequest();
      const known = source === undefined ? undefined : priced.get(source, operationName);
      if (request && source !== undefined) request.operation = known?.named ?? nameOperation(source, operationName);
      if (source !== undefined) check(source);
      const document = known || source === undefined ? undefined : parseWithinLimits(source);
      const operation = document && getOperationAST(document, operationName || null);
      if (request?.operation && operation) Object.assign(request.operation, signatureOf(operation, operationName));
      const lane = known?.lane ?? (operation ? laneOf(document, operation, own) : undefined);
      clients.count(visit, purposeOf(lane));
      return lane;
    },
    async introspect(visit, asked) {
      const introspections = loaded?.introspections;
      const question = introspections?.read(asked);
      if (!introspections || !question || question.cost <= introspectionLimits.small) return undefined;
      noteFacts({ cost: question.cost });
      clients.charge(visit, 'read', question.cost);
      const known = introspections.known(question);
      if (known) return known;
      const leave = await enterLane(lanes.schema, visit, 1);
      try {
        return await (introspections.known(question) ?? introspections.workOut(question));
      } finally {
        leave();
      }
    },
    async receiveDocument(visit, bytes) {
      clients.count(visit, 'publish');
      clients.charge(visit, 'publish', bytes);
      visit.onEnd(await enterLane(documents, visit, bytes));
    },
    async receivePlain(visit, cost) {
      clients.count(visit, 'read');
      clients.charge(visit, 'read', cost);
      visit.onEnd(await enterLane(lanes.own, visit, cost));
      await submissions.letPass(visit.signal);
    },
    priced: (source, operationName) => priced.get(source, operationName),
    price({ source, operationName }, document, operation) {
      const known = priced.get(source, operationName);
      if (known) return known;
      if (!loaded) throw new Error('An operation was valid before there was a schema.');
      const made = {
        ...priceLoaded(loaded, document, operation),
        named: nameOperation(source, operationName, operation),
      };
      priced.add(source, operationName, made);
      return made;
    },
    enter: (visit, operation, variables) => traced('admission', {}, () => enter(visit, operation, variables)),
  };

  async function enter(
    visit: Visit,
    { named, price, lane, ownPrice, dearest }: PricedOperation,
    variables: AskedOperation['variables'],
  ): Promise<{ cost: number; leave: () => void }> {
    const cost = price(variables);
    noteFacts({ cost, operation: named });
    if (cost > limits.cost) throw tooCostly(cost, limits.cost, dearest?.(variables));
    clients.charge(visit, purposeOf(lane), cost);
    const own = ownPrice ? ownPrice(variables) : cost;
    const leaves: (() => void)[] = [];
    const leave = () => leaves.forEach((one) => void one());
    visit.onEnd(leave);
    // The ledger's share waits among reads of the ledger, and takes no room from the chain and the relay meanwhile.
    if (cost > own) leaves.push(await enterLane(lanes.ledger, visit, cost - own));
    leaves.push(await enterLane(lanes[lane], visit, own));
    if (lane === 'submit') leaves.push(submissions.begin());
    if (lane === 'own') await submissions.letPass(visit.signal);
    return { cost, leave };
  }

  function priceLoaded(
    { schema, introspections }: NonNullable<typeof loaded>,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): Omit<PricedOperation, 'named'> {
    const lane = laneOf(document, operation, own);
    if (lane !== 'schema') {
      const model = { schema, own };
      const price = priceOf(document, operation, model);
      const ownPrice = lane === 'submit' ? undefined : ownPriceOf(document, operation, model);
      return ownPrice
        ? { price, lane: 'own', ownPrice, dearest: dearestOf(document, operation, model) }
        : { price, lane };
    }
    const cost = introspections.price(document, operation);
    return { price: () => cost, lane: cost <= introspectionLimits.small ? 'ledger' : 'schema' };
  }
}

async function enterLane(lane: Lane, { client, signal }: Visit, cost: number): Promise<() => void> {
  try {
    return await lane.enter(client, cost, signal);
  } catch (error) {
    if (error instanceof LaneFull) throw rateLimited('Too many operations are waiting already.', FULL_RETRY_SECONDS);
    throw error;
  }
}

function purposeOf(lane: OperationLane | undefined): 'read' | 'submit' {
  return lane === 'submit' ? 'submit' : 'read';
}
