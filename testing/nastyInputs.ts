import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';

/** What a field of an input holds: by its name where `named` knows it, else a plain value of its type. */
export type Named = Record<string, unknown>;

/** Values that no field of any mutation should stumble over. */
export const nastyValues: readonly unknown[] = [
  null,
  '',
  ' \n',
  0,
  5,
  -1,
  1.5,
  2 ** 63,
  1e300,
  '-1',
  '1e3',
  '01',
  '9223372036854775808',
  String(2n ** 32n),
  String(2n ** 256n - 1n),
  String(2n ** 256n),
  '9'.repeat(1_000),
  '0x',
  '0x5',
  'nobody',
  `0x${'00'.repeat(20)}`,
  `0x${'ff'.repeat(20)}`,
  `0X${'AB'.repeat(20)}`,
  '0x70997970c51812dc3A010C7d01b50e0d17dc79C8',
  ...[24, 28, 30, 32, 44, 52, 65].map((length) => `0x${'ff'.repeat(length)}`),
  `0x${'00'.repeat(65)}`,
  'Pay\u202eyaP\u0000',
  '\ud800',
  'x'.repeat(100_000),
  true,
  [],
  [null],
  [[]],
  Array(300).fill('1'),
  Array(300).fill({}),
  {},
  { a: 1 },
];

/** An input that its type allows, every field filled; of those that take one field of many, the one with an index. */
export function sampleOf(type: GraphQLInputType, named: Named, member = 0, name = ''): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType, named, member, name);
  if (isListType(type)) return [sampleOf(type.ofType, named, member, name)];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).map((field) => [
      field.name,
      sampleOf(field.type, named, member, field.name),
    ]);
    return Object.fromEntries(type.isOneOf ? fields.slice(member, member + 1) : fields);
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (name in named) return named[name];
  const plain: Named = { Bytes: `0x${'11'.repeat(32)}`, BigInt: '1', Int: 1, Boolean: true };
  return plain[type.name] ?? 'text';
}

/** Every place of a value that can be put another value in, as a path. */
export function placesOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([key, item]) => placesOf(item).map((path) => [key, ...path]));
  return [[], ...inner];
}

/** A value with another one at a place. */
export function withAt(value: unknown, [key, ...rest]: string[], other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? withAt(item, rest, other) : item));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: withAt(object[key], rest, other) };
}
