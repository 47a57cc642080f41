import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import type { TestContract } from '../helpers/chain.ts';
import { Amounts, applyBy, expectAmounts, type Replica, silent } from './replica.ts';

/**
 * A guild token rebuilt from its events.
 *
 * @param contract - The guild token.
 */
export function replicateToken(contract: TestContract): Replica {
  const balances = new Amounts();
  const votes = new Amounts();
  const delegates = new Map<string, string>();
  let supply = 0n;
  return {
    contract,
    apply: applyBy({
      ...silent,
      // An allowance that a transfer uses up changes without an event (ERC-20 does not ask for one).
      Approval: () => {},
      Transfer: ({ from, to, value }) => {
        if (from === ZeroAddress) supply += value;
        else balances.add(0n - value, from);
        if (to === ZeroAddress) supply -= value;
        else balances.add(value, to);
      },
      DelegateChanged: ({ delegator, toDelegate }) => delegates.set(delegator, toDelegate),
      DelegateVotesChanged: ({ delegate, newVotes }) => votes.set(newVotes, delegate),
    }),
    async check() {
      expect(await contract.totalSupply()).to.equal(supply);
      await expectAmounts(balances, contract, 'balanceOf');
      await expectAmounts(votes, contract, 'getVotes');
      for (const [account, delegate] of delegates) {
        expect(await contract.delegates(account), account).to.equal(delegate);
      }
    },
  };
}
