// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {AuthorityUtils} from "@openzeppelin/contracts/access/manager/AuthorityUtils.sol";
import {ERC165, IERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {IArbiter} from "./IArbiter.sol";
import {IProjects} from "../IProjects.sol";
import {IProjectsTypes} from "../IProjectsTypes.sol";

/// @title GovernanceArbiter
/// @notice An {IArbiter} for all guilds, whose word is that of the guild itself: whoever the guild's access manager lets
/// call {rule} here without an execution delay, by default only its timelock by a proposal. It takes no fee.
contract GovernanceArbiter is IArbiter, ERC165 {
    /// @notice The guild's access manager does not let the caller rule, or not at once, or is the caller itself.
    error GovernanceArbiterUnauthorizedAccount(address account);

    /// @notice Opening a dispute costs nothing, so that coins sent along would be lost.
    error GovernanceArbiterUnexpectedValue(uint256 given);

    /// @inheritdoc IArbiter
    function openDispute(uint256) external payable {
        if (msg.value != 0) revert GovernanceArbiterUnexpectedValue(msg.value);
    }

    /// @notice Rules on a dispute; by default only for the guild's timelock.
    /// @param projects Projects contract, whose access manager decides who may call.
    /// @param disputeId Number of the dispute at it.
    /// @param ruling What is decided; there is no fee, and the ruler is always the caller.
    function rule(address projects, uint256 disputeId, IProjectsTypes.Ruling calldata ruling) external {
        address authority = IAccessManaged(projects).authority();
        (bool immediate, ) = AuthorityUtils.canCallWithDelay(authority, msg.sender, address(this), msg.sig);
        // Through the access manager nobody would be named as the ruler.
        if (!immediate || msg.sender == authority) revert GovernanceArbiterUnauthorizedAccount(msg.sender);
        IProjectsTypes.Ruling memory decided = ruling;
        decided.feeBps = 0;
        decided.ruler = msg.sender;
        IProjects(projects).resolveDispute(disputeId, decided);
    }

    /// @inheritdoc IArbiter
    function disputeCost() external pure returns (uint256) {
        return 0;
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view override(ERC165, IERC165) returns (bool) {
        return interfaceId == type(IArbiter).interfaceId || super.supportsInterface(interfaceId);
    }
}
