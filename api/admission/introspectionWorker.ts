import { parentPort, workerData } from 'node:worker_threads';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { buildSchema, executeSync, parse, specifiedRules, validate } from 'graphql';

/** A question about the schema, and the schema as SDL. */
export type IntrospectionJob = {
  sdl: string;
  source: string;
  operationName: string | null;
  variables: Record<string, unknown>;
};

/** An answer as JSON, compressed in both ways. */
export type CompressedAnswer = { gzip: Uint8Array; br: Uint8Array };

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

function answer({ sdl, source, operationName, variables }: IntrospectionJob): CompressedAnswer | undefined {
  const schema = buildSchema(sdl, { assumeValid: true, noLocation: true });
  const document = parse(source);
  if (validate(schema, document, specifiedRules).length > 0) return undefined;
  const { data, errors } = executeSync({ schema, document, operationName, variableValues: variables });
  if (errors || !data) return undefined;
  const text = JSON.stringify({ data });
  return { gzip: gzipSync(text), br: brotliCompressSync(text, BROTLI) };
}

parentPort?.postMessage(answer(workerData as IntrospectionJob));
