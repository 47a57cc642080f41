import { Worker } from 'node:worker_threads';
import { type GraphQLSchema, printSchema, stripIgnoredCharacters } from 'graphql';
import { operationKey } from '../operationKey.ts';
import type { AskedOperation } from './admission.ts';
import type { CompressedAnswer, IntrospectionJob } from './introspectionWorker.ts';
import { tooComplex } from './refusals.ts';

/** Answers that are kept; the usual tools ask half a dozen different questions. */
const MOST_KEPT = 30;
const LONGEST_MS = 20_000;
const MOST_HEAP_MB = 512;

/** Answers to questions about the schema, each worked out once, on a thread of its own. */
export type Introspections = {
  /** Forgets all answers: they were about another schema. */
  setSchema(schema: GraphQLSchema): void;
  /** An answer that is there, or being worked out. */
  known(asked: AskedOperation): Promise<CompressedAnswer | undefined> | undefined;
  /**
   * Works an answer out and keeps it.
   *
   * @returns Undefined when the question is not valid, which Apollo explains.
   * @throws GraphQLError QUERY_TOO_COMPLEX when it takes more than 20 s or half a gigabyte
   */
  workOut(asked: AskedOperation): Promise<CompressedAnswer | undefined>;
};

/** Makes a store that knows no schema yet. */
export function createIntrospections(): Introspections {
  const answers = new Map<string, Promise<CompressedAnswer | undefined>>();
  let schema: GraphQLSchema | undefined;
  let sdl: string | undefined;
  const keyOf = ({ source, operationName, variables }: AskedOperation) =>
    JSON.stringify([operationKey(stripIgnoredCharacters(source), operationName), variables ?? {}]);
  return {
    setSchema(loaded) {
      schema = loaded;
      sdl = undefined;
      answers.clear();
    },
    known: (asked) => answers.get(keyOf(asked)),
    workOut(asked) {
      if (!schema) return Promise.resolve(undefined);
      sdl ??= printSchema(schema);
      const key = keyOf(asked);
      const { source, operationName, variables } = asked;
      const answer = work({ sdl, source, operationName: operationName || null, variables: variables ?? {} });
      if (answers.size >= MOST_KEPT) answers.delete(answers.keys().next().value ?? '');
      answers.set(key, answer);
      // What failed is not kept, so that it can be asked again.
      answer.catch(() => answers.delete(key));
      return answer;
    },
  };
}

function work(job: IntrospectionJob): Promise<CompressedAnswer | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./introspectionWorker.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    });
    const refuse = () =>
      reject(tooComplex('The question about the schema takes too long: ask for less of it at once.'));
    const deadline = setTimeout(() => void worker.terminate(), LONGEST_MS);
    worker.once('message', resolve);
    worker.once('error', refuse);
    worker.once('exit', () => {
      clearTimeout(deadline);
      refuse();
    });
  });
}
