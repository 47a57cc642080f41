/**
 * What a node's refusal of `eth_sendRawTransaction` means for the bytes that were sent.
 *
 * - `known`: it has them already.
 * - `executed`: it mined them and says that the call failed; their receipt tells the rest.
 * - `nonceUsed`: their nonce is used, perhaps by them.
 * - `nonceAhead`: an earlier nonce is missing.
 * - `underpriced`: their fees are too low, or too close to those of the transaction that they replace.
 * - `noFunds`: the sender cannot pay.
 * - `unsendable`: no node of this chain will ever take them.
 * - `unclear`: anything else; they may or may not have been taken.
 */
export type BroadcastOutcome =
  | 'known'
  | 'executed'
  | 'nonceUsed'
  | 'nonceAhead'
  | 'underpriced'
  | 'noFunds'
  | 'unsendable'
  | 'unclear';

/**
 * Texts of geth, reth, Erigon, Nethermind, Besu, Hardhat and anvil, in the order in which they are tried. JSON-RPC
 * fixes no codes for these, so the words are all there is; `broadcastErrors.test.ts` has an example of each.
 */
const TEXTS: readonly (readonly [RegExp, Exclude<BroadcastOutcome, 'unclear'>])[] = [
  [
    /already known|\bknown transaction|already imported|already exists|alreadyknown|already in (the )?mempool/i,
    'known',
  ],
  [/replacement|underpriced|fee ?too ?low|could not replace existing tx|replacementnotallowed/i, 'underpriced'],
  [
    /less than block base fee|too low for the next block|below (the )?(configured )?minimum|fee cap less/i,
    'underpriced',
  ],
  [/insufficient ?funds|enough funds|upfront cost exceeds|insufficient balance/i, 'noFunds'],
  [/nonce (is )?too low|old ?nonce|nonce .*below current/i, 'nonceUsed'],
  [/nonce (is )?too high|nonce ?gap|too (distant|far)|exceeds next nonce|nonce too far/i, 'nonceAhead'],
  [/transaction reverted|vm exception|execution reverted/i, 'executed'],
  [/intrinsic gas|requires at least \d+ gas|exceeds (the )?(block|transaction) gas (limit|cap)/i, 'unsendable'],
  [/oversized data|max initcode size exceeded/i, 'unsendable'],
];

/** Reads a node's error text; what it does not know is `unclear`, which is always safe: the same bytes are sent again. */
export function classifyBroadcastError(message: string): BroadcastOutcome {
  return TEXTS.find(([text]) => text.test(message))?.[1] ?? 'unclear';
}
