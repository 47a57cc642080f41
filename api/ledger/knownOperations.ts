import { LRUCache } from 'lru-cache';
import { operationKey } from '../operationKey.ts';
import type { NormalForm } from './normal/normalForm.ts';
import { shapeOf } from './normal/shape.ts';
import type { TellDocument } from './told/tellDocument.ts';

const MOST = 1_000;
const LONGEST = 16_384;

/** Which variables graph-node is sent. */
export type ForwardedVariables = Pick<NormalForm, 'made' | 'sent'>;

/** What graph-node is sent for an operation and variables of one shape. */
export type Forwarded = {
  /** The query, as JSON. */
  query: string;
  /** How told fields are answered, if it selects any. */
  telling?: TellDocument | undefined;
} & ForwardedVariables;

/** An operation as a client asks for it. */
export type Asked = { source: string; operationName: string | null | undefined; variables: Record<string, unknown> };

/**
 * Operations that may be forwarded without being parsed again, because the gateway has validated and forwarded them
 * before with variables of the same shape. What it holds is bounded: at most 1,000 forms of operations of at most 16,384
 * characters.
 */
export type KnownOperations = {
  /** What to forward; undefined for an operation that is not known. */
  get(asked: Asked): Forwarded | undefined;
  /**
   * Remembers an operation that graph-node has answered without errors.
   *
   * @param names - All variables that the operation declares.
   */
  add(asked: Asked, names: readonly string[], forwarded: Forwarded): void;
};

/** Makes an empty store; what was asked for longest ago makes room for a new form. */
export function createKnownOperations(): KnownOperations {
  const namesOf = new LRUCache<string, readonly string[]>({ max: MOST });
  // A key is a whole array in JSON, so that no other key and shape make the same text.
  const forms = new LRUCache<string, Forwarded>({ max: MOST });
  return {
    get({ source, operationName, variables }) {
      const key = operationKey(source, operationName);
      const names = namesOf.get(key);
      return names && forms.get(key + shapeOf(names, variables));
    },
    add({ source, operationName, variables }, names, forwarded) {
      if (source.length > LONGEST) return;
      const key = operationKey(source, operationName);
      namesOf.set(key, names);
      forms.set(key + shapeOf(names, variables), forwarded);
    },
  };
}

/** The variables that graph-node is sent. @throws GraphQLError BAD_USER_INPUT for a value that cannot be used */
export function forwardedVariables(
  { made, sent }: ForwardedVariables,
  variables: Record<string, unknown>,
): Record<string, unknown> {
  if (made.length === 0) return variables;
  const values = Object.entries(variables).filter(([name]) => sent.has(name));
  return Object.fromEntries([...values, ...made.map(({ name, from, codec }) => [name, codec(variables[from])])]);
}
