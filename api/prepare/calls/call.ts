import type { Result } from 'ethers';
import type { ContractName } from '../../chain/calls/abis.ts';
import type { AbiValue } from '../../chain/calls/abiValues.ts';
import type { GuildContracts } from '../../chain/calls/guildContracts.ts';
import type { PrepareScope } from '../prepareContext.ts';

/** A call as the chain knows it: contract in lower case, native coin in wei, data in hex. */
export type BareCall = { to: string; value: bigint; data: string };

/** A call and what it does, as far as its data and the gateway's ABIs tell. */
export type DescribedCall = BareCall & {
  /** What it does, as part of a sentence, verb first: `pay 200 TUSD to 0x…`. */
  sentence: string;
  /** Null when the contract, or the function, is not one that the gateway knows. */
  contract: ContractName | null;
  function: string | null;
  args: AbiValue[];
  /** The calls that it has another contract make, in order. */
  calls: DescribedCall[];
};

/** What a sentence about a call is made from, beside the call's arguments. */
export type Telling = {
  scope: PrepareScope;
  /** Of the guild for which the call is made. */
  contracts: GuildContracts;
  /** The contract that is called, lower-case. */
  to: string;
  /** The calls that it has another contract make. */
  calls: readonly DescribedCall[];
};

/** Says what a call of one function does, as part of a sentence, verb first. */
export type Sentence = (args: Result, telling: Telling) => string | Promise<string>;

/** The sentences of a contract's functions, by the function's name. */
export type Sentences = Readonly<Record<string, Sentence>>;
