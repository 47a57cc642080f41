import { createAction, createSignatureAction } from './act/action.ts';
import { CHAIN } from './act/documents.ts';
import type { TrustedChain } from './act/forwardRequest.ts';
import type { Ground } from './act/ground.ts';
import { type Actions, signatures, transactions } from './generated/actions.ts';
import type { ServedChainQuery } from './generated/types.ts';
import { type AnswerWithBasis, createAsk, type DocumentText } from './http/ask.ts';
import { followLedger, type LedgerMessage, type LiveOptions } from './live/events.ts';
import { createSubscribe } from './live/subscribe.ts';
import { createPublish, type PublishDocument } from './publish/publish.ts';
import { WAITING_FOR } from './read/documents.ts';
import type { Entry, WhichEntries } from './read/entry.ts';
import { type Moment, openSnapshot, type Snapshot } from './read/snapshot.ts';
import type { WaitingStep } from './read/waitingStep.ts';

const TIMEOUT_MS = 30_000;

/** Where the gateway is, and what is believed of it. */
export type ClientOptions = {
  /** The gateway's GraphQL endpoint, `https://…/graphql`. */
  url: string;
  /** Milliseconds that an answer may take; 30,000 by default. */
  timeout?: number;
  /** Sent with each request, such as `authorization`. */
  headers?: Record<string, string>;
  /** Other than the global one. */
  fetch?: typeof fetch;
  /**
   * The chain and the forwarder that may stand in what is signed. Without it: those that the gateway names first, and no others
   * afterwards.
   */
  chain?: TrustedChain;
};

/** Reads a gateway's ledger, follows it, and acts: {@link Actions} lists what accounts may do. */
export type GuildhallClient = Actions & {
  /** Asks anything of the gateway's schema; `BigInt`, `Int8` and `Timestamp` come as bigint. @throws GuildhallError */
  query<Result = unknown, Variables = Record<string, unknown>>(
    document: DocumentText<Result, Variables>,
    variables?: Variables,
    signal?: AbortSignal,
  ): Promise<Result>;
  /** As `query`, with the block that the answer stands on. */
  ask<Result = unknown, Variables = Record<string, unknown>>(
    document: DocumentText<Result, Variables>,
    variables?: Variables,
    signal?: AbortSignal,
  ): Promise<AnswerWithBasis<Result>>;
  /** Puts a document where the ledger finds it, for an action to name. @throws GuildhallError */
  publish: PublishDocument;
  /** The ledger at a block, at a date, or now. */
  at(moment?: Moment, signal?: AbortSignal): Promise<Snapshot>;
  /** All entries of now, or some of them, in the order of the chain and all from one block. */
  entries(filter?: WhichEntries, signal?: AbortSignal): AsyncGenerator<Entry, void, void>;
  /**
   * What waits for an account in all guilds, what ends first first: votes, deliverables, reviews, payments. `input` is what is known of the
   * input of `mutation`. @throws GuildhallError
   */
  waitingFor(account: string, signal?: AbortSignal): Promise<WaitingStep[]>;
  /** What is new, for ever: each message once and in order, over broken connections and reorganisations. */
  events(options?: LiveOptions): AsyncGenerator<LedgerMessage, never, void>;
};

/** Makes a client. It connects when it is used, and holds nothing open but what `events` follows. */
export function createClient(options: ClientOptions): GuildhallClient {
  const { url, timeout = TIMEOUT_MS, headers = {} } = options;
  // A browser's fetch must be called as the window's own.
  const connection = { url, timeout, headers, fetch: options.fetch ?? ((...call) => globalThis.fetch(...call)) };
  const ask = createAsk(connection);
  const subscribe = createSubscribe(connection);
  const at = (moment?: Moment, signal?: AbortSignal) => openSnapshot(ask, moment, signal);
  let trusted: TrustedChain | undefined = options.chain;
  const chain = async () => {
    trusted ??= (await ask<ServedChainQuery>(CHAIN)).data.chain;
    return trusted;
  };
  return {
    ...actionsOn({ ask, subscribe, chain }),
    query: async (document, variables, signal) => (await ask(document, variables as object, signal)).data,
    ask: (document, variables, signal) => ask(document, variables as object, signal),
    publish: createPublish(connection),
    at,
    async *entries(filter, signal) {
      yield* (await at(undefined, signal)).entries(filter);
    },
    waitingFor: async (account, signal) =>
      (await ask<{ waitingFor: WaitingStep[] }>(WAITING_FOR, { account }, signal)).data.waitingFor,
    events: (live = {}) => followLedger(subscribe, live),
  };
}

function actionsOn(ground: Ground): Actions {
  const methods = (names: string, create: (wish: { action: string; input: object }) => unknown) =>
    names.split(' ').map((action) => {
      const method = `${action[0]?.toLowerCase()}${action.slice(1)}`;
      return [method, (input: object) => create({ action, input })] as const;
    });
  return Object.fromEntries([
    ...methods(transactions, (wish) => createAction(ground, wish)),
    ...methods(signatures, (wish) => createSignatureAction(ground, wish)),
  ]) as Actions;
}
