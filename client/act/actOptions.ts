import type { FollowOptions } from './follow.ts';
import type { ReadyAction } from './results.ts';

/** How an action is done. */
export type ActOptions = FollowOptions & {
  /**
   * Names this one doing of this action, at most 255 characters, unique for the account: after a crash, doing it again with the
   * same key goes on instead of acting twice. Without it the client makes one up.
   */
  key?: string;
  /** Reads what will be signed, after the client has checked it; nothing is signed unless this gives true. */
  confirm?: (action: ReadyAction) => boolean | Promise<boolean>;
  /** Who pays the gas: by default the relayer if it does, and else the account. */
  payer?: ReadyAction['payer'];
  /** Told the hash of a transaction that the account's wallet sends itself. */
  onSent?: (hash: string) => void;
};
