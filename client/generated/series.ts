// Made from api/published/schema.graphql by `npm run codegen`.

/** Types of buckets of series. */
export const series = 'FlowStat MarketStat PaymentStat TallyStat TurnoutStat VoteStat WorkStat';
