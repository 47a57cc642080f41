import { expect } from 'chai';
import { MaxUint256, Signature, ZeroAddress } from 'ethers';
import { impersonate, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { guildFixture, TOKEN } from '../helpers/guild.ts';

const { loadFixture, time } = networkHelpers;

/** A guild whose Rewards contract, the only minter, can be acted as. */
async function minterFixture() {
  const fixture = await guildFixture();
  return { ...fixture, minter: await impersonate(fixture.rewards) };
}

describe('GuildToken', () => {
  describe('mint', () => {
    it('mints for the minter', async () => {
      const { token, minter, ana } = await loadFixture(minterFixture);
      await expect(token.connect(minter).mint(ana, 5n)).to.emit(token, 'Transfer').withArgs(ZeroAddress, ana, 5n);
      expect(await token.balanceOf(ana)).to.equal(5n);
    });

    it('reverts for anyone else, the timelock and the factory included', async () => {
      const { token, stranger, founder, timelock } = await loadFixture(minterFixture);
      for (const account of [stranger, founder, timelock]) {
        await expect(token.connect(account).mint(account, 1n))
          .to.be.revertedWithCustomError(token, 'AccessManagedUnauthorized')
          .withArgs(account.address);
      }
    });

    it('T-4 mints up to the cap and not one unit more', async () => {
      const { token, minter, ana, config } = await loadFixture(minterFixture);
      const available = config.supplyCap - 1_000n * TOKEN;
      await expect(token.connect(minter).mint(ana, available + 1n))
        .to.be.revertedWithCustomError(token, 'GuildTokenCapExceeded')
        .withArgs(available + 1n, available);
      await token.connect(minter).mint(ana, available);
      expect(await token.totalSupply()).to.equal(config.supplyCap);
      await expect(token.connect(minter).mint(ana, 1n))
        .to.be.revertedWithCustomError(token, 'GuildTokenCapExceeded')
        .withArgs(1n, 0n);
    });

    it('reverts for the zero address', async () => {
      const { token, minter } = await loadFixture(minterFixture);
      await expect(token.connect(minter).mint(ZeroAddress, 1n))
        .to.be.revertedWithCustomError(token, 'ERC20InvalidReceiver')
        .withArgs(ZeroAddress);
    });
  });

  describe('burn', () => {
    it("T-5 burns the caller's own tokens, with their votes", async () => {
      const { token, founder } = await loadFixture(guildFixture);
      const receipt = await (await token.connect(founder).burn(100n * TOKEN)).wait();
      const events = (await eventsOf(receipt, token)).map(({ name, args }) => [name, ...args]);
      expect(events).to.deep.equal([
        ['Transfer', founder.address, ZeroAddress, 100n * TOKEN],
        ['DelegateVotesChanged', founder.address, 600n * TOKEN, 500n * TOKEN],
      ]);
      expect(await token.balanceOf(founder)).to.equal(500n * TOKEN);
      expect(await token.totalSupply()).to.equal(900n * TOKEN);
    });

    it('T-5 reverts for more than the caller has', async () => {
      const { token, founder, stranger } = await loadFixture(guildFixture);
      for (const [account, had] of [
        [founder, 600n * TOKEN],
        [stranger, 0n],
      ] as const) {
        await expect(token.connect(account).burn(had + 1n))
          .to.be.revertedWithCustomError(token, 'ERC20InsufficientBalance')
          .withArgs(account.address, had, had + 1n);
      }
      await token.connect(founder).burn(600n * TOKEN);
      expect(await token.getVotes(founder)).to.equal(0n);
    });

    it('G-5 leaves the supply and the votes of the past as they were', async () => {
      const { token, founder } = await loadFixture(guildFixture);
      const before = await time.latest();
      await token.connect(founder).burn(600n * TOKEN);
      await networkHelpers.mine();
      expect(await token.getPastTotalSupply(before)).to.equal(1_000n * TOKEN);
      expect(await token.getPastVotes(founder, before)).to.equal(600n * TOKEN);
    });

    it('T-4 makes room below the cap, which limits the supply at any time', async () => {
      const { token, minter, founder, ana, config } = await loadFixture(minterFixture);
      await token.connect(minter).mint(ana, config.supplyCap - 1_000n * TOKEN);
      await token.connect(founder).burn(5n);
      await expect(token.connect(minter).mint(ana, 6n))
        .to.be.revertedWithCustomError(token, 'GuildTokenCapExceeded')
        .withArgs(6n, 5n);
      await token.connect(minter).mint(ana, 5n);
      expect(await token.totalSupply()).to.equal(config.supplyCap);
      expect(await token.cap()).to.equal(config.supplyCap);
    });
  });

  describe('first receipt', () => {
    it('T-1 makes the receiver its own delegate, after the transfer and before the votes change', async () => {
      const { token, founder, ana } = await loadFixture(guildFixture);
      const receipt = await (await token.connect(founder).transfer(ana, 3n)).wait();
      const events = (await eventsOf(receipt, token)).map(({ name, args }) => [name, ...args]);
      expect(events).to.deep.equal([
        ['Transfer', founder.address, ana.address, 3n],
        ['DelegateVotesChanged', founder.address, 600n * TOKEN, 600n * TOKEN - 3n],
        ['DelegateChanged', ana.address, ZeroAddress, ana.address],
        ['DelegateVotesChanged', ana.address, 0n, 3n],
      ]);
      expect(await token.delegates(ana)).to.equal(ana.address);
      expect(await token.getVotes(ana)).to.equal(3n);
    });

    it('T-1 applies to the first holders and to mints', async () => {
      const { token, founder, holder, minter, bo } = await loadFixture(minterFixture);
      expect(await token.getVotes(founder)).to.equal(600n * TOKEN);
      expect(await token.getVotes(holder)).to.equal(400n * TOKEN);
      await token.connect(minter).mint(bo, 7n);
      expect(await token.getVotes(bo)).to.equal(7n);
    });

    it('T-1 never overwrites a delegate chosen before', async () => {
      const { token, founder, ana, bo } = await loadFixture(guildFixture);
      await token.connect(ana).delegate(bo);
      await token.connect(founder).transfer(ana, 3n);
      expect(await token.delegates(ana)).to.equal(bo.address);
      expect(await token.getVotes(bo)).to.equal(3n);
      expect(await token.getVotes(ana)).to.equal(0n);
    });

    it('T-1 never overwrites the choice of no delegate, made while holding or before', async () => {
      const { token, founder, holder, ana, bo } = await loadFixture(guildFixture);
      await token.connect(holder).delegate(ZeroAddress);
      await token.connect(ana).delegate(ZeroAddress);
      await token.connect(bo).delegate(ana);
      await token.connect(bo).delegate(ZeroAddress);
      for (const account of [holder, ana, bo]) {
        await token.connect(founder).transfer(account, 3n);
        expect(await token.delegates(account)).to.equal(ZeroAddress);
        expect(await token.getVotes(account)).to.equal(0n);
      }
      await token.connect(ana).delegate(ana);
      expect(await token.getVotes(ana)).to.equal(3n);
    });

    it('T-1 changes nothing on the second receipt, nor when all was given away before it', async () => {
      const { token, founder, ana, bo } = await loadFixture(guildFixture);
      await token.connect(founder).transfer(ana, 3n);
      await token.connect(ana).delegate(bo);
      await token.connect(ana).transfer(founder, 3n);
      const receipt = await (await token.connect(founder).transfer(ana, 4n)).wait();
      expect((await eventsOf(receipt, token)).map(({ name }) => name)).to.not.include('DelegateChanged');
      expect(await token.getVotes(bo)).to.equal(4n);
    });

    it('T-1 an empty transfer chooses for nobody', async () => {
      const { token, stranger, founder, ana } = await loadFixture(guildFixture);
      await token.connect(stranger).transferFrom(founder, ana, 0n);
      expect(await token.delegates(ana)).to.equal(ZeroAddress);
      await token.connect(founder).transfer(ana, 1n);
      expect(await token.delegates(ana)).to.equal(ana.address);
    });

    it('keeps the votes right in a transfer to oneself', async () => {
      const { token, founder } = await loadFixture(guildFixture);
      await token.connect(founder).transfer(founder, 5n);
      expect(await token.getVotes(founder)).to.equal(600n * TOKEN);
    });
  });

  describe('clock', () => {
    it('G-4 counts seconds, for the token and for the governor', async () => {
      const { token, governor } = await loadFixture(guildFixture);
      for (const contract of [token, governor]) {
        expect(await contract.clock()).to.equal(await time.latest());
        expect(await contract.CLOCK_MODE()).to.equal('mode=timestamp');
      }
    });

    it('G-2 keeps the votes of the past', async () => {
      const { token, founder, ana } = await loadFixture(guildFixture);
      const before = await time.latest();
      await token.connect(founder).transfer(ana, 100n * TOKEN);
      const after = await time.latest();
      await networkHelpers.mine();
      expect(await token.getPastVotes(founder, before)).to.equal(600n * TOKEN);
      expect(await token.getPastVotes(ana, before)).to.equal(0n);
      expect(await token.getPastVotes(ana, after)).to.equal(100n * TOKEN);
      expect(await token.getPastTotalSupply(before)).to.equal(1_000n * TOKEN);
      const now = await time.latest();
      await expect(token.getPastVotes(ana, now))
        .to.be.revertedWithCustomError(token, 'ERC5805FutureLookup')
        .withArgs(now, now);
    });
  });

  describe('signatures', () => {
    it('T-2 permits and delegations share one domain, the token, and one nonce', async () => {
      const { token, founder, ana, bo, stranger } = await loadFixture(guildFixture);
      const [, name, version, chainId, verifyingContract] = await token.eip712Domain();
      expect([name, version, verifyingContract]).to.deep.equal(['Open Methods Guild', '1', token.target]);
      const domain = { name, version, chainId, verifyingContract };
      const permit = { owner: founder.address, spender: ana.address, value: 9n, nonce: 0n, deadline: MaxUint256 };
      const permitTypes = {
        Permit: ['address owner', 'address spender', 'uint256 value', 'uint256 nonce', 'uint256 deadline'].map(field),
      };
      const { v, r, s } = Signature.from(await founder.signTypedData(domain, permitTypes, permit));
      await token.connect(stranger).permit(founder, ana, 9n, MaxUint256, v, r, s);
      expect(await token.allowance(founder, ana)).to.equal(9n);
      expect(await token.nonces(founder)).to.equal(1n);
      await expect(token.permit(founder, ana, 9n, MaxUint256, v, r, s)).to.be.revertedWithCustomError(
        token,
        'ERC2612InvalidSigner',
      );
      await expect(token.permit(founder, ana, 9n, 1, v, r, s))
        .to.be.revertedWithCustomError(token, 'ERC2612ExpiredSignature')
        .withArgs(1n);

      const delegation = { delegatee: bo.address, nonce: 1n, expiry: MaxUint256 };
      const types = { Delegation: ['address delegatee', 'uint256 nonce', 'uint256 expiry'].map(field) };
      const signed = Signature.from(await founder.signTypedData(domain, types, delegation));
      await token.connect(stranger).delegateBySig(bo, 1n, MaxUint256, signed.v, signed.r, signed.s);
      expect(await token.delegates(founder)).to.equal(bo.address);
      await expect(token.delegateBySig(bo, 1n, MaxUint256, signed.v, signed.r, signed.s))
        .to.be.revertedWithCustomError(token, 'InvalidAccountNonce')
        .withArgs(founder.address, 2n);
      await expect(token.delegateBySig(bo, 2n, 1n, signed.v, signed.r, signed.s))
        .to.be.revertedWithCustomError(token, 'VotesExpiredSignature')
        .withArgs(1n);
    });
  });
});

function field(declaration: string) {
  const [type = '', name = ''] = declaration.split(' ');
  return { type, name };
}
