import { type DocumentNode, Kind, type OperationDefinitionNode, parse, print, type SelectionNode } from 'graphql';
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

const BASIS_FIELDS = (parse(`{ ${BASIS_KEY}: ${BASIS_SELECTION} }`).definitions[0] as OperationDefinitionNode)
  .selectionSet.selections;

/**
 * The text of an operation with the question for its basis added, after all that the client selected, so that both are
 * answered from one block. graph-node's `graph-indexed` header would not do: it is read apart from the data, and names no
 * deployment.
 *
 * @param document - Holds this operation alone.
 */
export function printWithBasis(document: DocumentNode): string {
  return print({
    ...document,
    definitions: document.definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? withSelections(definition, BASIS_FIELDS) : definition,
    ),
  });
}

function withSelections(
  operation: OperationDefinitionNode,
  selections: readonly SelectionNode[],
): OperationDefinitionNode {
  const { selectionSet } = operation;
  return { ...operation, selectionSet: { ...selectionSet, selections: [...selectionSet.selections, ...selections] } };
}

const BEGIN = '{"data":{';
const DATA_AT = BEGIN.length - 1;
const END = '}}';
const KEY = `"${BASIS_KEY}":`;
const BASIS = /^\{"deployment":"(?:[^"\\]|\\.)*","block":\{[^{}]*\}\}/;
const COMMA = 0x2c;

/**
 * Takes the basis out of an answer without parsing it, which would cost more than all else that the gateway does for a
 * forwarded operation.
 *
 * @param answer - graph-node's answer to an operation from {@link printWithBasis}: JSON without white space.
 * @returns The parts of the answer's `data` as it would have been without the question, and the basis, both as JSON; null
 * when the answer holds errors or does not look as expected, so that it must be parsed.
 */
export function takeBasis(answer: Buffer): { data: readonly Buffer[]; basis: string } | null {
  // With errors it ends in `]}`. Inside a JSON string every quote is escaped, so that KEY can only be a key.
  if (textAt(answer, 0, BEGIN.length) !== BEGIN || textAt(answer, answer.length - END.length) !== END) return null;
  const keyAt = answer.lastIndexOf(KEY);
  if (keyAt < 0) return null;
  const basisAt = keyAt + KEY.length;
  const [basis] = BASIS.exec(textAt(answer, basisAt)) ?? [];
  if (basis === undefined) return null;
  const end = basisAt + basis.length;
  const [from, to] = answer[keyAt - 1] === COMMA ? [keyAt - 1, end] : [keyAt, answer[end] === COMMA ? end + 1 : end];
  const data = [answer.subarray(DATA_AT, from), answer.subarray(to, -1)];
  return { data, basis: answer.toString('utf8', basisAt, end) };
}

/** Bytes as text, each as the character of its number, so that both count alike. */
function textAt(bytes: Buffer, start: number, end?: number): string {
  return bytes.toString('latin1', start, end);
}
