/** What a lane's turn came to. */
export type LaneTurn = {
  /** Milliseconds until the next turn, unless something happens before. */
  waitMs: number;
  /** Whether transactions are on their way. */
  isBusy: boolean;
  /** Whether any was mined. */
  hasMined: boolean;
};

/** Work that goes on in turns: with one relayer key, or with what senders signed themselves. */
export type RelayLane = { turn(): Promise<LaneTurn> };
