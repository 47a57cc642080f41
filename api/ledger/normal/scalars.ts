import { GraphQLID, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import { fault } from '../../errors.ts';
import { isBroken } from './shape.ts';

/** Scalars whose numbers may be larger than JSON's, which graph-node takes as texts, and what they are in words. */
const INTEGERS: Record<string, { what: string; least?: bigint; most?: bigint }> = {
  BigInt: { what: 'a whole number' },
  Int8: { what: 'a whole number below 2^63', least: -(2n ** 63n), most: 2n ** 63n - 1n },
  Timestamp: {
    what: 'whole microseconds since 1970, up to the year 262142',
    least: 0n,
    most: 8_210_266_876_799_999_999n,
  },
};
const BYTES = 'Bytes';
const DECIMAL = 'BigDecimal';
const DIGITS = /^-?[0-9]+$/;
const HEX = /^(0x)?([0-9a-fA-F]{2})*$/;

type Scalar = string | number | boolean;

/** Whether not every value of a scalar's JSON type is one of the scalar. */
export function isChecked(type: string): boolean {
  return type in INTEGERS || type === BYTES || type === DECIMAL;
}

/**
 * Reads a literal of a scalar or an enum.
 *
 * @param place - Where it stands, as the client is told.
 * @throws GraphQLError BAD_USER_INPUT for one that such a scalar cannot be
 */
export function readLiteral(node: ValueNode, type: string, place: string): Scalar {
  if (type in INTEGERS) return readScalar('value' in node ? node.value : undefined, type, place);
  if (type === BYTES) return readScalar(node.kind === Kind.STRING ? node.value : undefined, type, place);
  if (type === DECIMAL && (node.kind === Kind.INT || node.kind === Kind.FLOAT)) return node.value;
  if (type === GraphQLID.name && node.kind === Kind.INT) return node.value;
  return readText(valueFromASTUntyped(node), place) as Scalar;
}

/** Reads a scalar of a variable, as {@link readLiteral} does. */
export function readScalar(value: unknown, type: string, place: string): Scalar {
  const integer = INTEGERS[type];
  if (integer) {
    const text = digitsOf(value);
    if (text !== undefined && isWithin(BigInt(text), integer)) return text;
    throw fault('BAD_USER_INPUT', `\`${place}\` takes ${integer.what}: write decimal digits, in quotes above 2^53.`);
  }
  if (type === BYTES && !(typeof value === 'string' && HEX.test(value))) {
    throw fault('BAD_USER_INPUT', `\`${place}\` takes bytes: write 0x and an even number of hex digits, in quotes.`);
  }
  if (typeof value === 'object') throw fault('BAD_USER_INPUT', `\`${place}\` cannot be an object or a list.`);
  if (type === GraphQLID.name && typeof value === 'number') return String(value);
  return readText(value, place) as Scalar;
}

/** Refuses a text that graph-node or PostgreSQL would, who say not where it stands. */
function readText(value: unknown, place: string): unknown {
  if (!isBroken(value)) return value;
  const has = value.includes('\0') ? 'a zero byte' : 'half a character (a lone surrogate)';
  throw fault('BAD_USER_INPUT', `\`${place}\` contains ${has}, which no text in the ledger does: leave it out.`);
}

/** The digits of an integer; undefined for none. JSON's numbers are doubles here: a larger one has lost digits already. */
function digitsOf(value: unknown): string | undefined {
  if (Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && DIGITS.test(value) ? value : undefined;
}

function isWithin(value: bigint, { least = value, most = value }: { least?: bigint; most?: bigint }): boolean {
  return value >= least && value <= most;
}
