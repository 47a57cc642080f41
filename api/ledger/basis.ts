import {
  type DefinitionNode,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  separateOperations,
} from 'graphql';
import { z } from 'zod';

/** What an answer of the ledger stands on. */
export type Basis = {
  /** graph-node's id of the deployment. */
  deployment: string;
  /** The latest indexed block. Fields that name a block of their own stand on that one. */
  block: { number: number; hash: string };
};

/** The selection that asks for a {@link Basis}. */
export const BASIS_SELECTION = '_meta { deployment block { number hash } }';

/** Parses the answer to {@link BASIS_SELECTION}. */
export const basisSchema = z.object({
  deployment: z.string(),
  block: z.object({ number: z.number(), hash: z.string() }),
});

/** Response key under which a forwarded operation asks for its basis. An operation that uses it is not forwarded. */
export const BASIS_KEY = '_guildhallBasis';

/**
 * Adds the question for its basis to an operation, after all that the client selected, so that both are answered from
 * one block. graph-node's `graph-indexed` header would not do: it is read apart from the data, and names no deployment.
 *
 * graph-node takes no notice of an operation's name: the operation is taken out of a document that holds several.
 *
 * @param source - The text that the document was parsed from.
 * @param operation - The document's operation that is meant.
 */
export function askForBasis(source: string, document: DocumentNode, operation: OperationDefinitionNode): string {
  if (document.definitions.filter(isOperation).length > 1) {
    const alone = separateOperations(document)[operation.name?.value ?? ''];
    if (!alone) throw new Error('The operation is not one of the document.');
    return printWithBasis(alone);
  }
  const { loc } = operation.selectionSet;
  if (!loc) throw new Error('The operation was parsed without locations.');
  const closingBrace = loc.end - 1;
  return `${source.slice(0, closingBrace)} ${BASIS_KEY}: ${BASIS_SELECTION}${source.slice(closingBrace)}`;
}

/** The text of a document of one operation, with the question for its basis added by {@link askForBasis}. */
export function printWithBasis(document: DocumentNode): string {
  const text = print(document);
  const parsed = parse(text);
  return askForBasis(text, parsed, parsed.definitions.find(isOperation) as OperationDefinitionNode);
}

function isOperation({ kind }: DefinitionNode): boolean {
  return kind === Kind.OPERATION_DEFINITION;
}

const KEY = `"${BASIS_KEY}":`;
const BASIS = /\{"deployment":"(?:[^"\\]|\\.)*","block":\{[^{}]*\}\}/y;

/**
 * Takes the basis out of the text of an answer without parsing it, which would cost more than all else that the gateway
 * does for a forwarded operation.
 *
 * @param answer - graph-node's answer to an operation from {@link askForBasis}: JSON without white space.
 * @returns The answer's `data` as it would have been without the question, and the basis, both as JSON; null when the
 * answer holds errors or does not look as expected, so that it must be parsed.
 */
export function takeBasis(answer: string): { data: string; basis: string } | null {
  // With errors it ends in `]}`. Inside a JSON string every quote is escaped, so that KEY can only be a key.
  if (!answer.startsWith('{"data":{') || !answer.endsWith('}}')) return null;
  const keyAt = answer.lastIndexOf(KEY);
  if (keyAt < 0) return null;
  BASIS.lastIndex = keyAt + KEY.length;
  const basis = BASIS.exec(answer)?.[0];
  if (basis === undefined) return null;
  const end = keyAt + KEY.length + basis.length;
  const [from, to] = answer[keyAt - 1] === ',' ? [keyAt - 1, end] : [keyAt, answer[end] === ',' ? end + 1 : end];
  return { data: answer.slice('{"data":'.length, from) + answer.slice(to, -1), basis };
}
