import type { ChainNode } from '../../verify/chain/node/node.ts';

/** Changes what a node answers, in place or by what it returns. */
export type Edit = (method: string, answer: never, params: readonly unknown[]) => unknown;

/** A node that tells something else than the one behind it. */
export function editedNode(node: ChainNode, edit: Edit): ChainNode {
  const send = async (method: string, params: readonly unknown[]) => {
    const answer = await node.send(method, params);
    const edited = edit(method, answer as never, params);
    return edited === undefined ? answer : edited;
  };
  return {
    name: node.name,
    send,
    sendAll: (calls) => Promise.all(calls.map(([method, params]) => send(method, params))),
  };
}
