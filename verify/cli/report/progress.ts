import { tellAside } from './tell.ts';

const EVERY_MS = 2_000;

/** Tells how far a verification is, how fast it goes and how long it will take. */
export class Progress {
  private readonly first: bigint;
  private readonly last: bigint;
  private readonly started = performance.now();
  private told = performance.now();

  /** @param first - The first block that is still to come. */
  constructor(first: bigint, last: bigint) {
    this.first = first;
    this.last = last;
  }

  /** Tells it now and then, to people. */
  at(block: bigint, entries: bigint): void {
    const now = performance.now();
    if (now - this.told < EVERY_MS) return;
    this.told = now;
    const seconds = (now - this.started) / 1000;
    const done = Number(block - this.first + 1n);
    const left = (seconds / done) * Number(this.last - block);
    const rate = Math.round(done / seconds).toLocaleString('en');
    const place = `block ${block} of ${this.last}, ${entries.toLocaleString('en')} entries`;
    tellAside(`… ${place}, ${rate} blocks/s, about ${Math.ceil(left)} s left`);
  }
}
