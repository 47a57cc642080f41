// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title TestDollar
/// @notice A stablecoin for local chains, 6 decimals like the real ones, with ERC-2612 permits.
contract TestDollar is ERC20, ERC20Permit {
    address private immutable _minter;

    /// @notice Only the deployer mints.
    error TestDollarUnauthorizedAccount(address account);

    constructor() ERC20("Test Dollar", "TUSD") ERC20Permit("Test Dollar") {
        _minter = msg.sender;
    }

    /// @notice Mints test dollars; only for the deployer.
    /// @param to Receiver.
    /// @param amount In the smallest unit: a millionth of a test dollar.
    function mint(address to, uint256 amount) external {
        if (msg.sender != _minter) revert TestDollarUnauthorizedAccount(msg.sender);
        _mint(to, amount);
    }

    /// @notice A test dollar has 1,000,000 smallest units.
    function decimals() public pure override returns (uint8) {
        return 6;
    }
}
