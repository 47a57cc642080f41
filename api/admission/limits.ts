/** Bounds of a document's text and form; `docs/limits.md` says what each is for. */
export const documentLimits = {
  tokens: 5_000,
  /** Brackets of any kind inside each other. */
  nesting: 64,
  /** Fields inside each other; introspection needs 15. */
  depth: 20,
  aliases: 100,
  /** Fields and fragments, each counted as often as the answer needs it. */
  selections: 3_000,
  /** Pairs of fields with one response name: what validation compares. */
  pairs: 2_500,
  fragments: 50,
  inlineFragments: 200,
  operations: 50,
  variables: 100,
  directives: 100,
  /** Values of one list in the text; lists in variables are bounded by the body's length. */
  listValues: 1_000,
} as const;

/** Most lists and objects inside each other in a request's body. */
export const MOST_NESTED = 64;

/** How much goes on at once, for all clients together, in the unit of costs. */
export const laneLimits = {
  /** Reads that graph-node answers. */
  ledger: 1_000_000,
  /** Reads and `prepare…` mutations that ask the chain's node or the relay's database. */
  own: 10_000,
  /** Submissions; nothing else uses up their room. */
  submit: 5_000,
  /** Questions about the schema whose answer is not kept yet, as many as that. */
  schema: 1,
  /** Documents that are received and stored, in bytes. */
  documents: 67_108_864,
  /** Operations that may wait in a lane. */
  waiting: 1_000,
} as const;

/** Bounds of questions about the schema that are answered by a thread of their own. */
export const introspectionLimits = {
  /** What costs no more is answered as reads of the ledger are. */
  small: 1_000,
  /** Bytes of an answer; the usual tools ask for 3 MB. */
  bytes: 8 * 1024 * 1024,
  ms: 20_000,
  heapMb: 512,
  /** Answers that are kept; the usual tools ask half a dozen different questions. */
  kept: 30,
} as const;

/** What operators set, each by an environment variable of the gateway; see `api/config.ts`. */
export type Limits = {
  /** The most that an operation may cost. */
  cost: number;
  /** The most bytes of graph-node's answers to an operation. */
  answerBytes: number;
  /** Requests a minute of a client. */
  requestsPerMinute: number;
  /** What a client's operations may cost together, a minute. */
  costPerMinute: number;
  /** Requests of a client that are answered at once. */
  requestsInFlight: number;
  /** Most bytes of a document, and of those that a client publishes a minute. */
  documentBytes: number;
  documentBytesPerMinute: number;
  /** Subscriptions that are open at once, and those of a client. */
  subscriptions: number;
  clientSubscriptions: number;
  /** How many proxies in front of the gateway are trusted to tell a client's address in `X-Forwarded-For`. */
  trustedProxies: number;
  /** SHA-256, in hex, of the keys whose holders are counted by them, wherever they ask from. */
  clientKeys: ReadonlySet<string>;
};
