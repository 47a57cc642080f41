// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC165, IERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {IArbiter} from "../projects/arbiters/IArbiter.sol";
import {IProjects} from "../projects/IProjects.sol";
import {IProjectsTypes} from "../projects/IProjectsTypes.sol";

/// @title HostileArbiter
/// @notice An arbiter for tests: it asks any price, calls back while a dispute is opened, refuses disputes, and rules as
/// anyone tells it.
contract HostileArbiter is IArbiter, ERC165 {
    uint256 private _cost;
    bool private _refuses;
    address private _target;
    bytes private _data;
    bool private _callSucceeded;
    bytes private _callResult;

    /// @notice It refuses disputes.
    error HostileArbiterRefused();

    /// @inheritdoc IArbiter
    function openDispute(uint256) external payable {
        if (_refuses) revert HostileArbiterRefused();
        // solhint-disable-next-line avoid-low-level-calls
        if (_target != address(0)) (_callSucceeded, _callResult) = _target.call(_data);
    }

    /// @notice Rules; for anyone.
    function rule(IProjects projects, uint256 disputeId, IProjectsTypes.Ruling calldata ruling) external {
        projects.resolveDispute(disputeId, ruling);
    }

    /// @notice Chooses its price, in wei.
    function setCost(uint256 cost) external {
        _cost = cost;
    }

    /// @notice Chooses whether it refuses disputes.
    function setRefuses(bool refuses) external {
        _refuses = refuses;
    }

    /// @notice Chooses what it calls while a dispute is opened.
    function setCallback(address target, bytes calldata data) external {
        _target = target;
        _data = data;
    }

    /// @notice Whether the last call back succeeded, and what it returned.
    function lastCallback() external view returns (bool succeeded, bytes memory result) {
        return (_callSucceeded, _callResult);
    }

    /// @inheritdoc IArbiter
    function disputeCost() external view returns (uint256) {
        return _cost;
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view override(ERC165, IERC165) returns (bool) {
        return interfaceId == type(IArbiter).interfaceId || super.supportsInterface(interfaceId);
    }
}
