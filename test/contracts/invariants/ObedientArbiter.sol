// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IArbiter} from "../../../contracts/projects/IArbiter.sol";

/// @title ObedientArbiter
/// @notice An arbiter without an opinion: the test calls {IProjects-resolveDispute} in its name.
contract ObedientArbiter is IArbiter, ERC165 {
    /// @inheritdoc IArbiter
    function openDispute(uint256 disputeId) external payable {}

    /// @inheritdoc IArbiter
    function disputeCost() external pure returns (uint256) {
        return 0;
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view override(ERC165, IERC165) returns (bool) {
        return interfaceId == type(IArbiter).interfaceId || super.supportsInterface(interfaceId);
    }
}
