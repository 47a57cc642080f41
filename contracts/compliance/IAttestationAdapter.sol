// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IAttestationAdapter
/// @notice An issuer of compliance statuses that rest on attestations kept elsewhere.
interface IAttestationAdapter {
    /// @notice Whether an attestation is still valid for an account: known, not expired, not revoked, about it.
    /// @param account Whom it is about.
    /// @param attestation Its identifier.
    function isValid(address account, bytes32 attestation) external view returns (bool);
}
