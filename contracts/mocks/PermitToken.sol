// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";

/// @title PermitToken
/// @notice A token with ERC-2612 permits, for tests: its symbol, its decimals, the fields of its permits' domain and what
/// it tells of that domain (ERC-5267) are as told.
contract PermitToken is ERC20, Nonces {
    /// @notice How a token is made.
    /// @param symbol What it calls itself.
    /// @param decimals Its decimals.
    /// @param fields The fields of its domain, as in ERC-5267.
    /// @param told The contract that it says its domain is of; zero for itself.
    /// @param extensions The extensions that it says its domain has.
    struct Terms {
        string symbol;
        uint8 decimals;
        bytes1 fields;
        address told;
        uint256[] extensions;
    }

    bytes32 private constant SALT = keccak256("salt");
    bytes32 private constant PERMIT_TYPEHASH = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );

    Terms private _terms;

    /// @notice The permit is not the owner's.
    error PermitTokenInvalidSigner(address signer, address owner);

    constructor(Terms memory terms) ERC20("Permit Token", terms.symbol) {
        _terms = terms;
    }

    /// @notice Sets an allowance by its owner's signature.
    function permit(
        address owner,
        address spender,
        uint256 value,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        bytes32 structHash = keccak256(abi.encode(PERMIT_TYPEHASH, owner, spender, value, _useNonce(owner), deadline));
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", DOMAIN_SEPARATOR(), structHash));
        address signer = ecrecover(digest, v, r, s);
        if (signer == address(0) || signer != owner) revert PermitTokenInvalidSigner(signer, owner);
        _approve(owner, spender, value);
    }

    /// @notice What it tells of its domain (ERC-5267).
    function eip712Domain()
        external
        view
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        )
    {
        address told = _terms.told == address(0) ? address(this) : _terms.told;
        return (_terms.fields, "Permit Token", "2", block.chainid, told, SALT, _terms.extensions);
    }

    /// @notice Its decimals.
    function decimals() public view override returns (uint8) {
        return _terms.decimals;
    }

    /// @notice The hash of its domain, of the fields that it has.
    // solhint-disable-next-line func-name-mixedcase
    function DOMAIN_SEPARATOR() public view returns (bytes32) {
        bytes memory fields;
        bytes memory values;
        if (_has(0)) (fields, values) = (",string name", abi.encode(keccak256("Permit Token")));
        if (_has(1)) (fields, values) = _with(fields, ",string version", values, keccak256("2"));
        if (_has(2)) (fields, values) = _with(fields, ",uint256 chainId", values, bytes32(block.chainid));
        bytes32 here = bytes32(uint256(uint160(address(this))));
        if (_has(3)) (fields, values) = _with(fields, ",address verifyingContract", values, here);
        if (_has(4)) (fields, values) = _with(fields, ",bytes32 salt", values, SALT);
        // The list begins with a comma.
        for (uint256 i = 0; i + 1 < fields.length; ++i) fields[i] = fields[i + 1];
        fields[fields.length - 1] = ")";
        return keccak256(abi.encodePacked(keccak256(abi.encodePacked("EIP712Domain(", fields)), values));
    }

    function _has(uint8 field) private view returns (bool) {
        return (uint8(_terms.fields) >> field) & 1 == 1;
    }

    function _with(
        bytes memory fields,
        bytes memory field,
        bytes memory values,
        bytes32 value
    ) private pure returns (bytes memory, bytes memory) {
        return (bytes.concat(fields, field), bytes.concat(values, value));
    }
}
