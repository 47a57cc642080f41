/** What may be said of a part of a trace: nothing that was sent, no addresses and no keys. */
export type SpanFacts = Record<string, string | number | boolean | undefined>;

/** Part of what a request takes, as a trace shows it. */
export type WorkSpan = {
  /** Its name for whoever is asked in it (W3C Trace Context). */
  readonly traceparent: string;
  /** Ends it. @param failure - The code of what it failed with. */
  end(failure?: string): void;
};

/** A request in a trace. */
export type RequestSpan = {
  readonly traceId: string;
  /** Begins a part of it. @param since - When, other than now. */
  begin(part: string, facts: SpanFacts, since?: Date): WorkSpan;
  /** Ends it. @param failure - The code of what it failed with. */
  end(facts: SpanFacts, failure?: string): void;
};
