// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManagedUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagedUpgradeable.sol";
import {ERC2771ContextUpgradeable} from "@openzeppelin/contracts-upgradeable/metatx/ERC2771ContextUpgradeable.sol";
import {ContextUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/ContextUpgradeable.sol";

/// @title GuildContract
/// @notice What a guild's contracts have in common: roles from the guild's access manager, and one immutable ERC-2771
/// forwarder. The implementation is locked; only its clones can be set up.
///
/// Who has a role calls directly, with an execution delay too: schedule the call at the access manager, then make it.
/// What the access manager itself would call (`execute`, `multicall`) is refused, because it could not say who acts.
/// Open functions, which anyone may call, it can call for the guild's admin alone: by a vote. Events then name the access
/// manager, whose address is the guild's.
abstract contract GuildContract is AccessManagedUpgradeable, ERC2771ContextUpgradeable {
    /// @notice The call came through the access manager, so that nobody would be named as who acted.
    error GuildContractIndirectCall();

    constructor(address forwarder) ERC2771ContextUpgradeable(forwarder) {
        _disableInitializers();
    }

    /// @dev See the contract's description.
    function _checkCanCall(address caller, bytes calldata data) internal virtual override {
        if (caller == authority()) revert GuildContractIndirectCall();
        super._checkCanCall(caller, data);
    }

    function _msgSender()
        internal
        view
        virtual
        override(ContextUpgradeable, ERC2771ContextUpgradeable)
        returns (address)
    {
        return ERC2771ContextUpgradeable._msgSender();
    }

    function _msgData()
        internal
        view
        virtual
        override(ContextUpgradeable, ERC2771ContextUpgradeable)
        returns (bytes calldata)
    {
        return ERC2771ContextUpgradeable._msgData();
    }

    function _contextSuffixLength()
        internal
        view
        virtual
        override(ContextUpgradeable, ERC2771ContextUpgradeable)
        returns (uint256)
    {
        return ERC2771ContextUpgradeable._contextSuffixLength();
    }
}
