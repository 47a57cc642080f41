// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRewards} from "../rewards/IRewards.sol";
import {IGuildFactory} from "./IGuildFactory.sol";

/// @title GuildConfigLib
/// @notice The limits of a guild's configuration: what passes here can be governed.
library GuildConfigLib {
    uint256 private constant MAX_DELAY = 365 days;
    uint256 private constant MAX_FEE_BPS = 1_000;
    uint256 private constant MAX_SUPPLY = type(uint208).max;
    /// @dev With all three and long names a guild fits into a transaction of 16,777,216 gas (EIP-7825); more of each can
    /// follow by vote.
    uint256 private constant MAX_ALLOCATIONS = 100;
    uint256 private constant MAX_PAYMENT_TOKENS = 12;
    uint256 private constant MAX_SKILLS = 16;

    /// @notice Refuses a configuration that cannot work, naming the field.
    /// @param config What the guild would start with.
    function check(IGuildFactory.GuildConfig calldata config) internal view {
        _require(bytes(config.name).length != 0, "name");
        _require(bytes(config.symbol).length != 0, "symbol");
        _require(config.charterDigest != 0, "charterDigest");
        _require(bytes(config.charterCid).length != 0, "charterCid");
        uint256 allocated = _checkAllocations(config.allocations);
        _require(config.supplyCap >= allocated && config.supplyCap <= MAX_SUPPLY, "supplyCap");
        _require(config.rewardTerms.cap <= config.supplyCap - allocated, "rewardTerms");
        _checkGovernance(config);
        _require(config.feeBps <= MAX_FEE_BPS, "feeBps");
        _checkPaymentTokens(config.paymentTokens);
        _require(config.skills.length <= MAX_SKILLS, "skills");
    }

    function _checkPaymentTokens(IRewards.PaymentRates[] calldata tokens) private view {
        _require(tokens.length <= MAX_PAYMENT_TOKENS, "paymentTokens");
        for (uint256 i = 0; i < tokens.length; ++i) {
            address token = tokens[i].token;
            _require(token == address(0) || token.code.length != 0, "paymentTokens");
            for (uint256 j = 0; j < i; ++j) {
                _require(token != tokens[j].token, "paymentTokens");
            }
        }
    }

    function _checkAllocations(
        IGuildFactory.Allocation[] calldata allocations
    ) private pure returns (uint256 allocated) {
        _require(allocations.length != 0 && allocations.length <= MAX_ALLOCATIONS, "allocations");
        for (uint256 i = 0; i < allocations.length; ++i) {
            uint256 amount = allocations[i].amount;
            bool fits = amount != 0 && amount <= MAX_SUPPLY - allocated;
            _require(fits && allocations[i].account != address(0), "allocations");
            allocated += amount;
        }
    }

    function _checkGovernance(IGuildFactory.GuildConfig calldata config) private pure {
        _require(config.timelockDelay <= MAX_DELAY, "timelockDelay");
        for (uint256 i = 0; i < config.categories.length; ++i) {
            _require(config.categories[i].timelockDelay >= config.timelockDelay, "categories");
        }
    }

    function _require(bool holds, string memory field) private pure {
        if (!holds) revert IGuildFactory.GuildFactoryInvalidConfig(field);
    }
}
