/** What to do with an action that the relayer does not pay for; the end of a sentence. */
export const AS_OWN_TRANSACTION =
  'send it as a transaction of your own, the `unsignedTransaction` of what was prepared.';
