import type { PreparedActionFragment } from '../generated/types.ts';
import { GuildhallError } from '../http/guildhallError.ts';
import type { Eip712, FullTransaction } from './signer.ts';

type Prepared = PreparedActionFragment;

/** The chain and the forwarder that signatures may be for. */
export type TrustedChain = { id: bigint; forwarder: string };

/** The type of OpenZeppelin's ERC2771Forwarder, written here: what is signed has these fields and no others. */
const TYPES = {
  EIP712Domain: [
    { name: 'name', type: 'string' },
    { name: 'version', type: 'string' },
    { name: 'chainId', type: 'uint256' },
    { name: 'verifyingContract', type: 'address' },
  ],
  ForwardRequest: [
    { name: 'from', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'gas', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint48' },
    { name: 'data', type: 'bytes' },
  ],
};

/**
 * The typed data of a request that the relayer pays for, from the fields that were shown, once they are what was asked for.
 *
 * @throws GuildhallError NOT_AS_ASKED
 */
export function forwardRequestOf(
  { call, forwardRequest }: Pick<Prepared, 'call' | 'forwardRequest'>,
  from: string,
  trusted: TrustedChain,
): Eip712 {
  if (!forwardRequest) throw notAsAsked('there is no request that the relayer pays for');
  const { domain, message } = forwardRequest;
  sameChain(domain.chainId, trusted);
  same('forwarder', domain.verifyingContract, trusted.forwarder);
  same('account', message.from, from);
  same('contract', message.to, call.to);
  same('call', message.data, call.data);
  if (message.value !== 0n) throw notAsAsked('it sends native coin, which the relayer never does');
  if (message.deadline <= BigInt(Math.floor(Date.now() / 1_000))) {
    throw notAsAsked('its deadline has passed by this machine’s clock');
  }
  const plain = Object.fromEntries(Object.entries(message).map(([name, value]) => [name, String(value)]));
  return {
    domain: { ...domain, chainId: Number(domain.chainId) },
    types: TYPES,
    primaryType: 'ForwardRequest',
    message: plain,
  };
}

/**
 * The transaction that an account pays for, once it is what was asked for.
 *
 * @throws GuildhallError NOT_AS_ASKED
 */
export function transactionOf(
  { call, unsignedTransaction }: Pick<Prepared, 'call' | 'unsignedTransaction'>,
  from: string,
  trusted: TrustedChain,
): FullTransaction {
  if (!unsignedTransaction) throw notAsAsked('there is no transaction to sign');
  sameChain(unsignedTransaction.chainId, trusted);
  same('account', unsignedTransaction.from, from);
  same('contract', unsignedTransaction.to, call.to);
  same('call', unsignedTransaction.data, call.data);
  if (unsignedTransaction.value !== call.value) throw notAsAsked('it sends another amount than it says');
  return unsignedTransaction;
}

/**
 * Typed data of a contract of its own (`bySignature`), once it is for this chain.
 *
 * @throws GuildhallError NOT_AS_ASKED
 */
export function ownTypedData(typedData: unknown, { id }: TrustedChain): Eip712 {
  const given = typedData as Eip712;
  sameChain(BigInt(String(given.domain.chainId ?? 0)), { id });
  if (given.primaryType === 'ForwardRequest') throw notAsAsked('it is a ForwardRequest in disguise');
  return given;
}

function sameChain(given: bigint, { id }: Pick<TrustedChain, 'id'>): void {
  if (given !== id) throw notAsAsked(`it is for chain ${given} instead of ${id}`);
}

function same(what: string, given: string, wanted: string): void {
  if (given.toLowerCase() !== wanted.toLowerCase()) throw notAsAsked(`its ${what} is ${given} instead of ${wanted}`);
}

function notAsAsked(why: string): GuildhallError {
  const message = `What the gateway gave to sign is not what was asked for: ${why}. Nothing was signed.`;
  return new GuildhallError(message, { code: 'NOT_AS_ASKED' });
}
