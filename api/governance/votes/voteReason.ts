import { text } from '../../prepare/input/input.ts';

const MAX_REASON_BYTES = 10_000;

/** Why somebody votes so; may be empty. */
export const voteReason = text(MAX_REASON_BYTES, 0);
