import { type ConstDirectiveNode, type FieldDefinitionNode, Kind, parse } from 'graphql';

/** What a field of the gateway's own costs itself, and how many objects its list is taken to hold. */
export type OwnCost = { weight: number; length?: number };

/** By `Type.field`. */
export type OwnCosts = ReadonlyMap<string, OwnCost>;

/**
 * Reads what the gateway's own fields cost from their SDL: `@cost(weight:)` and `@listSize(assumedSize:)`, as the GraphQL
 * Cost Directives specification has them.
 */
export function readOwnCosts(typeDefs: readonly string[]): OwnCosts {
  const costs = new Map<string, OwnCost>();
  for (const node of typeDefs.flatMap((sdl) => parse(sdl).definitions)) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
    for (const field of node.fields ?? []) {
      const cost = costOf(field);
      if (cost) costs.set(`${node.name.value}.${field.name.value}`, cost);
    }
  }
  return costs;
}

function costOf({ directives = [] }: FieldDefinitionNode): OwnCost | undefined {
  const weight = argument(directives, 'cost', 'weight');
  const length = argument(directives, 'listSize', 'assumedSize');
  if (weight === undefined && length === undefined) return undefined;
  return { weight: weight ?? 0, ...(length !== undefined && { length }) };
}

function argument(directives: readonly ConstDirectiveNode[], directive: string, name: string): number | undefined {
  const args = directives.find((node) => node.name.value === directive)?.arguments;
  const value = args?.find((node) => node.name.value === name)?.value;
  return value && 'value' in value ? Number(value.value) : undefined;
}
