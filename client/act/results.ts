import type { PreparedActionFragment, PreparedProposalFragment, RefusalFragment } from '../generated/types.ts';

/** What the client finds itself: that the signer declined, or that what a wallet or the relay sent came to nothing. */
type OwnError = { __typename: 'ClientError'; code: 'DECLINED' | 'NOT_EXECUTED'; message: string; field: null };

/** What stands against an action: the gateway's typed `userErrors`, by `__typename` and `code`, or the client's own. */
export type ActionError = RefusalFragment | OwnError;

/** An obstacle that the client finds itself. */
export function ownError(code: OwnError['code'], message: string): OwnError {
  return { __typename: 'ClientError', code, message, field: null };
}

/** Where an action ended. */
export type ActionStep = 'prepare' | 'sign' | 'submit' | 'execute';

/** An action that was not done, and what stands against it. */
export type ActionFailed = {
  ok: false;
  step: ActionStep;
  /** At least one. */
  errors: ActionError[];
  /** The relay request that failed, if it came so far. */
  request?: string;
};

/** An action as it would be signed: read it before it is. */
export type ReadyAction = PreparedActionFragment & {
  /** Who pays the gas. */
  payer: 'relayer' | 'account';
  /** The most that the account pays for gas, in wei; 0 when the relayer pays, undefined when its wallet decides. */
  maxCost: bigint | undefined;
  /** Of `propose`: what becomes of the proposal. */
  proposal?: PreparedProposalFragment;
};

/** An entry that an action became. */
export type EntryOfAction = {
  id: string;
  /** Its number in its guild. */
  number: bigint;
  kind: string;
  guild: string;
  project: string | null;
  milestone: string | null;
  proposal: string | null;
};

/** An action that is in the ledger. */
export type ActionDone = {
  ok: true;
  /** The key that it was submitted with; undefined when the account's wallet sent it. */
  key: string | undefined;
  /** Id of the relay request; undefined when the account's wallet sent it. */
  request: string | undefined;
  /** Hash of the transaction. */
  transaction: string;
  /** What it became, in order; none for a call that is no guild's, such as an approval. */
  entries: EntryOfAction[];
};

/** A signature that somebody else may submit. */
export type Signed = { ok: true; signature: string; summary: string };
