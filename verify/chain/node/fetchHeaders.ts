import { isObject, shortened } from '../answer.ts';
import { type Header, headerOf } from '../block/header.ts';
import { ChainError } from '../chainError.ts';
import type { Hex } from '../types.ts';
import { misanswered } from './ask.ts';
import type { ChainNode } from './node.ts';

/**
 * Headers of blocks by number, each with the hash that its bytes have.
 *
 * @throws ChainError when the node does not have one, or tells something else
 */
export async function fetchHeaders(node: ChainNode, numbers: readonly bigint[]): Promise<Header[]> {
  const calls = numbers.map((number) => ['eth_getBlockByNumber', [`0x${number.toString(16)}`, false]] as const);
  const answers = await node.sendAll(calls);
  return numbers.map((number, at) => {
    const header = openHeader(node, `block ${number}`, answers[at]);
    if (header.number === number) return header;
    throw untrue(node, `it gives block ${header.number} when asked for ${number}`);
  });
}

/** The header with a hash. */
export async function fetchHeaderByHash(node: ChainNode, hash: Hex): Promise<Header> {
  const header = openHeader(node, `block ${hash}`, await node.send('eth_getBlockByHash', [hash, false]));
  if (header.hash === hash) return header;
  throw untrue(node, `it gives block ${header.hash} when asked for ${hash}`);
}

/**
 * The header in a node's answer.
 *
 * @param what - What was asked for.
 */
export function openHeader(node: ChainNode, what: string, block: unknown): Header {
  if (block === null) {
    const advice = 'Ask a node that keeps all blocks, or for a block that is there.';
    throw new ChainError('missing', `${node.name} does not have ${what}. ${advice}`);
  }
  if (!isObject(block))
    throw misanswered(node, `the question for ${what}`, `${shortened(block)}, and not with a block`);
  const header = readOf(node, what, () => headerOf(block));
  if (header.hash === block.hash) return header;
  throw untrue(node, `what it gives as ${what} has not the hash that it states`);
}

/** Reads what a node has answered; what cannot be read is told with the node's name. */
export function readOf<T>(node: ChainNode, what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ChainError('unreadable', `${node.name} gives ${what}, but ${(error as Error).message}.`, error);
  }
}

/** What a node tells that its hashes disprove. */
export function untrue(node: ChainNode, reason: string): ChainError {
  return new ChainError('untrue', `${node.name} cannot be believed: ${reason}. Ask another node.`);
}
