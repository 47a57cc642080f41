import type { PrepareContext } from './prepareContext.ts';

/** The chain that the gateway serves; the SDL's type `Chain`. */
export type ServedChain = {
  id: string;
  factory: string;
  forwarder: string;
  head: { number: string; hash: string };
};

/** Resolver of `Query.chain`. */
export async function chain(_parent: unknown, _args: unknown, context: PrepareContext): Promise<ServedChain> {
  const { id, factory, forwarder, head } = context.chain;
  const { number, hash } = await head();
  return { id: id.toString(), factory, forwarder, head: { number: number.toString(), hash } };
}
