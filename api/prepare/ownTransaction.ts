/** What to do with an action that the relayer does not pay for; the end of a sentence. */
export const AS_OWN_TRANSACTION = 'send it as your own transaction, the `unsignedTransaction` that was prepared.';
