/**
 * EventSentences of events, by contract and event. `{name}` is the value of a parameter, `{change.amount}` one within a struct;
 * `{name:form}` writes it in a form of `words.ts`; `{name?one|other}` chooses by whether it is zero, empty or false.
 * `{actor}`, `{project}`, `{milestone}`, `{proposal}` and `{guild}` are the entry's.
 */
export type EventSentences = Readonly<Record<string, string>>;
