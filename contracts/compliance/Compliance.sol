// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GuildContract} from "../guild/GuildContract.sol";
import {ICompliance} from "./ICompliance.sol";

/// @title Compliance
/// @notice See {ICompliance}.
contract Compliance is ICompliance, GuildContract {
    constructor(address forwarder) GuildContract(forwarder) {}

    /// @inheritdoc ICompliance
    function initialize(address authority_, address[] calldata gated) external initializer {
        __AccessManaged_init(authority_);
    }

    /// @inheritdoc ICompliance
    function setStatus(
        address account,
        uint8 level,
        bytes2 jurisdiction,
        uint40 expiresAt,
        bytes32 attestation,
        bytes32 evidenceDigest
    ) external {
        revert();
    }

    /// @inheritdoc ICompliance
    function freeze(address account, uint40 until, bytes32 reasonDigest) external {
        revert();
    }

    /// @inheritdoc ICompliance
    function unfreeze(address account, bytes32 reasonDigest) external {
        revert();
    }

    /// @inheritdoc ICompliance
    function endFreeze(address account) external {
        revert();
    }

    /// @inheritdoc ICompliance
    function setJurisdictionBlocked(bytes2 jurisdiction, bool blocked) external {
        revert();
    }

    /// @inheritdoc ICompliance
    function publishAgreement(
        uint32 agreementId,
        string calldata title,
        bytes32 digest,
        string calldata cid
    ) external returns (uint32) {
        revert();
    }

    /// @inheritdoc ICompliance
    function acceptAgreement(uint32 agreementId, uint32 version, bytes32 digest) external {
        revert();
    }

    /// @inheritdoc ICompliance
    function acceptAgreementBySig(
        address account,
        uint32 agreementId,
        uint32 version,
        bytes32 digest,
        uint256 deadline,
        bytes calldata signature
    ) external {
        revert();
    }

    /// @inheritdoc ICompliance
    function setActionPolicy(Action action, ActionPolicy calldata policy) external {
        revert();
    }

    /// @inheritdoc ICompliance
    function check(address account, Action action) external view {
        revert();
    }

    /// @inheritdoc ICompliance
    function obstacleOf(address account, Action action) external view returns (Obstacle) {
        revert();
    }

    /// @inheritdoc ICompliance
    function statusOf(address account) external view returns (Status memory) {
        revert();
    }

    /// @inheritdoc ICompliance
    function frozenUntil(address account) external view returns (uint40) {
        revert();
    }

    /// @inheritdoc ICompliance
    function frozenCount() external view returns (uint256) {
        revert();
    }

    /// @inheritdoc ICompliance
    function agreementOf(uint32 agreementId) external view returns (Agreement memory) {
        revert();
    }

    /// @inheritdoc ICompliance
    function agreementCount() external view returns (uint32) {
        revert();
    }

    /// @inheritdoc ICompliance
    function acceptedVersionOf(address account, uint32 agreementId) external view returns (uint32) {
        revert();
    }

    /// @inheritdoc ICompliance
    function actionPolicyOf(Action action) external view returns (ActionPolicy memory) {
        revert();
    }

    /// @inheritdoc ICompliance
    function isJurisdictionBlocked(bytes2 jurisdiction) external view returns (bool) {
        revert();
    }
}
