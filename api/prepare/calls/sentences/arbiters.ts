import { rulingWords } from '../../words.ts';
import type { Sentences } from '../call.ts';

/** What an arbiter does. */
export const arbiterSentences: Sentences = {
  rule: ({ disputeId, ruling }) => `rule on dispute ${disputeId}: ${rulingWords(ruling)}`,
};
