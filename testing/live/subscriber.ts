import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';

/** Ways in which subscriptions are delivered. */
export const WAYS = ['websocket', 'event stream'] as const;
type Way = (typeof WAYS)[number];

/** An entry as the subscriber asks for it. */
export type LiveRow = {
  id: string;
  guild: string;
  contract: string;
  number: string;
  blockNumber: string;
  blockHash: string;
  entryHash: string;
};
type Told = {
  ledgerEntries:
    | { __typename: 'NewEntries'; cursor: string; entries: LiveRow[] }
    | { __typename: 'Reorganisation'; cursor: string; kept: number };
};
type Result = { data?: Told | null; errors?: readonly { message: string }[]; extensions?: unknown };

/** What the subscriber asks. */
export const ENTRIES = `subscription Entries($after: String, $where: LiveEntryFilter) {
  ledgerEntries(after: $after, where: $where) {
    __typename
    ... on NewEntries { cursor entries { id guild contract number blockNumber blockHash entryHash } }
    ... on Reorganisation { cursor kept }
  }
}`;

/** Keeps the entries of a ledger by what it is told, with the client libraries that people use, whenever it is connected. */
export type Subscriber = {
  readonly entries: readonly LiveRow[];
  readonly cursor: string;
  readonly reorganisations: number;
  /** Rows that did not follow the one before of their guild: a gap, or a double. Counts for all entries only. */
  readonly faults: number;
  /** The last message as it came. */
  readonly last: Result | undefined;
  /** Called with each new row as it comes. */
  onRow?: (row: LiveRow) => void;
  /** Connects, and goes on after its cursor. Resolves when the subscription has ended; rejects as the client library does. */
  connect(): Promise<void>;
  /** Ends the connection without a word. */
  cut(): void;
};

/** Makes one that is not connected. @param after - Where it begins; `0` for the first entry. */
export function createSubscriber(
  url: string,
  way: Way,
  { after = '0', where }: { after?: string; where?: object } = {},
): Subscriber {
  let entries: LiveRow[] = [];
  let end = () => {};
  const state = { cursor: after, reorganisations: 0, faults: 0, last: undefined as Result | undefined };
  const subscriber: Subscriber = {
    get entries() {
      return entries;
    },
    get cursor() {
      return state.cursor;
    },
    get reorganisations() {
      return state.reorganisations;
    },
    get faults() {
      return state.faults;
    },
    get last() {
      return state.last;
    },
    connect() {
      const client = way === 'websocket' ? overWebSocket(url) : overEventStream(url);
      const operation = { query: ENTRIES, variables: { after: state.cursor, where } };
      let isCut = false;
      return new Promise((resolve, reject) => {
        end = () => {
          isCut = true;
          client.end();
          resolve();
        };
        client.subscribe(operation, {
          next: (result) => void (isCut || take(result as Result)),
          error: (error) => (isCut ? undefined : reject(error)),
          complete: resolve,
        });
      });
    },
    cut: () => end(),
  };
  return subscriber;

  function take(result: Result): void {
    state.last = result;
    const message = result.data?.ledgerEntries;
    if (!message) return;
    state.cursor = message.cursor;
    if (message.__typename === 'Reorganisation') {
      state.reorganisations += 1;
      entries = entries.filter(({ blockNumber }) => Number(blockNumber) <= message.kept);
      return;
    }
    for (const row of message.entries) {
      const before = entries.findLast(({ guild }) => guild === row.guild)?.number ?? '0';
      if (Number(row.number) !== Number(before) + 1) state.faults += 1;
      entries.push(row);
      subscriber.onRow?.(row);
    }
  }
}

function overWebSocket(url: string) {
  const client = createWsClient({ url: url.replace(/^http/, 'ws'), retryAttempts: 0 });
  return { subscribe: client.subscribe, end: () => client.terminate() };
}

function overEventStream(url: string) {
  const client = createSseClient({ url, retryAttempts: 0 });
  return { subscribe: client.subscribe, end: () => client.dispose() };
}
