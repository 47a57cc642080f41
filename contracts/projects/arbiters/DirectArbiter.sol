// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {ERC165, IERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {IArbiter} from "./IArbiter.sol";
import {IProjects} from "../IProjects.sol";
import {IProjectsTypes} from "../IProjectsTypes.sol";

/// @title DirectArbiter
/// @notice An {IArbiter} whose word is that of one account, which also gets the fee.
contract DirectArbiter is IArbiter, ERC165, ERC2771Context {
    address private immutable _arbitrator;

    /// @notice The caller is not the arbitrator.
    error DirectArbiterUnauthorizedAccount(address account);

    /// @notice Nobody rules.
    error DirectArbiterInvalidArbitrator(address arbitrator);

    /// @notice Opening a dispute costs nothing, so that coins sent along would be lost.
    error DirectArbiterUnexpectedValue(uint256 given);

    /// @param forwarder The ERC-2771 forwarder that it trusts.
    /// @param arbitrator_ Who rules.
    constructor(address forwarder, address arbitrator_) ERC2771Context(forwarder) {
        if (arbitrator_ == address(0)) revert DirectArbiterInvalidArbitrator(arbitrator_);
        _arbitrator = arbitrator_;
    }

    /// @inheritdoc IArbiter
    function openDispute(uint256) external payable {
        if (msg.value != 0) revert DirectArbiterUnexpectedValue(msg.value);
    }

    /// @notice Rules on a dispute; only for the arbitrator.
    /// @param projects Projects contract.
    /// @param disputeId Number of the dispute at it.
    /// @param ruling What is decided; the ruler is always the arbitrator.
    function rule(address projects, uint256 disputeId, IProjectsTypes.Ruling calldata ruling) external {
        address account = _msgSender();
        if (account != _arbitrator) revert DirectArbiterUnauthorizedAccount(account);
        IProjectsTypes.Ruling memory decided = ruling;
        decided.ruler = account;
        IProjects(projects).resolveDispute(disputeId, decided);
    }

    /// @notice Who rules.
    function arbitrator() external view returns (address) {
        return _arbitrator;
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
