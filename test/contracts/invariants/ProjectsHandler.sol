// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {IGuildFactory} from "../../../contracts/guild/IGuildFactory.sol";
import {HostilePayee} from "../../../contracts/mocks/HostilePayee.sol";
import {HostileToken} from "../../../contracts/mocks/HostileToken.sol";
import {IProjectsTypes} from "../../../contracts/projects/IProjectsTypes.sol";
import {IRewards} from "../../../contracts/rewards/IRewards.sol";
import {ProjectsHashes} from "./ProjectsHashes.sol";
import {ProjectsInsiders} from "./ProjectsInsiders.sol";

/// @title ProjectsHandler
/// @notice Every move that anyone can make in a guild's escrow, in any order, with hostile tokens and receivers. A move
/// that does not fit is refused by the contract; what it did is watched by {ProjectsWitness}. Insiders' are in
/// {ProjectsInsiders}.
contract ProjectsHandler is ProjectsInsiders {
    uint256 private constant REVIEWERS = 2;
    bytes32 private constant DIGEST = keccak256("deliverable");
    uint256 private constant MAX_AMOUNT = 1e24;
    /// @dev So that the parties' guild tokens can pay for it, and the cap on rewards is not reached at once.
    uint256 private constant MAX_FEE_TOKEN_RATE = 1e13;
    uint256 private constant MAX_REWARD_RATE = 1e15;

    constructor(
        IGuildFactory.GuildContracts memory guild,
        address[] memory tokens_,
        HostileToken hostile,
        address arbiter
    ) ProjectsInsiders(guild, tokens_, hostile, arbiter) {}

    function create(uint256 seed, uint8 fundCount) external {
        if (_projects.projectCount() >= MAX_PROJECTS) return;
        IProjectsTypes.ProjectTerms memory terms = _terms(seed);
        uint256 value = _valueOf(terms, fundCount % (MILESTONES + 1));
        address client = _client(seed);
        _agreed = type(uint256).max;
        _act(client, value, abi.encodeCall(_projects.createProject, (terms, uint8(fundCount % (MILESTONES + 1)))));
    }

    function accept(uint256 projectId) external {
        bytes32 termsHash = _projects.projectOf(_id(projectId)).termsHash;
        _act(_guild.timelock, 0, abi.encodeCall(_projects.acceptProject, (_id(projectId), termsHash)));
    }

    function acceptOthers(uint256 projectId, bytes32 termsHash) external {
        _act(_guild.timelock, 0, abi.encodeCall(_projects.acceptProject, (_id(projectId), termsHash)));
    }

    function cancel(uint256 projectId, bool byClient) external {
        address caller = byClient ? _projects.projectOf(_id(projectId)).client : _stranger();
        _act(caller, 0, abi.encodeCall(_projects.cancelProject, (_id(projectId))));
    }

    function fund(uint256 projectId, uint8 count, uint256 value, bool exact) external {
        IProjectsTypes.Project memory project = _projects.projectOf(_id(projectId));
        uint8 first = project.fundedCount;
        count = uint8(1 + (count % MILESTONES));
        uint256 due = 0;
        for (uint256 i = first; i < uint256(first) + count && i < project.milestoneCount; ++i) {
            due += _projects.milestoneOf(_id(projectId), i).amount;
        }
        _agreed = exact ? due : value % MAX_AMOUNT;
        value = exact && project.token != address(0) ? 0 : _agreed;
        bytes memory data = abi.encodeCall(_projects.fund, (_id(projectId), first, count, _agreed, project.termsHash));
        _act(_client(projectId), value, data);
    }

    function submit(uint256 projectId, uint256 milestoneId) external {
        address contributor = _contributorOf(projectId, milestoneId);
        bytes memory data = abi.encodeCall(
            _projects.submitDeliverable,
            (_id(projectId), milestoneId % MILESTONES, DIGEST, "cid")
        );
        _act(contributor, 0, data);
    }

    function review(uint256 projectId, uint256 milestoneId, uint256 reviewer, bool approved) external {
        uint16 revision = _projects.milestoneOf(_id(projectId), milestoneId % MILESTONES).revision;
        bytes memory data = abi.encodeCall(
            _projects.reviewDeliverable,
            (_id(projectId), milestoneId % MILESTONES, revision, DIGEST, approved, 0, "")
        );
        _act(_projects.reviewersOf(_id(projectId))[reviewer % REVIEWERS], 0, data);
    }

    function deliver(uint256 projectId, uint256 milestoneId) external {
        this.postBond(projectId, milestoneId);
        this.submit(projectId, milestoneId);
    }

    function approve(uint256 projectId, uint256 milestoneId) external {
        this.deliver(projectId, milestoneId);
        this.review(projectId, milestoneId, 0, true);
        this.review(projectId, milestoneId, 1, true);
    }

    function approveForFeeTokens(uint256 projectId, uint256 milestoneId) external {
        this.lockFeeTokens(projectId, milestoneId);
        this.approve(projectId, milestoneId);
    }

    function disputeAndRule(uint256 projectId, uint256 milestoneId, uint16 share, uint16 fee, uint16 slash) external {
        this.deliver(projectId, milestoneId);
        this.openDispute(projectId, milestoneId, true);
        uint256 count = _projects.disputeCount();
        if (count != 0) this.rule(count - 1, share, fee, slash);
    }

    function release(uint256 projectId, uint256 milestoneId) external {
        _act(_stranger(), 0, abi.encodeCall(_projects.release, (_id(projectId), milestoneId % MILESTONES)));
    }

    function refund(uint256 projectId, uint256 milestoneId) external {
        _act(_stranger(), 0, abi.encodeCall(_projects.refund, (_id(projectId), milestoneId % MILESTONES)));
    }

    function abandon(uint256 projectId, uint256 milestoneId) external {
        address contributor = _contributorOf(projectId, milestoneId);
        _act(contributor, 0, abi.encodeCall(_projects.abandon, (_id(projectId), milestoneId % MILESTONES)));
    }

    function split(uint256 projectId, uint256 milestoneId, uint16 share) external {
        address[] memory payees = new address[](2);
        (payees[0], payees[1]) = (_contributor(0), _contributor(2));
        uint16[] memory shares = new uint16[](2);
        shares[0] = uint16(1 + (share % 9_999));
        shares[1] = 10_000 - shares[0];
        bytes memory data = abi.encodeCall(
            _projects.setPayoutSplit,
            (_id(projectId), milestoneId % MILESTONES, payees, shares)
        );
        _act(_contributorOf(projectId, milestoneId), 0, data);
    }

    function postBond(uint256 projectId, uint256 milestoneId) external {
        address contributor = _contributorOf(projectId, milestoneId);
        _act(contributor, 0, abi.encodeCall(_projects.postBond, (_id(projectId), milestoneId % MILESTONES)));
    }

    function lockFeeTokens(uint256 projectId, uint256 milestoneId) external {
        bytes memory data = abi.encodeCall(
            _projects.lockFeeTokens,
            (_id(projectId), milestoneId % MILESTONES, type(uint256).max)
        );
        _act(_projects.projectOf(_id(projectId)).client, 0, data);
    }

    function openDispute(uint256 projectId, uint256 milestoneId, bool byClient) external {
        address caller = byClient ? _projects.projectOf(_id(projectId)).client : _contributorOf(projectId, milestoneId);
        bytes memory data = abi.encodeCall(
            _projects.openDispute,
            (_id(projectId), milestoneId % MILESTONES, keccak256("reason"), "cid")
        );
        _act(caller, 0, data);
    }

    function rule(uint256 disputeId, uint16 contributorBps, uint16 feeBps, uint16 slashBps) external {
        if (_projects.disputeCount() == 0) return;
        IProjectsTypes.Ruling memory ruling = IProjectsTypes.Ruling({
            contributorBps: contributorBps % 10_001,
            feeBps: feeBps % 1_001,
            slashBps: slashBps % 10_001,
            ruler: _accounts[(slashBps + _accounts.length - 1) % _accounts.length],
            digest: 0,
            cid: ""
        });
        disputeId = 1 + (disputeId % _projects.disputeCount());
        address arbiter = _projects.projectOf(_projects.disputeOf(disputeId).projectId).arbiter;
        _act(arbiter, 0, abi.encodeCall(_projects.resolveDispute, (disputeId, ruling)));
    }

    function expire(uint256 disputeId) external {
        if (_projects.disputeCount() == 0) return;
        disputeId = 1 + (disputeId % _projects.disputeCount());
        _act(_stranger(), 0, abi.encodeCall(_projects.expireDispute, (disputeId)));
    }

    function settle(uint256 projectId, uint256 milestoneId, uint256 contributorAmount) external {
        IProjectsTypes.Milestone memory milestone = _projects.milestoneOf(_id(projectId), milestoneId % MILESTONES);
        IProjectsTypes.Settlement memory settlement = IProjectsTypes.Settlement({
            projectId: _id(projectId),
            milestoneId: milestoneId % MILESTONES,
            contributorAmount: contributorAmount % (uint256(milestone.amount) + 1),
            nonce: milestone.nonce,
            deadline: block.timestamp
        });
        bytes32 digest = MessageHashUtils.toTypedDataHash(_domainSeparator(), ProjectsHashes.hash(settlement));
        bytes memory byClient = _sign(_projects.projectOf(_id(projectId)).client, digest);
        bytes memory byContributor = _sign(milestone.contributor, digest);
        _act(_stranger(), 0, abi.encodeCall(_projects.settle, (settlement, byClient, byContributor)));
    }

    function changeScope(uint256 projectId, uint256 milestoneId, uint112 amount, uint40 duration) external {
        IProjectsTypes.Milestone memory milestone = _projects.milestoneOf(_id(projectId), milestoneId % MILESTONES);
        bool planned = milestone.status == IProjectsTypes.MilestoneStatus.Planned;
        IProjectsTypes.ScopeChange memory change = IProjectsTypes.ScopeChange({
            projectId: _id(projectId),
            milestoneId: milestoneId % MILESTONES,
            contributor: milestone.contributor,
            amount: planned ? uint112(1 + (amount % MAX_AMOUNT)) : milestone.amount,
            dueAt: uint40(block.timestamp + 1 + (duration % 8 days)),
            skill: milestone.skill,
            agreementDigest: duration % 2 == 0 ? bytes32(0) : keccak256("amendment"),
            agreementCid: duration % 2 == 0 ? "" : "cid",
            nonce: milestone.nonce,
            deadline: block.timestamp
        });
        bytes32 digest = MessageHashUtils.toTypedDataHash(_domainSeparator(), ProjectsHashes.hash(change));
        bytes memory byClient = _sign(_projects.projectOf(_id(projectId)).client, digest);
        bytes memory byContributor = _sign(milestone.contributor, digest);
        _act(_stranger(), 0, abi.encodeCall(_projects.changeScope, (change, byClient, byContributor)));
    }

    function withdraw(uint256 account, uint256 token, bool elsewhere) external {
        address owner = _accounts[account % _accounts.length];
        address to = elsewhere ? _stranger() : owner;
        _act(owner, 0, abi.encodeCall(_projects.withdraw, (_tokens[token % _tokens.length], to)));
    }

    function collectFees(uint256 token) external {
        _act(_stranger(), 0, abi.encodeCall(_projects.collectFees, (_tokens[token % _tokens.length])));
    }

    function recoverSurplus(uint256 token) external {
        _act(_stranger(), 0, abi.encodeCall(_projects.recoverSurplus, (_tokens[token % _tokens.length])));
    }

    function hold(uint256 account, uint256 token, bool held) external {
        address owner = _accounts[account % _accounts.length];
        address asset = _tokens[token % _tokens.length];
        bytes memory data =
            held
                ? abi.encodeCall(_projects.holdCredit, (owner, asset, keccak256("reason")))
                : abi.encodeCall(_projects.releaseCredit, (owner, asset));
        _act(_guild.timelock, 0, data);
    }

    function donate(uint256 token, uint96 amount) external {
        address asset = _tokens[token % _tokens.length];
        if (asset == address(0)) _give(amount);
        else if (asset == address(_hostile)) _hostile.mint(address(_projects), amount);
    }

    function rebaseDown(uint96 amount) external {
        uint256 balance = _hostile.balanceOf(address(_projects));
        if (balance == 0) return;
        _rebased = true;
        _hostile.burn(address(_projects), amount % (balance + 1));
    }

    function misbehave(uint8 mode, uint8 receiverMode, bool blocked) external {
        _hostile.setMode(HostileToken.Mode(mode % 4));
        _hostile.setBlocked(_contributor(2), blocked);
        HostilePayee(payable(_contributor(2))).setMode(HostilePayee.Mode(receiverMode % 5));
    }

    function reenter(uint256 account, uint256 kind, uint256 projectId, uint256 milestoneId) external {
        bytes[5] memory calls = [
            abi.encodeCall(_projects.withdraw, (address(_hostile), _stranger())),
            abi.encodeCall(_projects.release, (_id(projectId), milestoneId % MILESTONES)),
            abi.encodeCall(_projects.refund, (_id(projectId), milestoneId % MILESTONES)),
            abi.encodeCall(_projects.collectFees, (address(_hostile))),
            abi.encodeCall(_projects.recoverSurplus, (address(_hostile)))
        ];
        _hostile.setCallback(address(_projects), calls[kind % 5]);
        address owner = _accounts[account % _accounts.length];
        _act(owner, 0, abi.encodeCall(_projects.withdraw, (address(_hostile), owner)));
        _hostile.setMode(HostileToken.Mode.Honest);
    }

    function claimRewards(uint256 account) external {
        _actOn(_guild.rewards, _stranger(), abi.encodeCall(IRewards.claim, (_accounts[account % _accounts.length])));
    }

    function setRates(uint16 feeBps, uint96 rewardRate, uint96 feeTokenRate, uint256 token) external {
        address asset = _tokens[token % _tokens.length];
        _act(_guild.timelock, 0, abi.encodeCall(_projects.setFeeBps, (feeBps % 1_001)));
        _act(_guild.timelock, 0, abi.encodeCall(_projects.setFeeTokenRate, (asset, feeTokenRate % MAX_FEE_TOKEN_RATE)));
        _actOn(
            _guild.rewards,
            _guild.timelock,
            abi.encodeCall(IRewards.setRewardRates, (asset, uint128(rewardRate % MAX_REWARD_RATE), 1e12))
        );
    }

    function wait(uint32 duration) external {
        VM.warp(block.timestamp + (duration % 8 days));
    }

    function waitLong() external {
        VM.warp(block.timestamp + 181 days);
    }

    function _terms(uint256 seed) private view returns (IProjectsTypes.ProjectTerms memory terms) {
        terms.token = _tokens[seed % (_tokens.length - 1)];
        terms.title = "Fuzzed project";
        terms.milestones = new IProjectsTypes.MilestoneTerms[](MILESTONES);
        for (uint256 i = 0; i < MILESTONES; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            terms.milestones[i] = IProjectsTypes.MilestoneTerms({
                contributor: _contributor(random % 3),
                amount: uint112(1 + (random % MAX_AMOUNT)),
                dueAt: uint40(block.timestamp + (i + 1) * 5 days),
                skill: uint8(random % 3),
                bond: random % 2 == 0 ? 0 : uint96(1 + (random % 1e18))
            });
        }
        terms.reviewers = new address[](REVIEWERS);
        (terms.reviewers[0], terms.reviewers[1]) = (_reviewer(0), _reviewer(1));
        terms.arbiter = _arbiter;
        _involveInsider(terms, seed % 8);
        terms.threshold = uint8(1 + (seed % REVIEWERS));
        terms.reviewWindow = 3 days;
        terms.grace = 1 days;
        terms.maxRevisions = 2;
        terms.maxFeeBps = 1_000;
        terms.maxArbiterFeeBps = 1_000;
        terms.agreementDigest = keccak256("agreement");
        terms.agreementCid = "cid";
    }

    function _valueOf(IProjectsTypes.ProjectTerms memory terms, uint256 count) private pure returns (uint256 value) {
        if (terms.token != address(0)) return 0;
        for (uint256 i = 0; i < count; ++i) {
            value += terms.milestones[i].amount;
        }
    }
}
