/** Why a JSON value is not worked with: it is nested too deep, or holds a number that is none of JavaScript's. */
export type JsonFault = 'nested' | 'number';

/**
 * Walks through a JSON value.
 *
 * @param levels - How deep lists and objects may be inside each other.
 * @returns What is wrong with it; undefined when nothing is. A number like `1e400` is read as infinite, and would be
 * written as null.
 */
export function jsonFault(value: unknown, levels: number): JsonFault | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'number';
  if (typeof value !== 'object' || value === null) return undefined;
  if (levels === 0) return 'nested';
  for (const inner of Object.values(value)) {
    const fault = jsonFault(inner, levels - 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
