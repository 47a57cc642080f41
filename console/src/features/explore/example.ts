import type { SampleValues } from './queries/sampleValues.ts';

/** An operation to start from. Its variables are filled with values of this ledger, so that it runs as it is. */
export type Example = {
  /** Name in the page's address. */
  id: string;
  title: string;
  /** What it answers, for whom. */
  purpose: string;
  document: string;
  variables: (sample: SampleValues) => Record<string, unknown>;
};
