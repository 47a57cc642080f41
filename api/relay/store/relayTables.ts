import type { ColumnType, Generated, Selectable } from 'kysely';

/** Where a request stands; the values of `RelayStatus` in the API. */
export type RelayStatus =
  | 'QUEUED'
  | 'ASSIGNED'
  | 'BROADCAST'
  | 'MINED'
  | 'CONFIRMED'
  | 'FAILED'
  | 'EXPIRED'
  | 'SUPERSEDED';

/** How a request reaches the chain; the values of `RelayKind` in the API. */
export type RelayKind = 'FORWARD_REQUEST' | 'SIGNED_TRANSACTION';

/** What a signed transaction of the relay is for: a request, or only to use its nonce up. */
export type AttemptPurpose = 'CALL' | 'FILL';

/** A user error as stored: integers are decimal strings. */
export type StoredFailure = { readonly __typename: string; readonly [field: string]: unknown };

/** `jsonb`: written as text, read parsed. */
type Json<T> = ColumnType<T | null, string | null, string | null>;

/** A time that the database sets unless it is given. */
type GeneratedTime = Generated<Date>;

/** The relay's tables as Kysely types; the migrations say what each column means. */
export type RelayTables = {
  relay_chain: {
    singleton: Generated<boolean>;
    chain_id: bigint;
    genesis_hash: string;
    forwarder: string;
  };
  relayer_key: {
    address: string;
    owner: string | null;
    epoch: Generated<bigint>;
    expires_at: Date | null;
    balance: bigint | null;
    funded: Generated<boolean>;
  };
  relay_request: {
    id: string;
    queue_position: Generated<bigint>;
    kind: RelayKind;
    signer: string;
    idempotency_key: string;
    body_hash: string;
    recipient: string;
    value: bigint;
    gas: bigint;
    nonce: bigint;
    deadline: bigint;
    data: Buffer;
    signature: Buffer | null;
    key_address: string | null;
    accepted_block: bigint;
    status: RelayStatus;
    transaction_hash: string | null;
    block_number: bigint | null;
    block_hash: string | null;
    gas_used: bigint | null;
    failure: Json<StoredFailure>;
    final: Generated<boolean>;
    steps: Generated<number>;
    created_at: GeneratedTime;
  };
  relay_attempt: {
    id: Generated<bigint>;
    request_id: string | null;
    purpose: AttemptPurpose;
    key_address: string;
    nonce: bigint;
    replacement: number;
    raw: Buffer;
    transaction_hash: string;
    gas_limit: bigint;
    max_fee_per_gas: bigint;
    max_priority_fee_per_gas: bigint;
    created_at: GeneratedTime;
    sent_at: Date | null;
    settled_at: Date | null;
    block_number: bigint | null;
    block_hash: string | null;
    final: Generated<boolean>;
    gas_used: Generated<bigint | null>;
    gas_price: Generated<bigint | null>;
  };
  relay_event: {
    request_id: string;
    sequence: number;
    status: RelayStatus;
    at: GeneratedTime;
    transaction_hash: string | null;
  };
  relay_sponsorship: {
    request_id: string;
    signer: string;
    guild: string;
    contract: string;
    function: string;
    is_stranger: boolean;
    hour: Date;
    key_address: Generated<string | null>;
    key_hour: Generated<Date | null>;
    reserved_gas: bigint;
    reserved_wei: bigint;
    charged_gas: bigint;
    charged_wei: bigint;
    gas_used: Generated<bigint | null>;
    wei_paid: Generated<bigint | null>;
    block_number: Generated<bigint | null>;
    block_hash: Generated<string | null>;
  };
  relay_budget: {
    scope: 'GUILD' | 'KEY' | 'KEYS' | 'SIGNER' | 'STRANGERS';
    subject: string;
    hour: Date;
    gas: bigint;
    wei: bigint;
  };
};

/** A row of `relay_request`. */
export type RequestRow = Selectable<RelayTables['relay_request']>;

/** A row of `relay_attempt`. */
export type AttemptRow = Selectable<RelayTables['relay_attempt']>;
