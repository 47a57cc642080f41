import { LRUCache } from 'lru-cache';
import type { Basis } from '../blocks/basis.ts';
import { type AnswerStore, type ForwardedAnswer, isSameBasis } from './answerStore.ts';

/** Of the whole, so that no answer drives all others out. */
const LARGEST_SHARE = 8;
/** Of an entry beside its answer and its operation. */
const ENTRY_BYTES = 500;

/**
 * Keeps the last answer to each operation in this process's memory; what was asked for longest ago makes room.
 *
 * @param bytes - What it may hold; 0 for nothing.
 */
export function createMemoryAnswers(bytes: number): AnswerStore {
  const kept =
    bytes === 0
      ? undefined
      : new LRUCache<string, { answer: ForwardedAnswer; stands: Basis }>({
          maxSize: bytes,
          maxEntrySize: Math.max(1, Math.floor(bytes / LARGEST_SHARE)),
          sizeCalculation: ({ answer }, body) => answer.bytes.length + 2 * body.length + ENTRY_BYTES,
        });
  return {
    mayHave: (body) => kept?.has(body) ?? false,
    async get(body, stands) {
      const found = kept?.get(body);
      return found && isSameBasis(found.stands, stands) ? found.answer : undefined;
    },
    set(body, stands, answer) {
      kept?.set(body, { answer, stands });
    },
  };
}
