import { expect } from 'chai';
import { type BroadcastOutcome, classifyBroadcastError } from './broadcastErrors.ts';

/** Real answers to `eth_sendRawTransaction`: Hardhat 3.18 and anvil 1.7.1 as recorded, the others from their sources. */
const ANSWERS: readonly (readonly [node: string, outcome: BroadcastOutcome, message: string])[] = [
  ['hardhat', 'known', 'Known transaction: 0x9035e6bd880ad5bb314fd99240a36056e27bd91d8aa89d46663b8fe9b39f29f5'],
  ['anvil', 'known', 'transaction already imported'],
  ['geth', 'known', 'already known'],
  ['reth', 'known', 'already known'],
  ['erigon', 'known', 'ALREADY_EXISTS: already known'],
  ['nethermind', 'known', 'AlreadyKnown'],
  ['besu', 'known', 'Known transaction'],
  ['hardhat', 'executed', 'Transaction reverted without a reason string'],
  ['hardhat', 'executed', 'VM Exception while processing transaction: invalid opcode'],
  ['hardhat', 'executed', "VM Exception while processing transaction: reverted with custom error 'FailedCall()'"],
  [
    'hardhat',
    'nonceUsed',
    "Nonce too low. Expected nonce to be 2 but got 1. Note that transactions can't be queued when automining.",
  ],
  ['anvil', 'nonceUsed', 'nonce too low'],
  ['geth', 'nonceUsed', 'nonce too low: next nonce 5, tx nonce 4'],
  ['nethermind', 'nonceUsed', 'OldNonce, Current nonce: 5, nonce of rejected tx: 4'],
  ['besu', 'nonceUsed', 'Nonce too low'],
  [
    'hardhat',
    'nonceAhead',
    "Nonce too high. Expected nonce to be 0 but got 5. Note that transactions can't be queued when automining.",
  ],
  ['besu', 'nonceAhead', 'Transaction nonce is too distant from current sender nonce'],
  ['nethermind', 'nonceAhead', 'NonceGap, Future nonce. Expected nonce: 3'],
  [
    'hardhat',
    'underpriced',
    'Replacement transaction underpriced. A gasPrice/maxPriorityFeePerGas of at least 1100000000 is necessary to replace the existing transaction with nonce 5.',
  ],
  [
    'hardhat',
    'underpriced',
    'Transaction maxFeePerGas (1) is too low for the next block, which has a baseFeePerGas of 670055867',
  ],
  ['anvil', 'underpriced', 'replacement transaction underpriced'],
  ['anvil', 'underpriced', 'max fee per gas less than block base fee'],
  [
    'geth',
    'underpriced',
    'max fee per gas less than block base fee: address 0xabc, maxFeePerGas: 1, baseFee: 875000000',
  ],
  ['geth', 'underpriced', 'transaction underpriced: tip needed 1000000, tip permitted 1'],
  ['erigon', 'underpriced', 'could not replace existing tx'],
  ['nethermind', 'underpriced', 'FeeTooLow, MaxFeePerGas too low. MaxFeePerGas: 1, BaseFee: 7'],
  ['nethermind', 'underpriced', 'ReplacementNotAllowed'],
  ['besu', 'underpriced', 'Gas price below configured minimum gas price'],
  [
    'hardhat',
    'noFunds',
    "Sender doesn't have enough funds to send tx. The max upfront cost is: 210000000000000 and the sender's balance is: 0.",
  ],
  ['anvil', 'noFunds', 'Insufficient funds for gas * price + value'],
  ['geth', 'noFunds', 'insufficient funds for gas * price + value: balance 0, tx cost 21000, overshot 21000'],
  ['nethermind', 'noFunds', 'InsufficientFunds, Account balance: 0, cumulative cost: 1'],
  ['besu', 'noFunds', 'Upfront cost exceeds account balance (transaction up-front cost 0x1 exceeds balance 0x0)'],
  ['hardhat', 'unsendable', 'Transaction requires at least 21000 gas but got 20000'],
  ['hardhat', 'unsendable', 'Transaction gas limit is 20000000 and exceeds transaction gas cap of 16777216'],
  ['anvil', 'unsendable', 'intrinsic gas too low'],
  ['geth', 'unsendable', 'exceeds block gas limit'],
  ['geth', 'unsendable', 'oversized data: transaction size 140312, limit 131072'],
  ['geth', 'unclear', 'txpool is full'],
  ['proxy', 'unclear', '<html>502 Bad Gateway</html>'],
  ['proxy', 'unclear', 'request timeout'],
  ['proxy', 'unclear', 'unknown transaction'],
  ['geth', 'unclear', 'tx fee (1.20 ether) exceeds the configured cap (1.00 ether)'],
  ['any', 'unclear', ''],
];

describe('classifyBroadcastError', () => {
  for (const [node, outcome, message] of ANSWERS) {
    it(`reads ${outcome} in ${node}'s "${message.slice(0, 60)}"`, () => {
      expect(classifyBroadcastError(message)).to.equal(outcome);
    });
  }
});
