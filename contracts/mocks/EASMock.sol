// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IEAS} from "../compliance/IEAS.sol";

/// @title EASMock
/// @notice The Ethereum Attestation Service as far as tests need it: `attest`, `revoke` and `getAttestation` with the
/// service's own types, identifiers, errors and events; without resolvers, payments and the schema registry.
contract EASMock is IEAS {
    /// @notice What is attested, as in the service.
    struct AttestationRequestData {
        address recipient;
        uint64 expirationTime;
        bool revocable;
        bytes32 refUID;
        bytes data;
        uint256 value;
    }

    /// @notice A schema and what is attested by it, as in the service.
    struct AttestationRequest {
        bytes32 schema;
        AttestationRequestData data;
    }

    /// @notice What is revoked, as in the service.
    struct RevocationRequestData {
        bytes32 uid;
        uint256 value;
    }

    /// @notice A schema and what is revoked of it, as in the service.
    struct RevocationRequest {
        bytes32 schema;
        RevocationRequestData data;
    }

    mapping(bytes32 uid => Attestation) private _attestations;

    /// @notice Emitted for each attestation.
    event Attested(address indexed recipient, address indexed attester, bytes32 uid, bytes32 indexed schemaUID);

    /// @notice Emitted for each revocation.
    event Revoked(address indexed recipient, address indexed attester, bytes32 uid, bytes32 indexed schemaUID);

    /// @notice Only its attester may revoke it.
    error AccessDenied();

    /// @notice It was revoked before.
    error AlreadyRevoked();

    /// @notice The expiration time is not in the future.
    error InvalidExpirationTime();

    /// @notice It has another schema, or none.
    error InvalidSchema();

    /// @notice It cannot be revoked.
    error Irrevocable();

    /// @notice There is no such attestation.
    error NotFound();

    /// @notice Attests as the caller.
    function attest(AttestationRequest calldata request) external payable returns (bytes32 uid) {
        AttestationRequestData calldata data = request.data;
        if (request.schema == 0) revert InvalidSchema();
        if (data.expirationTime != 0 && data.expirationTime <= block.timestamp) revert InvalidExpirationTime();
        if (data.refUID != 0 && _attestations[data.refUID].uid == 0) revert NotFound();
        Attestation memory attestation = Attestation({
            uid: 0,
            schema: request.schema,
            time: uint64(block.timestamp),
            expirationTime: data.expirationTime,
            revocationTime: 0,
            refUID: data.refUID,
            recipient: data.recipient,
            attester: msg.sender,
            revocable: data.revocable,
            data: data.data
        });
        uint32 bump = 0;
        do uid = _uidOf(attestation, bump++); while (_attestations[uid].uid != 0);
        attestation.uid = uid;
        _attestations[uid] = attestation;
        emit Attested(data.recipient, msg.sender, uid, request.schema);
    }

    /// @notice Revokes an attestation of the caller.
    function revoke(RevocationRequest calldata request) external payable {
        Attestation storage attestation = _attestations[request.data.uid];
        if (attestation.uid == 0) revert NotFound();
        if (attestation.schema != request.schema) revert InvalidSchema();
        if (attestation.attester != msg.sender) revert AccessDenied();
        if (!attestation.revocable) revert Irrevocable();
        if (attestation.revocationTime != 0) revert AlreadyRevoked();
        attestation.revocationTime = uint64(block.timestamp);
        emit Revoked(attestation.recipient, msg.sender, request.data.uid, request.schema);
    }

    /// @inheritdoc IEAS
    function getAttestation(bytes32 uid) external view returns (Attestation memory) {
        return _attestations[uid];
    }

    function _uidOf(Attestation memory attestation, uint32 bump) private pure returns (bytes32) {
        return
            keccak256(
                abi.encodePacked(
                    attestation.schema,
                    attestation.recipient,
                    attestation.attester,
                    attestation.time,
                    attestation.expirationTime,
                    attestation.revocable,
                    attestation.refUID,
                    attestation.data,
                    bump
                )
            );
    }
}
