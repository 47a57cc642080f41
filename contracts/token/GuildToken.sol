// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {ERC6372Utils} from "@openzeppelin/contracts/utils/ERC6372Utils.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {VotesUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/utils/VotesUpgradeable.sol";
import {ERC20Upgradeable} from "@openzeppelin/contracts-upgradeable/token/ERC20/ERC20Upgradeable.sol";
import {ERC20PermitUpgradeable} from "@openzeppelin/contracts-upgradeable/token/ERC20/extensions/ERC20PermitUpgradeable.sol";
import {ERC20VotesUpgradeable} from "@openzeppelin/contracts-upgradeable/token/ERC20/extensions/ERC20VotesUpgradeable.sol";
import {ContextUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/ContextUpgradeable.sol";
import {NoncesUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/NoncesUpgradeable.sol";
import {GuildContract} from "../utils/GuildContract.sol";
import {IGuildFactory} from "../guild/IGuildFactory.sol";
import {IGuildToken} from "./IGuildToken.sol";

/// @title GuildToken
/// @notice See {IGuildToken}.
contract GuildToken is IGuildToken, GuildContract, ERC20PermitUpgradeable, ERC20VotesUpgradeable {
    uint256 private _cap;
    mapping(address account => bool) private _undelegated;

    constructor(address forwarder) GuildContract(forwarder) {}

    /// @inheritdoc IGuildToken
    function initialize(
        string calldata name_,
        string calldata symbol_,
        uint256 cap_,
        address authority_,
        IGuildFactory.Allocation[] calldata allocations
    ) external initializer {
        __AccessManaged_init(authority_);
        __ERC20_init(name_, symbol_);
        __ERC20Permit_init(name_);
        _cap = cap_;
        for (uint256 i = 0; i < allocations.length; ++i) {
            _mint(allocations[i].account, allocations[i].amount);
        }
    }

    /// @inheritdoc IGuildToken
    function mint(address to, uint256 amount) external restricted {
        _mint(to, amount);
    }

    /// @inheritdoc IGuildToken
    function burn(uint256 amount) external {
        _burn(_msgSender(), amount);
    }

    /// @inheritdoc IGuildToken
    function cap() external view returns (uint256) {
        return _cap;
    }

    /// @inheritdoc IERC6372
    function clock() public view override returns (uint48) {
        return Time.timestamp();
    }

    /// @inheritdoc IERC6372
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public view override returns (string memory) {
        return ERC6372Utils.timestampClockMode(clock);
    }

    /// @inheritdoc IERC20Permit
    function nonces(address owner) public view override(ERC20PermitUpgradeable, NoncesUpgradeable) returns (uint256) {
        return super.nonces(owner);
    }

    /// @dev No delegate can mean that the account never chose, or that it chose none: only the first is changed. An
    /// empty transfer changes nothing, else anyone could choose for accounts that hold nothing.
    function _update(
        address from,
        address to,
        uint256 value
    ) internal override(ERC20Upgradeable, ERC20VotesUpgradeable) {
        if (from == address(0)) _checkCap(value);
        super._update(from, to, value);
        if (to != address(0) && value != 0 && delegates(to) == address(0) && !_undelegated[to]) {
            _delegate(to, to);
        }
    }

    function _delegate(address account, address delegatee) internal override(VotesUpgradeable) {
        if (delegatee == address(0)) _undelegated[account] = true;
        super._delegate(account, delegatee);
    }

    function _msgSender() internal view override(ContextUpgradeable, GuildContract) returns (address) {
        return super._msgSender();
    }

    function _msgData() internal view override(ContextUpgradeable, GuildContract) returns (bytes calldata) {
        return super._msgData();
    }

    function _contextSuffixLength() internal view override(ContextUpgradeable, GuildContract) returns (uint256) {
        return super._contextSuffixLength();
    }

    function _checkCap(uint256 value) private view {
        uint256 available = _cap - totalSupply();
        if (value > available) revert GuildTokenCapExceeded(value, available);
    }
}
