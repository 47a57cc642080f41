import { Worker } from 'node:worker_threads';
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
  printSchema,
  stripIgnoredCharacters,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { operationKey } from '../../operationKey.ts';
import type { AskedOperation } from '../askedOperation.ts';
import { introspectionLimits } from '../limits.ts';
import { tooComplex } from '../refusals.ts';
import { createIntrospectionCost, type IntrospectionCost } from './introspectionCost.ts';
import type { CompressedAnswer, IntrospectionJob } from './introspectionWorker.ts';

/** Complaints after which validation ends. */
const MOST_COMPLAINTS = 1;

/** A valid question about the schema. */
export type Question = { key: string; cost: number; job: IntrospectionJob };

/** Answers to questions about the schema, each worked out once, on a thread of its own. */
export type Introspections = {
  /** What a valid question costs. @throws GraphQLError QUERY_TOO_COMPLEX when that is too much */
  price(document: DocumentNode, operation: OperationDefinitionNode): number;
  /**
   * Looks at a question, whose text is within `parseWithinLimits`.
   *
   * @returns Undefined when it is not valid or its variables are not, which Apollo explains.
   * @throws GraphQLError QUERY_TOO_COMPLEX when it costs too much
   */
  read(asked: AskedOperation): Question | undefined;
  /** An answer that is there, or being worked out. */
  known(question: Question): Promise<CompressedAnswer> | undefined;
  /**
   * Works an answer out and keeps it.
   *
   * @throws GraphQLError QUERY_TOO_COMPLEX when it takes too long, too much memory or too many bytes
   */
  workOut(question: Question): Promise<CompressedAnswer>;
};

/** Makes a store of answers about a schema. */
export function createIntrospections(schema: GraphQLSchema): Introspections {
  const answers = new LRUCache<string, Promise<CompressedAnswer>>({ max: introspectionLimits.kept });
  const costs = createIntrospectionCost(schema);
  let sdl: string | undefined;
  return {
    price: (document, operation) => priceWithin(costs, document, operation),
    read({ source, operationName, variables }) {
      const document = parse(source, { noLocation: true });
      const operation = getOperationAST(document, operationName || null);
      if (!operation || validate(schema, document, undefined, { maxErrors: MOST_COMPLAINTS }).length > 0)
        return undefined;
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, {
        maxErrors: MOST_COMPLAINTS,
      });
      if (!coerced) return undefined;
      const cost = priceWithin(costs, document, operation);
      sdl ??= printSchema(schema);
      const { bytes: mostBytes } = introspectionLimits;
      const job = { sdl, source, operationName: operationName || null, variables: variables ?? {}, mostBytes };
      return { key: JSON.stringify([operationKey(stripIgnoredCharacters(source), operationName), coerced]), cost, job };
    },
    known: ({ key }) => answers.get(key),
    workOut({ key, job }) {
      const answer = work(job);
      answers.set(key, answer);
      // What failed is not kept, so that it can be asked again.
      answer.catch(() => answers.delete(key));
      return answer;
    },
  };
}

function priceWithin({ of, most }: IntrospectionCost, document: DocumentNode, operation: OperationDefinitionNode) {
  const cost = of(document, operation);
  if (cost <= most) return cost;
  throw tooComplex(
    `The introspection query could return ${cost} fields; the limit is ${most}. Ask for less of the schema at once.`,
    { cost, limit: most },
  );
}

function work(job: IntrospectionJob): Promise<CompressedAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./introspectionWorker.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: introspectionLimits.heapMb },
    });
    const refuse = () =>
      reject(tooComplex('The introspection answer is too long or takes too long: ask for less of the schema at once.'));
    const deadline = setTimeout(() => void worker.terminate(), introspectionLimits.ms);
    worker.once('message', (answer) => (answer ? resolve(answer) : refuse()));
    worker.once('error', refuse);
    worker.once('exit', () => {
      clearTimeout(deadline);
      refuse();
    });
  });
}
