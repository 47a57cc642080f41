import { randomUUID } from 'node:crypto';
import { type HDNodeWallet, Transaction, type TypedDataField } from 'ethers';
import { queryGraph } from '../http/queryGraph.ts';
import { UNWATCHED, type Waiting, waitUntil } from '../process/waiting.ts';

/** EIP-712 typed data as the gateway gives it. */
export type TypedData = {
  domain: Record<string, unknown>;
  types: Record<string, TypedDataField[]>;
  message: Record<string, unknown>;
};

/** What `prepare…` gives of an action. */
export type Prepared = {
  summary: string;
  unsignedTransaction: { serialized: string };
  forwardRequest: TypedData | null;
  bySignature: TypedData | null;
};

/** A ledger row of an action, with the ids that later actions need. */
export type LedgerRow = {
  kind: string;
  guild: { id: string; token: { id: string }; projects: string; treasury: string };
  project: { id: string; termsHash: string; milestones: { id: string }[] } | null;
  proposal: { id: string } | null;
};

type AnsweredPrepared = Omit<Prepared, 'forwardRequest'> & { forwardRequest: { typedData: TypedData } | null };
type UserError = { code: string; message: string };
type Tracked = { status: string; indexed: boolean; failure: UserError | null; entries: LedgerRow[] };

const PREPARED = `prepared { summary unsignedTransaction { serialized } forwardRequest { typedData } bySignature }
  userErrors { code message }`;
const TRACKED = `status indexed failure { code message } entries {
  kind guild { id token { id } projects treasury } project { id termsHash milestones(orderBy: index) { id } } proposal { id } }`;

/**
 * Prepares an action by the gateway's mutation `prepare<Action>`.
 *
 * @throws Error with the gateway's user errors.
 */
export async function prepare(gatewayUrl: string, action: string, input: object): Promise<Prepared> {
  const query = `mutation ($input: Prepare${action}Input!) { answer: prepare${action}(input: $input) { ${PREPARED} } }`;
  const { answer } = await queryGraph<{ answer: { prepared: AnsweredPrepared | null; userErrors: UserError[] } }>(
    gatewayUrl,
    query,
    {
      input,
    },
  );
  if (!answer.prepared) throw new Error(`${action}: ${answer.userErrors.map((e) => e.message).join('; ')}`);
  const { forwardRequest, ...prepared } = answer.prepared;
  return { ...prepared, forwardRequest: forwardRequest?.typedData ?? null };
}

/** Signs typed data as a wallet does. */
export function signTypedData(wallet: HDNodeWallet, { domain, types, message }: TypedData): Promise<string> {
  const { EIP712Domain: _, ...signed } = types;
  return wallet.signTypedData(domain, signed, message);
}

/**
 * Signs a prepared action and submits it: as a ForwardRequest that the relayer pays for, or as a transaction that the
 * account pays for.
 *
 * @returns Id of the relay request.
 */
export async function submit(gatewayUrl: string, wallet: HDNodeWallet, prepared: Prepared, gasless: boolean) {
  const idempotencyKey = randomUUID();
  if (gasless && !prepared.forwardRequest) throw new Error(`The relayer does not pay for: ${prepared.summary}`);
  const [mutation, input] =
    gasless && prepared.forwardRequest
      ? ([
          'submitForwardRequest',
          {
            request: prepared.forwardRequest.message,
            signature: await signTypedData(wallet, prepared.forwardRequest),
            idempotencyKey,
          },
        ] as const)
      : ([
          'submitSignedTransaction',
          {
            rawTransaction: await wallet.signTransaction(Transaction.from(prepared.unsignedTransaction.serialized)),
            idempotencyKey,
          },
        ] as const);
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { request { id } userErrors { code message } } }`;
  const { answer } = await queryGraph<{ answer: { request: { id: string } | null; userErrors: UserError[] } }>(
    gatewayUrl,
    query,
    { input },
  );
  if (!answer.request) throw new Error(`${prepared.summary}: ${answer.userErrors.map((e) => e.message).join('; ')}`);
  return answer.request.id;
}

/**
 * Follows a request until its rows are in the ledger.
 *
 * @throws Error when it fails, or has not moved for minutes.
 */
export async function follow(gatewayUrl: string, id: string, waiting: Waiting = UNWATCHED): Promise<LedgerRow[]> {
  const query = `query ($id: ID!) { relayRequest(id: $id) { ${TRACKED} } }`;
  let tracked: Tracked | undefined;
  const probe = async () => {
    ({ relayRequest: tracked } = await queryGraph<{ relayRequest: Tracked }>(gatewayUrl, query, { id }));
    if (tracked.failure) throw new Error(`Request ${id} failed: ${tracked.failure.message}`);
    return tracked.indexed;
  };
  const status = () => tracked?.status ?? '';
  await waitUntil({ name: `request ${id} in the ledger`, probe, state: status, status }, waiting);
  return tracked?.entries ?? [];
}
