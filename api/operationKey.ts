/**
 * What an operation of a text is remembered by. A client's name may hold anything, so that it is told apart from the text
 * by more than a sign between them; an empty name is none.
 */
export function operationKey(source: string, operationName: string | null | undefined): string {
  return JSON.stringify([operationName || null, source]);
}
