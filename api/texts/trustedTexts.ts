import { readFileSync } from 'node:fs';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { documentIdOf, readTrustedDocuments } from '../../trusted/trustedDocuments.ts';
import type { Config } from '../config.ts';
import { fault } from '../errors.ts';

/** The texts that a client may name by their ids in place of sending them. */
export type TrustedTexts = {
  /**
   * Puts the text in place of its id.
   *
   * @param asked - A request's body or parameters, as they came.
   * @returns The same when it names no text that is known.
   * @throws GraphQLError DOCUMENT_NOT_TRUSTED
   */
  withText(asked: unknown): unknown;
  /**
   * Refuses a text that this gateway does not answer.
   *
   * @throws GraphQLError DOCUMENT_NOT_TRUSTED
   */
  check(source: string): void;
};

const object = z.record(z.string(), z.unknown());
/** Apollo's way to name a text. In an address it is JSON. */
const persisted = z.looseObject({ persistedQuery: z.object({ version: z.literal(1), sha256Hash: z.string() }) });
/** What code generators write: texts by their SHA-256. */
const manifest = z.record(z.string(), z.string());

/**
 * Makes the texts that this version and its operator trust.
 *
 * @throws Error that says what is wrong with the operator's file.
 */
export function createTrustedTexts({ only, file }: Config['trustedDocuments']): TrustedTexts {
  const texts = new Map(readTrustedDocuments().map(({ id, source }) => [id, source]));
  if (file !== undefined) for (const source of readManifest(file)) texts.set(documentIdOf(source), source);
  const sources = new Set(texts.values());
  return {
    withText(asked) {
      const read = object.safeParse(asked);
      if (!read.success) return asked;
      const { documentId, ...rest } = read.data;
      if (documentId !== undefined) {
        if (rest.query !== undefined) throw bothGiven();
        return { ...rest, query: texts.get(String(documentId)) ?? refuse(String(documentId), only) };
      }
      const named = rest.query === undefined ? persisted.safeParse(parsed(rest.extensions)).data : undefined;
      if (named === undefined) return asked;
      const id = `sha256:${named.persistedQuery.sha256Hash}`;
      const query = texts.get(id) ?? (only ? refuse(id, only) : undefined);
      const { extensions: _, ...without } = rest;
      return query === undefined ? asked : { ...without, query };
    },
    check(source) {
      if (!only || sources.has(source)) return;
      throw fault(
        'DOCUMENT_NOT_TRUSTED',
        'This gateway answers trusted documents only: name one by its `documentId`, or ask whoever runs it to trust this text.',
      );
    },
  };
}

function parsed(extensions: unknown): unknown {
  if (typeof extensions !== 'string') return extensions;
  try {
    return JSON.parse(extensions);
  } catch {
    return undefined;
  }
}

function refuse(id: string, only: boolean): never {
  const advice = only
    ? 'take the ids of this gateway’s version, or ask whoever runs it to trust your document.'
    : 'take the ids of this gateway’s version, or send the text as `query`.';
  throw fault('DOCUMENT_NOT_TRUSTED', `No trusted document has the id ${JSON.stringify(id)}: ${advice}`);
}

function bothGiven(): GraphQLError {
  const message = 'There are both a `documentId` and a `query`: send one of them.';
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', retryable: false, http: { status: 400 } } });
}

function readManifest(file: string): string[] {
  let read: Record<string, string>;
  try {
    read = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(
      `The trusted documents in ${file} cannot be read: GUILDHALL_TRUSTED_DOCUMENTS_FILE must be JSON, texts by their SHA-256.`,
    );
  }
  for (const [key, source] of Object.entries(read)) {
    const id = documentIdOf(source);
    if (key === id || `sha256:${key}` === id) continue;
    throw new Error(`In ${file}, ${key} is not the SHA-256 of its text, which is ${id}: have it written anew.`);
  }
  return Object.values(read);
}
