import type { Result, TransactionDescription } from 'ethers';
import type { ContractName } from '../../chain/calls/abis.ts';
import type { BareCall } from './call.ts';

type Inner = (args: Result, to: string) => BareCall[];

/** By position: `values` is also a method of what ethers decodes. */
const batch: Inner = ([targets, values, payloads]) =>
  [...targets].map((target: string, index) => bare(target, values[index], payloads[index]));
const single: Inner = (args) => [bare(args.target, args.value, args.payload ?? args.data)];
const withoutValue: Inner = ({ target, data }) => [bare(target, 0n, data)];

/** The functions that have a contract make the calls that they are given. */
const CARRIERS: Partial<Record<ContractName, Record<string, Inner>>> = {
  AccessManager: {
    execute: withoutValue,
    schedule: withoutValue,
    multicall: ({ data }, to) => [...data].map((call: string) => bare(to, 0n, call)),
  },
  GuildGovernor: { relay: single },
  Timelock: { execute: single, executeBatch: batch, schedule: single, scheduleBatch: batch },
};

/** The calls that a call has another contract make, or announces, in order; none for most. */
export function innerCalls(contract: ContractName, { name, args }: TransactionDescription, to: string): BareCall[] {
  return CARRIERS[contract]?.[name]?.(args, to) ?? [];
}

function bare(to: string, value: bigint, data: string): BareCall {
  return { to: to.toLowerCase(), value, data };
}
