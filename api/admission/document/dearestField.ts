import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { type CostModel, type Priced, pricedFields, withDefaults } from './costModel.ts';

/** One of the gateway's own fields, how often an answer could hold it, and what it costs then. */
export type DearField = { name: string; times: number; cost: number };

/**
 * Finds which of the gateway's own fields makes an operation dear.
 *
 * @returns What tells it for the variables that it is asked with; undefined when none costs anything.
 */
export function dearestOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  model: CostModel,
): (variables: Record<string, unknown> | null | undefined) => DearField | undefined {
  const priced = pricedFields(document, operation, model, true);
  const valuesOf = withDefaults(operation);
  return (variables) => {
    const sums = new Map<string, { times: number; cost: number }>();
    addAll(priced, 1, { values: valuesOf(variables), sums });
    const [dearest] = [...sums].sort(([, one], [, other]) => other.cost - one.cost);
    return dearest && { name: dearest[0], ...dearest[1] };
  };
}

type Sums = { values: Record<string, unknown>; sums: Map<string, { times: number; cost: number }> };

function addAll(fields: readonly Priced[], around: number, to: Sums): void {
  for (const { name, weight, objects, inner } of fields) {
    const sum = to.sums.get(name) ?? { times: 0, cost: 0 };
    if (weight > 0) to.sums.set(name, { times: sum.times + around, cost: sum.cost + around * weight });
    addAll(inner, around * objects(to.values), to);
  }
}
