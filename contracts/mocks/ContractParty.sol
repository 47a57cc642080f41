// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title ContractParty
/// @notice A contract wallet of one owner, for tests: it signs by ERC-1271, and refuses native coin or burns all gas
/// that comes with it.
contract ContractParty is IERC1271 {
    address private immutable _owner;
    bool private immutable _burnsGas;
    uint256 private _burned;

    /// @notice It takes no coins.
    error ContractPartyRefused();

    constructor(address owner, bool burnsGas) {
        _owner = owner;
        _burnsGas = burnsGas;
    }

    receive() external payable {
        if (!_burnsGas) revert ContractPartyRefused();
        for (;;) ++_burned;
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        (address signer, , ) = ECDSA.tryRecover(hash, signature);
        return signer == _owner ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}
