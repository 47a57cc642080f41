import { series } from './generated/series.ts';

/**
 * Policies for Apollo Client's `InMemoryCache`: `new InMemoryCache({ typePolicies })`. Buckets of series are kept under the field
 * that was queried, since an hourly and a daily one may have the same id.
 */
export const typePolicies: Record<string, { keyFields: false }> = Object.fromEntries(
  series.split(' ').map((type) => [type, { keyFields: false as const }]),
);
