/** Whether the lists and objects of a JSON value are at most `levels` deep inside each other. */
export function isNestedAtMost(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  return Object.values(value).every((inner) => isNestedAtMost(inner, levels - 1));
}
