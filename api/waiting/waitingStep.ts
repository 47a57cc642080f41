/** Something that waits for an account; the SDL's `WaitingStep`, with times as numbers. */
export type WaitingStep = {
  guild: string;
  guildName: string;
  mutation: string;
  input: Record<string, unknown>;
  title: string;
  sentence: string;
  /** Last second; null for no end. */
  until: bigint | null;
};

/** For whom, and when. */
export type Waiter = { account: string; now: bigint };

/** A guild, as the steps name it. */
export type WaitingGuild = { id: string; name: string };
