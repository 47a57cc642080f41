// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAttestationAdapter} from "./IAttestationAdapter.sol";

/// @title IEASAdapter
/// @notice Sets compliance statuses from one attester's attestations on the Ethereum Attestation Service (EAS).
///
/// An attestation's data are `(uint8 level, bytes2 jurisdiction)`; it is good up to and including its expiration time.
/// The guild must have granted the adapter its compliance officer's role; the events are those of {ICompliance}.
interface IEASAdapter is IAttestationAdapter {
    /// @notice There is no such attestation.
    error EASAdapterUnknownAttestation(bytes32 uid);

    /// @notice The attestation has another schema than the one the adapter reads.
    error EASAdapterWrongSchema(bytes32 uid, bytes32 schema);

    /// @notice The attestation was not made by the attester the adapter trusts.
    error EASAdapterUntrustedAttester(bytes32 uid, address attester);

    /// @notice The attestation is about nobody.
    error EASAdapterNoRecipient(bytes32 uid);

    /// @notice The attestation was revoked.
    error EASAdapterRevoked(bytes32 uid, uint64 revocationTime);

    /// @notice The attestation expires in this second, or has expired.
    error EASAdapterExpired(bytes32 uid, uint64 expirationTime);

    /// @notice The attestation's data are not a level and a jurisdiction.
    error EASAdapterMalformedData(bytes32 uid);

    /// @notice The account's status was set from this attestation, or from one that is not older.
    error EASAdapterNotNewer(bytes32 uid, bytes32 registeredUid);

    /// @notice Sets the status of an attestation's recipient from it; for anyone.
    /// @dev Compliance emits a {ICompliance-ComplianceSet} event, with the SHA-256 of the attestation's data as its
    /// evidence. An attestation sets a status once, and only if it is newer than those before: an account cannot get
    /// back by an old one what a newer one or an officer has taken. One that was never registered can still undo what
    /// an officer has set; to keep an account out, the officer freezes it.
    /// @param uid The attestation's identifier.
    function register(bytes32 uid) external;

    /// @notice The newest attestation an account's status was set from; zero for none.
    /// @param account Whose.
    function registeredOf(address account) external view returns (bytes32);

    /// @notice The Ethereum Attestation Service.
    function eas() external view returns (address);

    /// @notice Identifier of the schema of the attestations.
    function schema() external view returns (bytes32);

    /// @notice Whose attestations count.
    function attester() external view returns (address);

    /// @notice The guild's Compliance contract.
    function compliance() external view returns (address);
}
