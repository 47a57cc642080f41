// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Arrays} from "@openzeppelin/contracts/utils/Arrays.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICompliance} from "../compliance/ICompliance.sol";
import {IGated} from "../compliance/IGated.sol";
import {GuildContract} from "../utils/GuildContract.sol";
import {IProjects} from "../projects/IProjects.sol";
import {IPriorityRounds} from "./IPriorityRounds.sol";

/// @title PriorityRounds
/// @notice See {IPriorityRounds}.
contract PriorityRounds is IPriorityRounds, IGated, GuildContract, EIP712 {
    uint256 private constant BPS = 10_000;
    uint256 private constant MIN_PROJECTS = 2;
    uint256 private constant MAX_PROJECTS = 50;
    uint256 private constant MAX_DURATION = 365 days;
    bytes32 private constant BALLOT_TYPEHASH = keccak256(
        "Ballot(uint256 roundId,address voter,uint256[] projectIds,uint16[] sharesBps,uint256 deadline)"
    );

    IVotes private _token;
    IProjects private _projects;
    address private _compliance;
    bool private _voteGated;
    uint256 private _roundCount;
    mapping(uint256 roundId => Round) private _rounds;
    mapping(uint256 roundId => uint256[]) private _projectIds;
    mapping(uint256 roundId => mapping(uint256 projectId => uint256)) private _weights;
    mapping(uint256 roundId => mapping(address voter => bool)) private _voted;

    constructor(address forwarder) GuildContract(forwarder) EIP712("Guildhall PriorityRounds", "1") {}

    /// @inheritdoc IPriorityRounds
    function initialize(
        address authority_,
        address token_,
        address projects_,
        address compliance_
    ) external initializer {
        __AccessManaged_init(authority_);
        _token = IVotes(token_);
        _projects = IProjects(projects_);
        _compliance = compliance_;
    }

    /// @inheritdoc IPriorityRounds
    function openRound(RoundTerms calldata terms) external restricted returns (uint256 roundId) {
        _checkTerms(terms);
        RoundTerms memory opened = terms;
        (opened.startsAt, opened.endsAt) = _timesOf(terms);
        roundId = ++_roundCount;
        Round storage round = _rounds[roundId];
        round.kind = terms.kind;
        round.startsAt = opened.startsAt;
        round.endsAt = opened.endsAt;
        round.token = terms.token;
        round.budget = terms.budget;
        _projectIds[roundId] = terms.projectIds;
        emit RoundOpened(roundId, _msgSender(), opened);
    }

    /// @inheritdoc IPriorityRounds
    function castBallot(uint256 roundId, uint256[] calldata projectIds, uint16[] calldata sharesBps) external {
        address voter = _msgSender();
        _cast(roundId, voter, voter, projectIds, sharesBps);
    }

    /// @inheritdoc IPriorityRounds
    function castBallotBySig(
        uint256 roundId,
        address voter,
        uint256[] calldata projectIds,
        uint16[] calldata sharesBps,
        uint256 deadline,
        bytes calldata signature
    ) external {
        if (block.timestamp > deadline) revert PriorityRoundsSignatureExpired(deadline);
        bytes32 digest = _hashTypedDataV4(_hashBallot(roundId, voter, projectIds, sharesBps, deadline));
        if (!SignatureChecker.isValidSignatureNowCalldata(voter, digest, signature)) {
            revert PriorityRoundsInvalidSignature(voter);
        }
        _cast(roundId, voter, _msgSender(), projectIds, sharesBps);
    }

    /// @inheritdoc IPriorityRounds
    function finalizeRound(uint256 roundId) external {
        Round storage round = _existing(roundId);
        uint256 endsAt = round.endsAt;
        if (block.timestamp <= endsAt) revert PriorityRoundsNotEnded(roundId, endsAt);
        if (round.finalized) revert PriorityRoundsAlreadyFinalized(roundId);
        round.finalized = true;
        (uint256[] memory ranking, uint256[] memory weights, uint256 totalWeight) = _rank(roundId);
        uint256[] memory amounts = _split(round.budget, weights, totalWeight);
        emit RoundFinalized(roundId, _msgSender(), ranking, weights, amounts, totalWeight, round.ballotCount);
    }

    /// @inheritdoc IGated
    function setGated(ICompliance.Action action, bool gated) external {
        if (msg.sender != _compliance) revert GatedUnauthorized(msg.sender);
        if (action == ICompliance.Action.Vote) _voteGated = gated;
    }

    /// @inheritdoc IPriorityRounds
    function roundCount() external view returns (uint256) {
        return _roundCount;
    }

    /// @inheritdoc IPriorityRounds
    function roundOf(uint256 roundId) external view returns (Round memory) {
        return _rounds[roundId];
    }

    /// @inheritdoc IPriorityRounds
    function projectsOf(uint256 roundId) external view returns (uint256[] memory) {
        return _projectIds[roundId];
    }

    /// @inheritdoc IPriorityRounds
    function weightOf(uint256 roundId, uint256 projectId) external view returns (uint256) {
        return _weights[roundId][projectId];
    }

    /// @inheritdoc IPriorityRounds
    function hasVoted(uint256 roundId, address account) external view returns (bool) {
        return _voted[roundId][account];
    }

    /// @inheritdoc IPriorityRounds
    function resultOf(
        uint256 roundId
    ) external view returns (uint256[] memory ranking, uint256[] memory weights, uint256[] memory amounts) {
        uint256 totalWeight = 0;
        (ranking, weights, totalWeight) = _rank(roundId);
        amounts = _split(_rounds[roundId].budget, weights, totalWeight);
    }

    /// @inheritdoc IGated
    function isGated(ICompliance.Action action) external view returns (bool) {
        return action == ICompliance.Action.Vote && _voteGated;
    }

    function _cast(
        uint256 roundId,
        address voter,
        address actor,
        uint256[] calldata projectIds,
        uint16[] calldata sharesBps
    ) private {
        Round storage round = _existing(roundId);
        uint256 startsAt = round.startsAt;
        uint256 endsAt = round.endsAt;
        if (block.timestamp <= startsAt || block.timestamp > endsAt) {
            revert PriorityRoundsNotOpen(roundId, startsAt, endsAt);
        }
        if (_voted[roundId][voter]) revert PriorityRoundsAlreadyVoted(roundId, voter);
        if (_voteGated) ICompliance(_compliance).check(voter, ICompliance.Action.Vote);
        uint256 weight = _token.getPastVotes(voter, startsAt);
        if (weight == 0) revert PriorityRoundsNoVotes(roundId, voter);
        _checkBallot(roundId, projectIds, sharesBps);

        _voted[roundId][voter] = true;
        ++round.ballotCount;
        uint256[] memory weights = _addWeights(roundId, weight, projectIds, sharesBps);
        emit BallotCast(roundId, voter, actor, weight, projectIds, sharesBps, weights);
    }

    function _addWeights(
        uint256 roundId,
        uint256 weight,
        uint256[] calldata projectIds,
        uint16[] calldata sharesBps
    ) private returns (uint256[] memory weights) {
        uint256 count = projectIds.length;
        weights = new uint256[](count);
        uint256 left = weight;
        for (uint256 i = 1; i < count; ++i) {
            // Votes fit 208 bits.
            weights[i] = (weight * sharesBps[i]) / BPS;
            left -= weights[i];
        }
        weights[0] = left;
        for (uint256 i = 0; i < count; ++i) {
            _weights[roundId][projectIds[i]] += weights[i];
        }
    }

    function _existing(uint256 roundId) private view returns (Round storage round) {
        round = _rounds[roundId];
        if (round.endsAt == 0) revert PriorityRoundsUnknownRound(roundId);
    }

    function _checkTerms(RoundTerms calldata terms) private view {
        _checkProjects(terms.projectIds);
        if (terms.kind == RoundKind.Budget) {
            _require(terms.budget != 0, "budget");
        } else {
            _require(terms.budget == 0, "budget");
            _require(terms.token == address(0), "token");
        }
        uint256 latest = terms.startsAt + MAX_DURATION;
        _require(terms.endsAt > terms.startsAt && terms.endsAt <= latest, "endsAt");
    }

    /// @dev A proposal names the times before it is known when it is executed: late, the round is as long as was voted.
    function _timesOf(RoundTerms calldata terms) private view returns (uint40 startsAt, uint40 endsAt) {
        startsAt = terms.startsAt;
        endsAt = terms.endsAt;
        uint40 current = uint40(block.timestamp);
        if (startsAt < current) (startsAt, endsAt) = (current, current + (endsAt - startsAt));
    }

    /// @dev Projects are numbered from 1.
    function _checkProjects(uint256[] calldata projectIds) private view {
        uint256 count = projectIds.length;
        _require(count >= MIN_PROJECTS && count <= MAX_PROJECTS, "projectIds");
        uint256 previous = 0;
        for (uint256 i = 0; i < count; ++i) {
            _require(projectIds[i] > previous, "projectIds");
            previous = projectIds[i];
        }
        _require(previous <= _projects.projectCount(), "projectIds");
    }

    function _checkBallot(uint256 roundId, uint256[] calldata projectIds, uint16[] calldata sharesBps) private view {
        bool good = projectIds.length == sharesBps.length;
        uint256 previous = 0;
        uint256 sum = 0;
        for (uint256 i = 0; good && i < projectIds.length; ++i) {
            good = projectIds[i] > previous && sharesBps[i] != 0 && _isInRound(roundId, projectIds[i]);
            previous = projectIds[i];
            sum += sharesBps[i];
        }
        if (!good || sum != BPS) revert PriorityRoundsInvalidBallot(roundId);
    }

    function _isInRound(uint256 roundId, uint256 projectId) private view returns (bool) {
        uint256[] storage projectIds = _projectIds[roundId];
        uint256 index = Arrays.lowerBound(projectIds, projectId);
        return index < projectIds.length && projectIds[index] == projectId;
    }

    /// @dev Sorts by insertion: a project passes only those with fewer votes, so equal ones keep the projects' order.
    function _rank(
        uint256 roundId
    ) private view returns (uint256[] memory ranking, uint256[] memory weights, uint256 totalWeight) {
        ranking = _projectIds[roundId];
        uint256 count = ranking.length;
        weights = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            uint256 projectId = ranking[i];
            uint256 weight = _weights[roundId][projectId];
            totalWeight += weight;
            uint256 place = i;
            for (; place > 0 && weights[place - 1] < weight; --place) {
                ranking[place] = ranking[place - 1];
                weights[place] = weights[place - 1];
            }
            ranking[place] = projectId;
            weights[place] = weight;
        }
    }

    function _hashBallot(
        uint256 roundId,
        address voter,
        uint256[] calldata projectIds,
        uint16[] calldata sharesBps,
        uint256 deadline
    ) private pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    BALLOT_TYPEHASH,
                    roundId,
                    voter,
                    keccak256(abi.encodePacked(projectIds)),
                    keccak256(abi.encodePacked(sharesBps)),
                    deadline
                )
            );
    }

    function _split(
        uint256 budget,
        uint256[] memory weights,
        uint256 totalWeight
    ) private pure returns (uint256[] memory amounts) {
        uint256 count = weights.length;
        amounts = new uint256[](count);
        if (totalWeight == 0) return amounts;
        uint256 left = budget;
        for (uint256 i = 1; i < count; ++i) {
            amounts[i] = Math.mulDiv(budget, weights[i], totalWeight);
            left -= amounts[i];
        }
        amounts[0] = left;
    }

    function _require(bool holds, string memory field) private pure {
        if (!holds) revert PriorityRoundsInvalidTerms(field);
    }
}
