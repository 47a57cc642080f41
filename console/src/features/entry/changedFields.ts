/** A value that an event tells as before and after. */
export type ToldChange = { name: string; before: unknown; after: unknown };

function isStruct(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a change comes down to: of a struct the fields that differ, of anything else itself, where it differs. */
export function changedFields({ name, before, after }: ToldChange): ToldChange[] {
  if (isStruct(before) && isStruct(after)) {
    return Object.keys(after).flatMap((field) =>
      changedFields({ name: `${name}.${field}`, before: before[field], after: after[field] }),
    );
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ name, before, after }];
}
