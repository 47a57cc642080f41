// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IEAS
/// @notice What {EASAdapter} reads from the Ethereum Attestation Service.
interface IEAS {
    /// @notice An attestation, as the service keeps it.
    /// @param uid Its identifier; zero for an unknown attestation.
    /// @param schema Identifier of the schema of `data`.
    /// @param time When it was made, Unix seconds.
    /// @param expirationTime When it expires, Unix seconds; 0 for never.
    /// @param revocationTime When it was revoked, Unix seconds; 0 if it was not.
    /// @param refUID Identifier of an attestation it refers to; zero for none.
    /// @param recipient Whom it is about.
    /// @param attester Who made it.
    /// @param revocable Whether its attester can revoke it.
    /// @param data What it says.
    struct Attestation {
        bytes32 uid;
        bytes32 schema;
        uint64 time;
        uint64 expirationTime;
        uint64 revocationTime;
        bytes32 refUID;
        address recipient;
        address attester;
        bool revocable;
        bytes data;
    }

    /// @notice An attestation; empty for an unknown identifier.
    /// @param uid Its identifier.
    function getAttestation(bytes32 uid) external view returns (Attestation memory);
}
