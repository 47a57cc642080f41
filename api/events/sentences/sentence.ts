/**
 * Sentences of events, by contract and event. `{name}` is the value of a parameter, `{change.amount}` one within a struct;
 * `{name:form}` writes it in a form of `inWords.ts`; `{name?one|other}` chooses by whether it is set, that is neither zero, empty
 * nor false, `{name=another?one|other}` by whether both have one value. `{actor}`, `{project}`, `{milestone}`, `{proposal}` and
 * `{operation}`, the proposal that an operation of the timelock carries out, are the entry's.
 */
export type EventSentences = Readonly<Record<string, string>>;
