import { hash } from 'node:crypto';
import type { OperationDefinitionNode } from 'graphql';
import type { NamedOperation } from '../../currentRequest.ts';

const LONGEST_NAME = 100;

/**
 * Names an operation for the log.
 *
 * @param operationName - As the client gave it.
 * @param operation - As it stands in the text, when that could be read.
 */
export function nameOperation(
  source: string,
  operationName: string | null | undefined,
  operation?: OperationDefinitionNode | null,
): NamedOperation {
  return { ...signatureOf(operation, operationName), hash: hash('sha256', source) };
}

/** The same without its text. */
export function signatureOf(
  operation: OperationDefinitionNode | null | undefined,
  operationName: string | null | undefined,
): Pick<NamedOperation, 'name' | 'type'> {
  const name = (operation?.name?.value ?? operationName)?.slice(0, LONGEST_NAME).toWellFormed();
  return { name: name || undefined, type: operation?.operation };
}
