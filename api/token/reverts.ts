import type { Explanations } from '../prepare/reverts/explanationWords.ts';

/** What the contracts' errors about tokens mean, and what to do. */
export const tokenReverts: Explanations = {
  ERC20InsufficientAllowance: ({ spender, allowance, needed }) =>
    `The token allows ${spender} to take ${allowance} of the ${needed} needed (smallest units). Approve more first ` +
    '(prepareApprove), and wait until that is mined.',
  ERC20InsufficientBalance: ({ sender, balance, needed }) =>
    `${sender} has ${balance} of the ${needed} needed, in the token's smallest unit.`,
  GuildTokenCapExceeded: ({ requested, available }) =>
    `The guild token's cap leaves ${available} to mint, and this needs ${requested} (smallest units).`,
  SafeERC20FailedOperation: ({ token }) => `The token ${token} refused the transfer.`,
};
