import { type ErrorFragment, Interface, isHexString } from 'ethers';
import { abis } from '../chain/abis.ts';
import { type AbiValue, abiValues } from '../chain/abiValues.ts';
import type { Explanations } from './explanationWords.ts';
import { type RevertError, revertError } from './userErrors.ts';

const SOLIDITY = new Interface(['error Error(string message)', 'error Panic(uint256 code)']);
const SELECTOR_LENGTH = 10;

/**
 * Says what a contract's revert data means.
 *
 * @param data - Revert data, hex.
 * @param contract - Address of the contract that was called.
 */
export type DecodeRevert = (data: string, contract: string) => RevertError;

const ofSolidity: Explanations = {
  Error: ({ message }) => `The contract says: ${message}`,
  Panic: ({ code }) => `The contract hit Solidity's panic ${code}.`,
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
  return (data, contract) => {
    const revert = { data: isHexString(data) ? data : '0x', contract };
    const decoded = decode(revert.data);
    if (!decoded) return revertError({ ...revert, errorName: '', args: [], message: unknownMessage(revert.data) });
    const signature = `${decoded.errorName}(${decoded.args.map(argumentText).join(', ')})`;
    const explanation = explain(decoded.errorName, decoded.args);
    const message = explanation ? `${explanation} [${signature}]` : `The contract would revert with ${signature}.`;
    return revertError({ ...revert, ...decoded, message });
  };
}

function explainer(explanations: Explanations): (errorName: string, args: readonly AbiValue[]) => string | undefined {
  return (errorName, args) => {
    const explain = Object.hasOwn(explanations, errorName) ? explanations[errorName] : undefined;
    return explain?.(Object.fromEntries(args.map(({ name, value }) => [name, String(value)])));
  };
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

function argumentText({ name, value }: AbiValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return name ? `${name}: ${text}` : text;
}

function unknownMessage(data: string): string {
  if (data === '0x') return 'The contract would revert without saying why. Check the addresses and the amounts.';
  return `The contract would revert with an error that is not in the published ABIs: ${data.slice(0, SELECTOR_LENGTH)}.`;
}
