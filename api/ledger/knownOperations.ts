import { operationKey } from '../operationKey.ts';
import type { NormalForm } from './normal/normalForm.ts';
import { shapeOf } from './normal/shape.ts';

const MOST = 1_000;
const LONGEST = 16_384;

/** Which variables graph-node is sent. */
export type ForwardedVariables = Pick<NormalForm, 'made' | 'sent'>;

/** What graph-node is sent for an operation and variables of one shape. */
export type Forwarded = {
  /** The query, as JSON. */
  query: string;
} & ForwardedVariables;

/** An operation whose normal form is known, and the variables that its shape is of. */
type Known = { names: readonly string[]; forms: Map<string, Forwarded> };

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

/** Makes an empty store; the oldest operation makes room for a new one. */
export function createKnownOperations(): KnownOperations {
  const known = new Map<string, Known>();
  let count = 0;
  return {
    get(asked) {
      const operation = known.get(operationKey(asked.source, asked.operationName));
      return operation?.forms.get(shapeOf(operation.names, asked.variables));
    },
    add(asked, names, forwarded) {
      if (asked.source.length > LONGEST) return;
      const key = operationKey(asked.source, asked.operationName);
      const operation = known.get(key) ?? { names, forms: new Map() };
      const shape = shapeOf(names, asked.variables);
      if (operation.forms.has(shape)) return;
      operation.forms.set(shape, forwarded);
      known.set(key, operation);
      count += 1;
      for (const [oldest, { forms }] of known) {
        if (count <= MOST) break;
        known.delete(oldest);
        count -= forms.size;
      }
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
