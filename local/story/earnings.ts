/** What work earns in the story's guild, and what it costs: rates as the contracts take them, amounts in whole units. */
export const earnings = {
  feeBps: 500,
  /** One guild token (18 decimals) for each dollar (6 decimals) paid. */
  rewardRate: 10n ** 30n,
  /** One point of reputation for each dollar paid. */
  reputationRate: 10n ** 12n,
  /** Guild tokens. */
  rewardCap: 5_000_000,
  /** Guild tokens that can be minted in a row, and the seconds in which they refill. */
  claimCapacity: 100_000,
  claimWindow: 30 * 24 * 3_600,
};
