// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IAttestationAdapter} from "./IAttestationAdapter.sol";
import {ICompliance} from "./ICompliance.sol";
import {IEAS} from "./IEAS.sol";
import {IEASAdapter} from "./IEASAdapter.sol";

/// @title EASAdapter
/// @notice See {IEASAdapter}.
contract EASAdapter is IEASAdapter {
    uint256 private constant DATA_BYTES = 64;

    IEAS private immutable _eas;
    bytes32 private immutable _schema;
    address private immutable _attester;
    ICompliance private immutable _compliance;
    mapping(address account => bytes32 uid) private _registered;

    /// @param eas_ The Ethereum Attestation Service.
    /// @param schema_ Identifier of the schema of the attestations.
    /// @param attester_ Whose attestations count.
    /// @param compliance_ The guild's Compliance contract.
    constructor(address eas_, bytes32 schema_, address attester_, address compliance_) {
        _eas = IEAS(eas_);
        _schema = schema_;
        _attester = attester_;
        _compliance = ICompliance(compliance_);
    }

    /// @inheritdoc IEASAdapter
    function register(bytes32 uid) external {
        IEAS.Attestation memory attestation = _eas.getAttestation(uid);
        _checkOrigin(uid, attestation);
        _checkTimes(uid, attestation);
        (uint8 level, bytes2 jurisdiction) = _decode(uid, attestation.data);

        _registered[attestation.recipient] = uid;
        _compliance.setStatus(
            attestation.recipient,
            level,
            jurisdiction,
            uint40(Math.min(attestation.expirationTime, type(uint40).max)),
            uid,
            sha256(attestation.data)
        );
    }

    /// @inheritdoc IAttestationAdapter
    function isValid(address account, bytes32 attestation) external view returns (bool) {
        IEAS.Attestation memory current = _eas.getAttestation(attestation);
        return
            current.uid == attestation &&
            current.recipient == account &&
            current.schema == _schema &&
            current.attester == _attester &&
            current.revocationTime == 0 &&
            (current.expirationTime == 0 || block.timestamp <= current.expirationTime);
    }

    /// @inheritdoc IEASAdapter
    function registeredOf(address account) external view returns (bytes32) {
        return _registered[account];
    }

    /// @inheritdoc IEASAdapter
    function eas() external view returns (address) {
        return address(_eas);
    }

    /// @inheritdoc IEASAdapter
    function schema() external view returns (bytes32) {
        return _schema;
    }

    /// @inheritdoc IEASAdapter
    function attester() external view returns (address) {
        return _attester;
    }

    /// @inheritdoc IEASAdapter
    function compliance() external view returns (address) {
        return address(_compliance);
    }

    function _checkOrigin(bytes32 uid, IEAS.Attestation memory attestation) private view {
        if (uid == 0 || attestation.uid != uid) revert EASAdapterUnknownAttestation(uid);
        if (attestation.schema != _schema) revert EASAdapterWrongSchema(uid, attestation.schema);
        if (attestation.attester != _attester) revert EASAdapterUntrustedAttester(uid, attestation.attester);
        if (attestation.recipient == address(0)) revert EASAdapterNoRecipient(uid);
    }

    function _checkTimes(bytes32 uid, IEAS.Attestation memory attestation) private view {
        if (attestation.revocationTime != 0) revert EASAdapterRevoked(uid, attestation.revocationTime);
        if (attestation.expirationTime != 0 && attestation.expirationTime <= block.timestamp) {
            revert EASAdapterExpired(uid, attestation.expirationTime);
        }
        bytes32 registered = _registered[attestation.recipient];
        if (registered != 0 && attestation.time <= _eas.getAttestation(registered).time) {
            revert EASAdapterNotNewer(uid, registered);
        }
    }

    /// @dev Decodes words first, so that a value out of range gets an error of its own.
    function _decode(bytes32 uid, bytes memory data) private pure returns (uint8 level, bytes2 jurisdiction) {
        if (data.length != DATA_BYTES) revert EASAdapterMalformedData(uid);
        (uint256 levelWord, bytes32 jurisdictionWord) = abi.decode(data, (uint256, bytes32));
        level = uint8(levelWord);
        jurisdiction = bytes2(jurisdictionWord);
        if (level != levelWord || jurisdiction != jurisdictionWord) revert EASAdapterMalformedData(uid);
    }
}
