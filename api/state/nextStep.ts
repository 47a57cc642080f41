/** Something that can be done next; the SDL's `NextStep`. */
export type NextStep = {
  mutation: string;
  /** Who may; null for anybody. */
  by: readonly string[] | null;
  /** First second; null for now. */
  from: bigint | null;
  /** Last second; null for no end. */
  until: bigint | null;
  sentence: string;
  /** Whose business it is, so that they are reminded of it. */
  reminds: readonly string[];
};

/** Where something stands, what can be done next and what time alone changes; the SDL's states. */
export type StateAt<Name> = {
  name: Name;
  next: readonly NextStep[];
  lapse: { at: bigint; sentence: string } | null;
};

/** The state as the schema has it. */
export function served<Name>({ name, next, lapse }: StateAt<Name>) {
  return {
    name,
    next: next.map(({ mutation, by, from, until, sentence }) => ({
      mutation,
      by: by && [...by],
      from: textOf(from),
      until: textOf(until),
      sentence,
    })),
    lapse: lapse && { at: String(lapse.at), sentence: lapse.sentence },
  };
}

function textOf(seconds: bigint | null): string | null {
  return seconds === null ? null : String(seconds);
}
