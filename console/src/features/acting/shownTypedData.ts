import type { Eip712, ReadyAction } from '../../../../client/index.ts';

/** OpenZeppelin's ERC2771Forwarder, written here: what the relayer pays for is signed with these fields. */
const FORWARD_REQUEST = [
  { name: 'from', type: 'address' },
  { name: 'to', type: 'address' },
  { name: 'value', type: 'uint256' },
  { name: 'gas', type: 'uint256' },
  { name: 'nonce', type: 'uint256' },
  { name: 'deadline', type: 'uint48' },
  { name: 'data', type: 'bytes' },
];

/** What a wallet is given to sign for an action; undefined when it is a transaction, and no typed data. */
export function shownTypedData({ payer, forwardRequest }: ReadyAction): Eip712 | undefined {
  if (payer !== 'relayer' || !forwardRequest) return undefined;
  const { domain, message } = forwardRequest;
  return {
    domain: { ...domain },
    types: { ForwardRequest: FORWARD_REQUEST },
    primaryType: 'ForwardRequest',
    message: { ...message },
  };
}
