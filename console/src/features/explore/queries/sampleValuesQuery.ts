import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/ask.ts';
import { pickValues, sampleValuesDocument } from './sampleValues.ts';

/** Looks up values for the examples' variables. */
export const sampleValuesQuery = queryOptions({
  queryKey: ['explore', 'sample-values'],
  queryFn: async ({ signal }) => pickValues((await ask(sampleValuesDocument, {}, signal)).data),
});
