// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGuildFactory} from "../guild/IGuildFactory.sol";

/// @title IGuildToken
/// @notice The guild's vote token: a capped ERC-20 with ERC-2612 permits and ERC-5805 votes on a timestamp clock.
/// An account that receives tokens for the first time and has no delegate becomes its own.
interface IGuildToken {
    /// @notice A mint would exceed the cap.
    /// @param requested Amount asked for, in the smallest unit.
    /// @param available Amount that the cap still allows.
    error GuildTokenCapExceeded(uint256 requested, uint256 available);

    /// @notice Sets up a clone; only once.
    /// @param name_ Name of the token.
    /// @param symbol_ Symbol of the token.
    /// @param cap_ Most tokens there can be at a time, in the smallest unit; what is burned makes room for as much.
    /// @param authority_ The guild's access manager.
    /// @param allocations First holders.
    function initialize(
        string calldata name_,
        string calldata symbol_,
        uint256 cap_,
        address authority_,
        IGuildFactory.Allocation[] calldata allocations
    ) external;

    /// @notice Mints tokens; only for the minter role.
    /// @param to Receiver.
    /// @param amount In the smallest unit.
    function mint(address to, uint256 amount) external;

    /// @notice Burns tokens of the caller.
    /// @param amount In the smallest unit.
    function burn(uint256 amount) external;

    /// @notice Most tokens there can be at a time, in the smallest unit; what is burned makes room for as much.
    function cap() external view returns (uint256);
}
