import { GuildhallError } from '../http/guildhallError.ts';
import type { Entry } from './entry.ts';

type LastEntry = { number: bigint; hash: string };

const NONE: LastEntry = { number: 0n, hash: `0x${'0'.repeat(64)}` };

/** Checks that entries of guilds follow one another: numbers without a gap, each with the hash of the one before. */
export class ChainOfEntries {
  readonly #ends = new Map<string, LastEntry>();
  #isFromStart: boolean;

  /** @param isFromStart - Whether the first entry of each guild must be its first ever. */
  constructor(isFromStart: boolean) {
    this.#isFromStart = isFromStart;
  }

  /** Takes the next entry. @throws GuildhallError BROKEN_LEDGER */
  add({
    guild,
    number,
    previousHash,
    entryHash,
  }: Pick<Entry, 'guild' | 'number' | 'previousHash' | 'entryHash'>): void {
    const before = this.#ends.get(guild) ?? (this.#isFromStart ? NONE : { number: number - 1n, hash: previousHash });
    if (number !== before.number + 1n) {
      throw broken(`Entry ${number} of guild ${guild} was given after entry ${before.number}.`);
    }
    if (previousHash !== before.hash) {
      throw broken(`Entry ${number} of guild ${guild} does not continue entry ${before.number}.`);
    }
    this.#ends.set(guild, { number, hash: entryHash });
  }

  /** Takes where a guild's ledger ends. @throws GuildhallError BROKEN_LEDGER when entries are missing at the end */
  end(guild: string, { number, hash }: LastEntry): void {
    const last = this.#ends.get(guild) ?? NONE;
    if (last.number !== number || last.hash !== hash) {
      throw broken(
        `The ledger of guild ${guild} has ${number} entries, but the last one that was given is ${last.number}.`,
      );
    }
  }

  /** Forgets all: what comes next is not held to what came before. */
  forget(): void {
    this.#ends.clear();
    this.#isFromStart = false;
  }
}

function broken(message: string): GuildhallError {
  const advice = 'Do not rely on what you have read; the verifier can tell more (npm run verify).';
  return new GuildhallError(`${message} ${advice}`, { code: 'BROKEN_LEDGER' });
}
