const MOST = 1_000;
const LONGEST = 16_384;

/**
 * Operations that may be forwarded without being parsed again, because the gateway has validated and forwarded them
 * before. What it holds is bounded: at most 1,000 operations of at most 16,384 characters.
 */
export type KnownOperations = {
  /** The query to forward, as JSON; undefined for an operation that is not known. */
  get(source: string, operationName: string | null | undefined): string | undefined;
  /** Remembers an operation that graph-node has answered without errors. */
  add(source: string, operationName: string | null | undefined, forwarded: string): void;
};

/** Makes an empty store; the oldest operation makes room for a new one. */
export function createKnownOperations(): KnownOperations {
  const known = new Map<string, string>();
  // A name holds no space, so that two operations never share a key.
  const keyOf = (source: string, name: string | null | undefined) => `${name ?? ''} ${source}`;
  return {
    get: (source, name) => known.get(keyOf(source, name)),
    add(source, name, forwarded) {
      if (source.length > LONGEST || known.has(keyOf(source, name))) return;
      if (known.size >= MOST) known.delete(known.keys().next().value ?? '');
      known.set(keyOf(source, name), JSON.stringify(forwarded));
    },
  };
}
