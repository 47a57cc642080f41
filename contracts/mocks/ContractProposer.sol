// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GuildGovernor} from "../governance/GuildGovernor.sol";
import {ICategoryPolicy} from "../governance/ICategoryPolicy.sol";

/// @title ContractProposer
/// @notice Proposes, and asks the Governor for its parameters in the same transaction.
contract ContractProposer {
    /// @notice Emitted with what the Governor answered.
    event Answered(uint256 votingDelay, uint256 votingPeriod);

    /// @notice Proposes one call in a category, then asks.
    function proposeAndAsk(
        GuildGovernor governor,
        address target,
        bytes calldata data,
        ICategoryPolicy.Category category
    ) external {
        address[] memory targets = new address[](1);
        targets[0] = target;
        bytes[] memory calldatas = new bytes[](1);
        calldatas[0] = data;
        governor.proposeInCategory(targets, new uint256[](1), calldatas, "Asked", category);
        emit Answered(governor.votingDelay(), governor.votingPeriod());
    }
}
