// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ICompliance} from "../../../contracts/compliance/ICompliance.sol";
import {IGuildFactory} from "../../../contracts/guild/IGuildFactory.sol";
import {HostileToken} from "../../../contracts/mocks/HostileToken.sol";
import {IProjects} from "../../../contracts/projects/IProjects.sol";
import {IProjectsTypes} from "../../../contracts/projects/IProjectsTypes.sol";
import {ProjectsWitness} from "./ProjectsWitness.sol";

/// @title ProjectsInsiders
/// @notice Moves of one who is the guild's compliance officer and client, contributor, reviewer and arbiter of its
/// projects, and of others who act through the access manager.
abstract contract ProjectsInsiders is ProjectsWitness {
    bytes32 private constant REASON = keccak256("reason");

    constructor(
        IGuildFactory.GuildContracts memory guild,
        address[] memory tokens_,
        HostileToken hostile,
        address arbiter
    ) ProjectsWitness(guild, tokens_, hostile, arbiter) {}

    function freeze(uint256 account, uint24 duration) external {
        uint40 until = uint40(block.timestamp + 1 + (duration % 8 days));
        _actOn(_guild.compliance, _insider(), abi.encodeCall(ICompliance.freeze, (_any(account), until, REASON)));
    }

    function unfreeze(uint256 account, bool byVote) external {
        address caller = byVote ? _guild.timelock : _insider();
        _actOn(_guild.compliance, caller, abi.encodeCall(ICompliance.unfreeze, (_any(account), REASON)));
    }

    function endFreeze(uint256 account) external {
        _actOn(_guild.compliance, _stranger(), abi.encodeCall(ICompliance.endFreeze, (_any(account))));
    }

    function actIndirectly(uint256 kind, uint256 account, uint256 projectId, bool inMulticall) external {
        (address target, bytes memory data) = _restrictedCall(kind % 5, _any(account), _id(projectId));
        data = abi.encodeCall(IAccessManager.execute, (target, data));
        if (inMulticall) {
            bytes[] memory calls = new bytes[](1);
            calls[0] = data;
            data = abi.encodeWithSignature("multicall(bytes[])", calls);
        }
        ++indirectCalls;
        _actOn(_guild.accessManager, kind % 5 < 3 ? _insider() : _guild.timelock, data);
    }

    /// @dev Half of all terms give the insider a part, beside that of a client, which it has in every second project.
    function _involveInsider(IProjectsTypes.ProjectTerms memory terms, uint256 kind) internal view {
        if (kind == 4 || kind == 5) terms.milestones[0].contributor = _insider();
        else if (kind == 6) terms.reviewers[1] = _insider();
        else if (kind == 7) (terms.milestones[0].contributor, terms.reviewers[1]) = (_insider(), _accounts[1]);
    }

    function _any(uint256 account) internal view returns (address) {
        return _accounts[account % _accounts.length];
    }

    function _restrictedCall(
        uint256 kind,
        address account,
        uint256 projectId
    ) private view returns (address target, bytes memory data) {
        uint40 until = uint40(block.timestamp + 1 days);
        if (kind == 0) return (_guild.compliance, abi.encodeCall(ICompliance.freeze, (account, until, REASON)));
        if (kind == 1) return (_guild.compliance, abi.encodeCall(ICompliance.unfreeze, (account, REASON)));
        if (kind == 2) {
            return (_guild.projects, abi.encodeCall(IProjects.holdCredit, (account, _tokens[0], REASON)));
        }
        if (kind == 3) return (_guild.projects, abi.encodeCall(IProjects.setFeeBps, (1)));
        bytes32 termsHash = _projects.projectOf(projectId).termsHash;
        return (_guild.projects, abi.encodeCall(IProjects.acceptProject, (projectId, termsHash)));
    }
}
