// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {GuildContract} from "../utils/GuildContract.sol";
import {IReputation} from "./IReputation.sol";

/// @title Reputation
/// @notice See {IReputation}.
contract Reputation is IReputation, GuildContract {
    using Checkpoints for Checkpoints.Trace208;

    address private _rewards;
    uint8 private _skillCount;
    mapping(uint8 skill => string) private _skillNames;
    mapping(uint8 skill => uint256) private _totals;
    mapping(address account => mapping(uint8 skill => Checkpoints.Trace208)) private _points;

    constructor(address forwarder) GuildContract(forwarder) {}

    /// @inheritdoc IReputation
    function initialize(address authority_, address rewards_, string[] calldata skills) external initializer {
        __AccessManaged_init(authority_);
        _rewards = rewards_;
        for (uint256 i = 0; i < skills.length; ++i) {
            _addSkill(skills[i]);
        }
    }

    /// @inheritdoc IReputation
    function award(address account, uint8 skill, uint256 earned, uint256 projectId, uint256 milestoneId) external {
        // A contract reports, never a signer: msg.sender, not the ERC-2771 sender.
        if (msg.sender != _rewards) revert ReputationUnauthorizedReporter(msg.sender);
        _requireSkill(skill);
        // The sum fits 208 bits, and so does what was added.
        uint256 points = _add(account, skill, earned);
        emit ReputationChanged(
            account,
            skill,
            msg.sender,
            Source.Release,
            int256(earned),
            points,
            projectId,
            milestoneId,
            0
        );
    }

    /// @inheritdoc IReputation
    function adjust(address account, uint8 skill, int128 delta, bytes32 reasonDigest) external restricted {
        if (delta == 0) revert ReputationZeroChange();
        _requireSkill(skill);
        int256 change = delta;
        uint256 points =
            delta > 0 ? _add(account, skill, uint256(change)) : _subtract(account, skill, uint256(-change));
        emit ReputationChanged(account, skill, _msgSender(), Source.Adjustment, change, points, 0, 0, reasonDigest);
    }

    /// @inheritdoc IReputation
    function renounce(uint8 skill, uint128 points) external {
        if (points == 0) revert ReputationZeroChange();
        _requireSkill(skill);
        address account = _msgSender();
        uint256 left = _subtract(account, skill, points);
        emit ReputationChanged(account, skill, account, Source.Renounced, -int256(uint256(points)), left, 0, 0, 0);
    }

    /// @inheritdoc IReputation
    function addSkill(string calldata name) external restricted returns (uint8 skill) {
        return _addSkill(name);
    }

    /// @inheritdoc IReputation
    function pointsOf(address account, uint8 skill) external view returns (uint256) {
        return _points[account][skill].latest();
    }

    /// @inheritdoc IReputation
    function pastPointsOf(address account, uint8 skill, uint48 timepoint) external view returns (uint256) {
        uint48 now_ = Time.timestamp();
        if (timepoint >= now_) revert ReputationFutureLookup(timepoint, now_);
        return _points[account][skill].upperLookupRecent(timepoint);
    }

    /// @inheritdoc IReputation
    function totalPointsOf(uint8 skill) external view returns (uint256) {
        return _totals[skill];
    }

    /// @inheritdoc IReputation
    function skillCount() external view returns (uint8) {
        return _skillCount;
    }

    /// @inheritdoc IReputation
    function skillName(uint8 skill) external view returns (string memory) {
        return _skillNames[skill];
    }

    function _addSkill(string calldata name) private returns (uint8 skill) {
        uint8 count = _skillCount;
        if (count == type(uint8).max || bytes(name).length == 0) revert ReputationInvalidSkill(name);
        skill = count + 1;
        _skillCount = skill;
        _skillNames[skill] = name;
        emit SkillAdded(skill, _msgSender(), name);
    }

    function _add(address account, uint8 skill, uint256 amount) private returns (uint256 points) {
        Checkpoints.Trace208 storage trace = _points[account][skill];
        points = trace.latest() + amount;
        _totals[skill] += amount;
        trace.push(Time.timestamp(), SafeCast.toUint208(points));
    }

    function _subtract(address account, uint8 skill, uint256 amount) private returns (uint256 points) {
        Checkpoints.Trace208 storage trace = _points[account][skill];
        uint256 before = trace.latest();
        if (amount > before) revert ReputationInsufficientPoints(account, skill, before, amount);
        points = before - amount;
        _totals[skill] -= amount;
        trace.push(Time.timestamp(), SafeCast.toUint208(points));
    }

    function _requireSkill(uint8 skill) private view {
        if (skill == 0 || skill > _skillCount) revert ReputationUnknownSkill(skill);
    }
}
