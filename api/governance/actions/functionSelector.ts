import { isHexString } from 'ethers';
import { abis } from '../../chain/calls/abis.ts';
import { partOf } from '../../prepare/calls/sentenceWords.ts';
import { UserErrors, validationError } from '../../prepare/userErrors.ts';
import { account } from '../../prepare/words.ts';
import type { ActionScope } from './action.ts';

const SELECTOR_BYTES = 4;

/**
 * The selector of a contract's function.
 *
 * @param target - The contract, lower-case.
 * @param name - Name of the function, where the contract is one of the guild's; else its selector, 4 bytes in hexadecimal.
 * @param path - Of the name, within the action's input.
 * @throws UserErrors when the contract has no such function that changes its state.
 */
export function functionSelector(
  { contracts, field }: ActionScope,
  target: string,
  name: string,
  ...path: string[]
): string {
  const part = partOf(contracts, target);
  if (part === null && isHexString(name, SELECTOR_BYTES)) return name.toLowerCase();
  const known = part && /^\w+$/.test(name) ? abis[part].getFunction(name) : null;
  if (known && !known.constant) return known.selector;
  const whose = part ? `The guild's ${part}` : account(target);
  const what = part
    ? `${whose} has no function of that name that changes anything: take one of abis/${part}.json.`
    : `${whose} is none of the guild's contracts: give the selector of its function, 4 bytes in hexadecimal after 0x.`;
  throw new UserErrors(validationError([...field, ...path], what));
}
