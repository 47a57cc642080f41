import { type Explanations, expired } from '../prepare/reverts/explanationWords.ts';
import { timeOf } from '../prepare/words.ts';

/** What the contracts' errors about tokens mean, and what to do. */
export const tokenReverts: Explanations = {
  ERC20InsufficientAllowance: ({ spender, allowance, needed }) =>
    `The token allows ${spender} to take ${allowance} of the ${needed} needed (smallest units). Approve more first ` +
    '(prepareApprove), and wait until that is mined.',
  ERC20InsufficientBalance: ({ sender, balance, needed }) =>
    `${sender} has ${balance} of the ${needed} needed, in the token's smallest unit.`,
  ERC20InvalidReceiver: ({ receiver }) => `${receiver} cannot receive tokens: name another account.`,
  ERC2612ExpiredSignature: expired,
  ERC2612InvalidSigner: ({ owner }) =>
    `${owner} has not signed exactly this permit with its current nonce: have it sign a new one (preparePermitSignature).`,
  GuildTokenCapExceeded: ({ requested, available }) =>
    `The guild token's cap leaves ${available} to mint, and this needs ${requested} (smallest units).`,
  InvalidAccountNonce: ({ account, currentNonce }) =>
    `The next number that ${account} signs is ${currentNonce}: have it sign again.`,
  SafeERC20FailedOperation: ({ token }) => `The token ${token} refused the transfer.`,
  VotesExpiredSignature: ({ expiry }) => `The delegation was good until ${timeOf(expiry)}: have it signed again.`,
};
