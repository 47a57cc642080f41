import { expect } from 'chai';
import { type Signer, solidityPacked } from 'ethers';
import { deployContract, ethers, networkHelpers, type TestContract } from '../helpers/chain.ts';
import { guildFixture, TOKEN } from '../helpers/guild.ts';
import { proposalOf, Support } from '../helpers/proposal.ts';

const { loadFixture } = networkHelpers;

const ballotTypes = {
  Ballot: [
    { name: 'proposalId', type: 'uint256' },
    { name: 'support', type: 'uint8' },
    { name: 'voter', type: 'address' },
    { name: 'nonce', type: 'uint256' },
  ],
};

/** Two proposals with open votes. */
async function activeFixture() {
  const fixture = await guildFixture();
  const proposal = await proposalOf(fixture, 'Fee to 1%', [fixture.projects, 'setFeeBps', 100]);
  const other = await proposalOf(fixture, 'Fee to 2%', [fixture.projects, 'setFeeBps', 200]);
  await proposal.propose(fixture.founder);
  await other.propose(fixture.founder);
  await other.toVote();
  return { ...fixture, proposal, other };
}

/** A fractional ballot: weights against, for and abstaining. */
function ballot(against: bigint, inFavour: bigint, abstain: bigint): string {
  return solidityPacked(['uint128', 'uint128', 'uint128'], [against, inFavour, abstain]);
}

/** Signs a ballot for `castVoteBySig`. */
async function signBallot(
  governor: TestContract,
  signer: Signer,
  ballot: { voter: string; proposalId: bigint; nonce: bigint },
) {
  const [, name, version, chainId, verifyingContract] = await governor.eip712Domain();
  const domain = { name, version, chainId, verifyingContract };
  return signer.signTypedData(domain, ballotTypes, { support: Support.For, ...ballot });
}

describe('votes', () => {
  it('emit VoteCast with the weight at the snapshot', async () => {
    const { governor, proposal, founder } = await loadFixture(activeFixture);
    await expect(governor.connect(founder).castVoteWithReason(proposal.id, Support.Against, 'Too cheap'))
      .to.emit(governor, 'VoteCast')
      .withArgs(founder.address, proposal.id, Support.Against, 600n * TOKEN, 'Too cheap');
    expect(await governor.proposalVotes(proposal.id)).to.deep.equal([600n * TOKEN, 0n, 0n]);
  });

  it('G-1 count once, by whatever way they are cast', async () => {
    const { governor, proposal, founder, stranger } = await loadFixture(activeFixture);
    await governor.connect(founder).castVote(proposal.id, Support.For);
    const again = [
      () => governor.connect(founder).castVote(proposal.id, Support.Against),
      () => governor.connect(founder).castVoteWithReasonAndParams(proposal.id, 255, '', ballot(1n, 0n, 0n)),
      async () => {
        const nonce = await governor['nonces(address,uint192)'](founder, BigInt.asUintN(192, proposal.id));
        const signature = await signBallot(governor, founder, {
          voter: founder.address,
          proposalId: proposal.id,
          nonce,
        });
        return governor.connect(stranger).castVoteBySig(proposal.id, Support.For, founder, signature);
      },
    ];
    for (const vote of again) {
      await expect(vote()).to.be.revertedWithCustomError(governor, 'GovernorAlreadyCastVote').withArgs(founder.address);
    }
  });

  it('G-1 can be cast in fractions, until nothing is left', async () => {
    const { governor, proposal, founder } = await loadFixture(activeFixture);
    const params = ballot(100n * TOKEN, 200n * TOKEN, 50n * TOKEN);
    await expect(
      governor.connect(founder).castVoteWithReasonAndParams(proposal.id, Support.Fractional, 'Split', params),
    )
      .to.emit(governor, 'VoteCastWithParams')
      .withArgs(founder.address, proposal.id, Support.Fractional, 350n * TOKEN, 'Split', params);
    expect(await governor.hasVoted(proposal.id, founder)).to.equal(true);
    const tooMuch = ballot(250n * TOKEN, 1n, 0n);
    await expect(governor.connect(founder).castVoteWithReasonAndParams(proposal.id, Support.Fractional, '', tooMuch))
      .to.be.revertedWithCustomError(governor, 'GovernorExceedRemainingWeight')
      .withArgs(founder.address, 250n * TOKEN + 1n, 250n * TOKEN);
    await governor.connect(founder).castVote(proposal.id, Support.For);
    expect(await governor.proposalVotes(proposal.id)).to.deep.equal([100n * TOKEN, 450n * TOKEN, 50n * TOKEN]);
    expect(await governor.usedVotes(proposal.id, founder)).to.equal(600n * TOKEN);
  });

  it('revert for an unknown kind of support, and for parameters that do not fit', async () => {
    const { governor, proposal, founder } = await loadFixture(activeFixture);
    await expect(governor.connect(founder).castVote(proposal.id, 3)).to.be.revertedWithCustomError(
      governor,
      'GovernorInvalidVoteType',
    );
    for (const support of [Support.For, Support.Fractional]) {
      await expect(
        governor.connect(founder).castVoteWithReasonAndParams(proposal.id, support, '', '0x01'),
      ).to.be.revertedWithCustomError(governor, 'GovernorInvalidVoteParams');
    }
  });

  it('G-2 weigh what was held at the snapshot, not what moved since', async () => {
    const { governor, token, proposal, founder, ana } = await loadFixture(activeFixture);
    await token.connect(founder).transfer(ana, 600n * TOKEN);
    await expect(governor.connect(ana).castVote(proposal.id, Support.For))
      .to.be.revertedWithCustomError(governor, 'GovernorAlreadyCastVote')
      .withArgs(ana.address);
    await governor.connect(founder).castVote(proposal.id, Support.For);
    expect(await governor.usedVotes(proposal.id, founder)).to.equal(600n * TOKEN);
  });

  describe('by signature', () => {
    it('G-19 are cast for a voter without gas, each proposal with a nonce of its own, in any order', async () => {
      const { governor, proposal, other, founder, stranger } = await loadFixture(activeFixture);
      const signatures = await Promise.all(
        [proposal, other].map(async ({ id }) => {
          const nonce = await governor['nonces(address,uint192)'](founder, BigInt.asUintN(192, id));
          return {
            id,
            signature: await signBallot(governor, founder, { voter: founder.address, proposalId: id, nonce }),
          };
        }),
      );
      for (const { id, signature } of signatures.reverse()) {
        await expect(governor.connect(stranger).castVoteBySig(id, Support.For, founder, signature))
          .to.emit(governor, 'VoteCast')
          .withArgs(founder.address, id, Support.For, 600n * TOKEN, '');
      }
    });

    it('G-19 also take the plain nonce, once', async () => {
      const { governor, proposal, other, founder, stranger } = await loadFixture(activeFixture);
      const signature = await signBallot(governor, founder, {
        voter: founder.address,
        proposalId: proposal.id,
        nonce: 0n,
      });
      await governor.connect(stranger).castVoteBySig(proposal.id, Support.For, founder, signature);
      expect(await governor['nonces(address)'](founder)).to.equal(1n);
      const stale = await signBallot(governor, founder, { voter: founder.address, proposalId: other.id, nonce: 0n });
      await expect(governor.connect(stranger).castVoteBySig(other.id, Support.For, founder, stale))
        .to.be.revertedWithCustomError(governor, 'GovernorInvalidSignature')
        .withArgs(founder.address);
    });

    it('G-19 are cast for a contract that accepts the signature (ERC-1271)', async () => {
      const fixture = await loadFixture(guildFixture);
      const { governor, token, projects, founder, ana, bo, stranger } = fixture;
      const wallet = await deployContract('ContractVoter', ana.address);
      await token.connect(founder).transfer(wallet, 100n * TOKEN);
      const proposal = await proposalOf(fixture, 'Fee to 1%', [projects, 'setFeeBps', 100]);
      await proposal.propose(founder);
      await proposal.toVote();
      const address = await wallet.getAddress();
      const nonce = await governor['nonces(address,uint192)'](wallet, BigInt.asUintN(192, proposal.id));
      const wrong = await signBallot(governor, bo, { voter: address, proposalId: proposal.id, nonce });
      await expect(governor.connect(stranger).castVoteBySig(proposal.id, Support.For, wallet, wrong))
        .to.be.revertedWithCustomError(governor, 'GovernorInvalidSignature')
        .withArgs(address);
      const right = await signBallot(governor, ana, { voter: address, proposalId: proposal.id, nonce });
      await governor.connect(stranger).castVoteBySig(proposal.id, Support.For, wallet, right);
      expect(await governor.usedVotes(proposal.id, wallet)).to.equal(100n * TOKEN);
    });

    it('carry a reason and fractions too', async () => {
      const { governor, proposal, founder, stranger } = await loadFixture(activeFixture);
      const [, name, version, chainId, verifyingContract] = await governor.eip712Domain();
      const types = {
        ExtendedBallot: [...ballotTypes.Ballot, { name: 'reason', type: 'string' }, { name: 'params', type: 'bytes' }],
      };
      const nonce = await governor['nonces(address,uint192)'](founder, BigInt.asUintN(192, proposal.id));
      const params = ballot(0n, TOKEN, 0n);
      const message = { proposalId: proposal.id, support: 255, voter: founder.address, nonce, reason: 'One', params };
      const signature = await founder.signTypedData({ name, version, chainId, verifyingContract }, types, message);
      const cast = (reason: string) =>
        governor
          .connect(stranger)
          .castVoteWithReasonAndParamsBySig(proposal.id, 255, founder, reason, params, signature);
      await expect(cast('Two'))
        .to.be.revertedWithCustomError(governor, 'GovernorInvalidSignature')
        .withArgs(founder.address);
      await cast('One');
      expect(await governor.usedVotes(proposal.id, founder)).to.equal(TOKEN);
    });
  });

  it('name the guild in their EIP-712 domain', async () => {
    const { governor, config } = await loadFixture(guildFixture);
    const { name, version, chainId, verifyingContract } = await governor.eip712Domain();
    const network = await ethers.provider.getNetwork();
    expect([name, version, chainId, verifyingContract]).to.deep.equal([
      config.name,
      '1',
      network.chainId,
      governor.target,
    ]);
  });
});
