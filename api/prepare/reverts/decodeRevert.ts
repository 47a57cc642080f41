import { type ErrorFragment, Interface, isHexString } from 'ethers';
import { abis } from '../../chain/calls/abis.ts';
import { type AbiValue, abiValues } from '../../chain/calls/abiValues.ts';
import { type RevertError, revertError } from '../userErrors.ts';
import { oneLine } from '../words.ts';
import type { Explanations } from './explanationWords.ts';
import { neededStanding } from './neededStanding.ts';

const SOLIDITY = new Interface(['error Error(string message)', 'error Panic(uint256 code)']);
const SELECTOR_LENGTH = 10;
/** Longer than any error of a published ABI; a stranger's contract can revert with megabytes. */
const MOST_DATA_LENGTH = 2 + 2 * 8_192;
const MOST_ARGUMENT_LENGTH = 200;

/** Whether a call would revert, or has reverted in a block. */
type Happened = 'SIMULATION_REVERTED' | 'EXECUTION_REVERTED';

/**
 * Says what a contract's revert data means.
 *
 * @param data - Revert data, hex; of very long data the beginning is kept.
 * @param contract - Address of the contract that was called.
 * @param when.now - The chain's time when it was called, in Unix seconds.
 * @param when.calldata - What it was called with, hex: an error that says that the account may not make this call then
 *   tells which role or part it needs, as a last argument `needs`.
 */
export type DecodeRevert = (
  data: string,
  contract: string,
  when?: { code?: Happened; now?: bigint; calldata?: string },
) => RevertError;

const ofSolidity: Explanations = {
  Error: ({ message }) => `The contract says: ${message}`,
  Panic: ({ code }) => `The contract failed with Solidity's panic code ${code}.`,
};

const errorsBySelector = new Map<string, { fragment: ErrorFragment; abi: Interface }>(
  [SOLIDITY, ...Object.values(abis)].flatMap((abi) => {
    const fragments: ErrorFragment[] = [];
    abi.forEachError((fragment) => fragments.push(fragment));
    return fragments.map((fragment) => [fragment.selector, { fragment, abi }] as const);
  }),
);

/**
 * Makes the decoder of revert data. It knows the custom errors of all contracts that the gateway knows, and Solidity's
 * own `Error(string)` and `Panic(uint256)`. Data that is empty, unknown or malformed gives an empty `errorName`.
 *
 * @param explanations - What the custom errors mean to the person who acts; an error without one is shown as data.
 */
export function createRevertDecoder(explanations: Explanations): DecodeRevert {
  const explain = explainer({ ...ofSolidity, ...explanations });
  return (given, contract, { code = 'SIMULATION_REVERTED', now, calldata = '0x' } = {}) => {
    const data = isHexString(given) ? given.slice(0, MOST_DATA_LENGTH) : '0x';
    const reverts = code === 'SIMULATION_REVERTED' ? 'would revert' : 'reverted';
    const decoded = withNeeds(decode(data) ?? { errorName: '', args: [] }, calldata);
    const said = decoded.args.map(inLine);
    const message =
      decoded.errorName === ''
        ? unknownMessage(data, reverts)
        : (explain(decoded.errorName, said, now) ?? shownMessage(decoded.errorName, said, reverts));
    return revertError({ code, data, contract, ...decoded, message });
  };
}

function explainer(
  explanations: Explanations,
): (errorName: string, args: readonly AbiValue[], now: bigint | undefined) => string | undefined {
  return (errorName, args, now) => {
    const explain = Object.hasOwn(explanations, errorName) ? explanations[errorName] : undefined;
    const told = Object.fromEntries(args.map(({ name, value }) => [name, String(value)]));
    return explain?.({ ...(now !== undefined && { now: String(now) }), ...told });
  };
}

function inLine({ value, ...argument }: AbiValue): AbiValue {
  return { ...argument, value: typeof value === 'string' ? oneLine(value, MOST_ARGUMENT_LENGTH) : value };
}

function shownMessage(errorName: string, args: readonly AbiValue[], reverts: string): string {
  return `The contract ${reverts} with ${errorName}(${args.map(argumentText).join(', ')}).`;
}

function decode(data: string): { errorName: string; args: AbiValue[] } | null {
  const known = errorsBySelector.get(data.slice(0, SELECTOR_LENGTH).toLowerCase());
  if (!known) return null;
  try {
    const { fragment, abi } = known;
    return { errorName: fragment.name, args: abiValues(fragment.inputs, abi.decodeErrorResult(fragment, data)) };
  } catch {
    return null;
  }
}

function withNeeds<Decoded extends { errorName: string; args: AbiValue[] }>(
  decoded: Decoded,
  calldata: string,
): Decoded {
  const needs = neededStanding(decoded.errorName, calldata);
  if (needs === undefined) return decoded;
  return { ...decoded, args: [...decoded.args, { name: 'needs', type: 'string[]', value: [...needs] }] };
}

function argumentText({ name, value }: AbiValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return name ? `${name}: ${text}` : text;
}

function unknownMessage(data: string, reverts: string): string {
  if (data === '0x') return `The contract ${reverts} without saying why. Check the addresses and the amounts.`;
  const selector = data.slice(0, SELECTOR_LENGTH);
  return `The contract ${reverts} with an error that is not in the published ABIs: ${selector}.`;
}
