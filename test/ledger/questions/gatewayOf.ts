import { expect } from 'chai';
import { runningStack } from '../../../testing/stack/runningStack.ts';

/** An answer of the gateway, with what it stands on. */
export type GatewayAnswer<T> = {
  data: T;
  errors?: { message: string; extensions: { code: string } }[];
  extensions: { guildhall: { block?: { number: number; hash: string }; blocks?: Record<string, { number: number }> } };
};

/** A page of a Relay connection. */
export type Paged<T> = {
  edges: { cursor: string; node: T }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};

/** What is selected of a connection around its nodes. */
export const pageOf = (node: string) => `{ edges { cursor node { ${node} } } pageInfo { hasNextPage endCursor } }`;

/** Asks the gateway of this test run. */
export async function answerOf<T>(query: string, variables: object = {}): Promise<GatewayAnswer<T>> {
  const { graphql } = await runningStack();
  const response = await fetch(graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GatewayAnswer<T>;
}

/** The same, and expects no errors. */
export async function askGateway<T>(query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await answerOf<T>(query, variables);
  expect(errors, query).to.equal(undefined);
  return data;
}

/** All nodes of a connection, page by page. */
export async function allNodes<T>(read: (after: string | null) => Promise<Paged<T>>): Promise<T[]> {
  const nodes: T[] = [];
  for (let after: string | null = null; ; ) {
    const { edges, pageInfo } = await read(after);
    nodes.push(...edges.map(({ node }) => node));
    expect(pageInfo.endCursor).to.equal(edges.at(-1)?.cursor ?? null);
    if (!pageInfo.hasNextPage) return nodes;
    after = pageInfo.endCursor;
  }
}
