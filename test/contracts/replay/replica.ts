import { expect } from 'chai';
import type { Result } from 'ethers';
import type { TestContract } from '../helpers/chain.ts';

/** An event of a contract, decoded. */
export type ReplicaEvent = { name: string; args: Result; timestamp: number };

/** A contract rebuilt from its events alone. */
export type Replica = {
  contract: TestContract;
  /** Takes an event over; throws for one that it does not know. */
  apply(event: ReplicaEvent): void;
  /** Compares everything that it rebuilt with what the contract stores. */
  check(): Promise<void>;
};

/** What each event of a contract changes. */
export type Reducers = Record<string, (args: Result, timestamp: number) => void>;

/** Applies an event by its reducer; an event without one is an error, so that none is forgotten. */
export function applyBy(reducers: Reducers): Replica['apply'] {
  return ({ name, args, timestamp }) => {
    const reduce = reducers[name];
    if (!reduce) throw new Error(`The replica does not know ${name}.`);
    reduce(args, timestamp);
  };
}

/** Events that tell nothing that a contract's own functions read. */
export const silent: Reducers = {
  Initialized: () => {},
  AuthorityUpdated: () => {},
  EIP712DomainChanged: () => {},
};

/** Numbers by key, 0 where nothing was set. */
export class Amounts {
  readonly #values = new Map<string, bigint>();

  /** The value at a key. */
  get(...key: unknown[]): bigint {
    return this.#values.get(key.join(' ')) ?? 0n;
  }

  /** Sets the value at a key. */
  set(value: bigint, ...key: unknown[]) {
    this.#values.set(key.join(' '), value);
  }

  /** Adds to the value at a key. */
  add(value: bigint, ...key: unknown[]) {
    this.set(this.get(...key) + value, ...key);
  }

  /** Adds to the value at a key, which must then be the total that the event tells; a later one would hide a wrong one. */
  follow(change: bigint, told: bigint, ...key: unknown[]) {
    this.add(change, ...key);
    expect(this.get(...key), `the total that an event tells for ${key.join(' ')}`).to.equal(told);
  }

  /** All keys, split, with their values. */
  entries(): [string[], bigint][] {
    return [...this.#values].map(([key, value]) => [key.split(' '), value]);
  }
}

/** Compares each amount with what a contract's function answers for its key. */
export async function expectAmounts(amounts: Amounts, contract: TestContract, name: string) {
  for (const [key, value] of amounts.entries()) {
    expect(await contract.getFunction(name)(...key), `${name}(${key})`).to.equal(value);
  }
}

/** Compares an answer's named fields with what was rebuilt. */
export function expectFields(answer: Result, rebuilt: Record<string, unknown>, what: string) {
  const fields = answer.toObject(true);
  for (const [field, value] of Object.entries(rebuilt)) expect(fields[field], `${what}.${field}`).to.deep.equal(value);
}
