/** A parameter of an event as an ABI file describes it. */
export type AbiParameter = {
  name: string;
  type: string;
  /** How Solidity calls it: `enum IProjectsTypes.ReleasePath`. */
  internalType?: string;
  indexed?: boolean;
  components?: readonly AbiParameter[];
};

/**
 * How a type is encoded.
 *
 * @see https://docs.soliditylang.org/en/latest/abi-spec.html
 */
export type AbiType =
  | { kind: 'word'; type: string; size: 1; isDynamic: false }
  | { kind: 'bytes'; isText: boolean; size: 1; isDynamic: true }
  | { kind: 'tuple'; names: readonly string[]; fields: readonly AbiType[]; size: number; isDynamic: boolean }
  | { kind: 'array'; item: AbiType; length: number | null; size: number; isDynamic: boolean };

/** The type of a tuple of parameters. */
export function tupleOf(parameters: readonly AbiParameter[]): AbiType & { kind: 'tuple' } {
  const fields = parameters.map(typeOf);
  const isDynamic = fields.some((field) => field.isDynamic);
  return {
    kind: 'tuple',
    names: parameters.map(({ name }) => name),
    fields,
    size: isDynamic ? 1 : sizeOf(fields),
    isDynamic,
  };
}

/** Words that types take in the head of their tuple. */
export function sizeOf(types: readonly AbiType[]): number {
  return types.reduce((sum, { size }) => sum + size, 0);
}

function typeOf(parameter: AbiParameter): AbiType {
  const { type, components = [] } = parameter;
  const [, item, length] = /^(.*)\[(\d*)\]$/.exec(type) ?? [];
  if (item !== undefined) return arrayOf(typeOf({ ...parameter, type: item }), length ? Number(length) : null);
  if (type === 'tuple') return tupleOf(components);
  if (type === 'string' || type === 'bytes') {
    return { kind: 'bytes', isText: type === 'string', size: 1, isDynamic: true };
  }
  return { kind: 'word', type, size: 1, isDynamic: false };
}

function arrayOf(item: AbiType, length: number | null): AbiType {
  const isDynamic = length === null || item.isDynamic;
  return { kind: 'array', item, length, size: isDynamic ? 1 : item.size * (length ?? 0), isDynamic };
}
