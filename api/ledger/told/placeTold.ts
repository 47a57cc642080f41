import type { Shape, ShapeField } from './shape.ts';
import type { RowStanding } from './toldField.ts';

type Values = { [key: string]: unknown };

/**
 * Puts the values of told fields into an answer, and takes out what was asked for them.
 *
 * @param shape - Of the answer.
 * @param data - What graph-node has answered to what `askTold` asks.
 * @param standingOf - Where the rows below a field at the root stand, by its response key.
 * @throws GraphQLError of a field whose row does not say it
 */
export async function placeTold(shape: Shape, data: Values, standingOf: (key: string) => RowStanding): Promise<Values> {
  const waiting: Promise<void>[] = [];
  const placed = shape.fields.map(({ key, below }) => {
    return [key, below?.isTold ? rowsFrom(data[key], below, standingOf(key), waiting) : data[key]];
  });
  await Promise.all(waiting);
  return Object.fromEntries(placed);
}

function rowsFrom(value: unknown, shape: Shape, standing: RowStanding, waiting: Promise<void>[]): unknown {
  if (Array.isArray(value)) return value.map((one) => rowsFrom(one, shape, standing, waiting));
  if (value === null || typeof value !== 'object') return value;
  const row = value as Values;
  // A client may call a field `__proto__`.
  return Object.fromEntries(
    shape.fields.map(({ key, told, below }) => {
      if (told !== undefined && below !== undefined) return [key, valueFrom(told.tell(row, standing), below, waiting)];
      return [key, below?.isTold ? rowsFrom(row[key], below, standing, waiting) : row[key]];
    }),
  );
}

function valueFrom(value: unknown, shape: Shape, waiting: Promise<void>[]): unknown {
  if (Array.isArray(value)) return value.map((one) => valueFrom(one, shape, waiting));
  const told = value as Values;
  const places = shape.fields.map((field) => [field.key, madeFor(field, shape, told, waiting)] as const);
  const placed: Values = Object.fromEntries(places);
  for (const [key, made] of places) if (made instanceof Promise) waiting.push(setLater(placed, key, made));
  return placed;
}

function setLater(placed: Values, key: string, made: Promise<unknown>): Promise<void> {
  const set = made.then((value) => {
    placed[key] = value;
  });
  // Where another row fails first, nobody waits for it.
  set.catch(() => undefined);
  return set;
}

function madeFor({ node, below }: ShapeField, { type }: Shape, told: Values, waiting: Promise<void>[]): unknown {
  const name = node.name.value;
  if (name === '__typename') return type;
  const made = told[name];
  const value = typeof made === 'function' ? made() : made;
  return below === undefined ? value : valueFrom(value, below, waiting);
}
