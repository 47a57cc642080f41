import { parentPort, workerData } from 'node:worker_threads';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { buildSchema, executeSync, parse } from 'graphql';

/** A valid question about the schema, and the schema as SDL. */
export type IntrospectionJob = {
  sdl: string;
  source: string;
  operationName: string | null;
  /** As they came. */
  variables: Record<string, unknown>;
  /** The most bytes that the answer may have. */
  mostBytes: number;
};

/** An answer as JSON, compressed in both ways. */
export type CompressedAnswer = { gzip: Uint8Array; br: Uint8Array };

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** Undefined for an answer that is too long. */
function answer(job: IntrospectionJob): CompressedAnswer | undefined {
  const { sdl, source, operationName, variables, mostBytes } = job;
  const schema = buildSchema(sdl, { assumeValid: true, noLocation: true });
  const { data, errors } = executeSync({ schema, document: parse(source), operationName, variableValues: variables });
  const shown = errors?.map((error) => ({
    ...error.toJSON(),
    extensions: { code: 'BAD_USER_INPUT', retryable: false },
  }));
  const text = JSON.stringify({ ...(shown && { errors: shown }), data });
  if (Buffer.byteLength(text) > mostBytes) return undefined;
  return { gzip: gzipSync(text), br: brotliCompressSync(text, BROTLI) };
}

parentPort?.postMessage(answer(workerData as IntrospectionJob));
