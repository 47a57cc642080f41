import type { Eip712, PlainCall, Signer } from '../act/signer.ts';
import { GuildhallError } from '../http/guildhallError.ts';

/** How a contract wallet acts. */
export type ContractWallet = {
  /** The contract. */
  address: string;
  /** Whose transactions the wallet obeys. */
  owner: Signer;
  /** The owner's call that has the wallet make a call, such as `execute(to, value, data)` encoded. */
  execute: (call: PlainCall) => PlainCall;
  /** A signature that the contract takes for its own by ERC-1271; without it, it signs nothing. */
  sign?: (typedData: Eip712) => Promise<string>;
};

/**
 * Takes a contract wallet: it makes plain calls, and signs where contracts ask it by ERC-1271. The relayer never pays for it.
 *
 * @param wallet - How it acts.
 * @throws GuildhallError SIGNER_CANNOT when its owner sends no transactions
 */
export function contractWallet({ address, owner, execute, sign }: ContractWallet): Signer {
  const { send } = owner;
  if (!send) {
    throw new GuildhallError('The owner of the wallet cannot send transactions: connect it to a node.', {
      code: 'SIGNER_CANNOT',
    });
  }
  return { address, send: (call) => send(execute(call)), ...(sign && { signTypedData: sign }) };
}
