import type { z } from 'zod';
import { quantity, readAnswer } from '../answer.ts';
import { ChainError } from '../chainError.ts';
import type { ChainNode } from './node.ts';

/**
 * Asks a node one thing, whose answer has a form.
 *
 * @throws ChainError `unreadable` when the answer is of another form, and as `ChainNode.send` does
 */
export async function ask<T>(
  node: ChainNode,
  method: string,
  params: readonly unknown[],
  schema: z.ZodType<T>,
): Promise<T> {
  return readAnswer(schema, await node.send(method, params), (what) => misanswered(node, method, what));
}

/** What a node tells that is of another form than JSON-RPC's. */
export function misanswered({ name }: ChainNode, method: string, what: string): ChainError {
  const advice = 'Check that its URL is that of a JSON-RPC endpoint, or ask another node.';
  return new ChainError('unreadable', `The node ${name} answers ${method} with ${what}. ${advice}`);
}

/** The id of a node's chain. */
export async function chainIdOf(node: ChainNode): Promise<bigint> {
  return ask(node, 'eth_chainId', [], quantity);
}
