import { Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import { fault } from '../../errors.ts';

/** Scalars whose numbers may be larger than JSON's: graph-node takes them as texts. */
const INTEGERS: ReadonlySet<string> = new Set(['BigInt', 'Int8', 'Timestamp']);
const DECIMAL = 'BigDecimal';

type Scalar = string | number | boolean;

/** Reads a literal of a scalar or an enum. @throws GraphQLError BAD_USER_INPUT for one that such a scalar cannot be */
export function readLiteral(node: ValueNode, type: string): Scalar {
  const isText = node.kind === Kind.STRING || node.kind === Kind.ENUM;
  if (INTEGERS.has(type)) {
    if (node.kind === Kind.INT || isText) return node.value;
    throw notInteger(type);
  }
  if (type === DECIMAL && (node.kind === Kind.INT || node.kind === Kind.FLOAT)) return node.value;
  if (type === 'ID' && node.kind === Kind.INT) return node.value;
  if (type === 'Bytes' && node.kind !== Kind.STRING) throw notBytes();
  return valueFromASTUntyped(node) as Scalar;
}

/** Reads a scalar of a variable. @throws GraphQLError BAD_USER_INPUT for one that such a scalar cannot be */
export function readScalar(value: unknown, type: string): Scalar {
  if (INTEGERS.has(type) && typeof value !== 'string') {
    // JSON's numbers are doubles here: a larger one has lost digits already.
    if (!Number.isSafeInteger(value)) throw notInteger(type);
    return String(value);
  }
  if (type === 'Bytes' && typeof value !== 'string') throw notBytes();
  if (typeof value === 'object') throw fault('BAD_USER_INPUT', `An object or a list cannot be ${type}.`);
  return value as Scalar;
}

function notInteger(type: string): Error {
  return fault('BAD_USER_INPUT', `${type} takes an integer; in a variable, write one above 2^53 in quotes.`);
}

function notBytes(): Error {
  return fault('BAD_USER_INPUT', 'Bytes are a text: 0x and an even number of hex digits, in quotes.');
}
