// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {GuildContract} from "../utils/GuildContract.sol";
import {IAttestationAdapter} from "./IAttestationAdapter.sol";
import {ICompliance} from "./ICompliance.sol";
import {IGated} from "./IGated.sol";

/// @title Compliance
/// @notice See {ICompliance}.
contract Compliance is ICompliance, GuildContract, EIP712, Nonces {
    bytes32 private constant ACCEPT_TYPEHASH = keccak256(
        "AcceptAgreement(address account,uint32 agreementId,uint32 version,bytes32 digest,uint256 nonce,uint256 deadline)"
    );

    uint64 private constant ADMIN_ROLE = 0;

    address[] private _gated;
    uint256 private _frozenCount;
    uint32 private _agreementCount;
    mapping(address account => Status) private _statuses;
    mapping(address account => uint40) private _frozenUntil;
    mapping(bytes2 jurisdiction => bool) private _blocked;
    mapping(uint32 agreementId => Agreement) private _agreements;
    mapping(address account => mapping(uint32 agreementId => uint32 version)) private _accepted;
    mapping(Action action => ActionPolicy) private _policies;

    constructor(address forwarder) GuildContract(forwarder) EIP712("Guildhall Compliance", "1") {}

    /// @inheritdoc ICompliance
    function initialize(address authority_, address[] calldata gated) external initializer {
        __AccessManaged_init(authority_);
        _gated = gated;
    }

    /// @inheritdoc ICompliance
    function setStatus(
        address account,
        uint8 level,
        bytes2 jurisdiction,
        uint40 expiresAt,
        bytes32 attestation,
        bytes32 evidenceDigest
    ) external restricted {
        if (account == address(0)) revert ComplianceInvalidValue("account");
        if (jurisdiction != 0) _checkJurisdiction(jurisdiction);
        if (expiresAt != 0 && expiresAt <= block.timestamp) revert ComplianceInvalidValue("expiresAt");
        address issuer = _msgSender();
        if (attestation != 0 && issuer.code.length == 0) revert ComplianceInvalidValue("attestation");

        Status memory old = _statuses[account];
        _statuses[account] = Status(level, jurisdiction, expiresAt, issuer, attestation);
        emit ComplianceSet(
            account,
            issuer,
            level,
            jurisdiction,
            expiresAt,
            attestation,
            evidenceDigest,
            old.level,
            old.jurisdiction,
            old.expiresAt
        );
    }

    /// @inheritdoc ICompliance
    function freeze(address account, uint40 until, bytes32 reasonDigest) external restricted {
        if (account == address(0) || _isGuild(account)) revert ComplianceInvalidValue("account");
        if (until <= block.timestamp) revert ComplianceInvalidValue("until");
        if (reasonDigest == 0) revert ComplianceInvalidValue("reasonDigest");
        uint40 oldUntil = _frozenUntil[account];
        _frozenUntil[account] = until;
        uint256 count = _frozenCount;
        if (oldUntil == 0) _frozenCount = ++count;
        emit AccountFrozen(account, _msgSender(), until, oldUntil, reasonDigest, count);
        if (oldUntil == 0 && count == 1) _setFreezeGates(true);
    }

    /// @inheritdoc ICompliance
    function unfreeze(address account, bytes32 reasonDigest) external restricted {
        if (reasonDigest == 0) revert ComplianceInvalidValue("reasonDigest");
        if (account == _msgSender()) revert ComplianceOwnFreeze(account);
        _unfreeze(account, _frozenUntilOf(account), reasonDigest);
    }

    /// @inheritdoc ICompliance
    function endFreeze(address account) external {
        uint40 until = _frozenUntilOf(account);
        if (block.timestamp <= until) revert ComplianceStillFrozen(account, until);
        _unfreeze(account, until, 0);
    }

    /// @inheritdoc ICompliance
    function setJurisdictionBlocked(bytes2 jurisdiction, bool blocked) external restricted {
        _checkJurisdiction(jurisdiction);
        _blocked[jurisdiction] = blocked;
        emit JurisdictionBlocked(jurisdiction, _msgSender(), blocked);
    }

    /// @inheritdoc ICompliance
    function publishAgreement(
        uint32 agreementId,
        string calldata title,
        bytes32 digest,
        string calldata cid
    ) external restricted returns (uint32) {
        if (bytes(title).length == 0) revert ComplianceInvalidValue("title");
        if (digest == 0) revert ComplianceInvalidValue("digest");
        if (bytes(cid).length == 0) revert ComplianceInvalidValue("cid");
        if (agreementId == 0) agreementId = ++_agreementCount;
        else _checkAgreement(agreementId);

        uint32 version = _agreements[agreementId].version + 1;
        _agreements[agreementId] = Agreement(version, digest);
        emit AgreementPublished(agreementId, version, _msgSender(), title, digest, cid);
        return agreementId;
    }

    /// @inheritdoc ICompliance
    function acceptAgreement(uint32 agreementId, uint32 version, bytes32 digest) external {
        _accept(_msgSender(), agreementId, version, digest);
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
        if (block.timestamp > deadline) revert ComplianceSignatureExpired(deadline);
        bytes32 structHash = keccak256(
            abi.encode(ACCEPT_TYPEHASH, account, agreementId, version, digest, _useNonce(account), deadline)
        );
        if (!SignatureChecker.isValidSignatureNow(account, _hashTypedDataV4(structHash), signature)) {
            revert ComplianceInvalidSignature(account);
        }
        _accept(account, agreementId, version, digest);
    }

    /// @inheritdoc ICompliance
    function setActionPolicy(Action action, ActionPolicy calldata policy) external restricted {
        if (policy.agreementId != 0) {
            if (action == Action.Withdraw) revert ComplianceInvalidValue("agreementId");
            _checkAgreement(policy.agreementId);
        }
        ActionPolicy memory old = _policies[action];
        _policies[action] = policy;
        emit ActionPolicySet(action, _msgSender(), old, policy);
        bool held = _frozenCount != 0 && _isFreezable(action);
        if (old.enabled != policy.enabled && !held) _setGate(action, policy.enabled);
    }

    /// @inheritdoc ICompliance
    function check(address account, Action action) external view {
        Obstacle obstacle = _obstacleOf(account, action);
        if (obstacle != Obstacle.None) revert ComplianceNotMet(account, action, obstacle);
    }

    /// @inheritdoc ICompliance
    function obstacleOf(address account, Action action) external view returns (Obstacle) {
        return _obstacleOf(account, action);
    }

    /// @inheritdoc ICompliance
    function statusOf(address account) external view returns (Status memory) {
        return _statuses[account];
    }

    /// @inheritdoc ICompliance
    function isFrozen(address account) external view returns (bool) {
        return _isFrozen(account);
    }

    /// @inheritdoc ICompliance
    function frozenUntil(address account) external view returns (uint40) {
        return _frozenUntil[account];
    }

    /// @inheritdoc ICompliance
    function frozenCount() external view returns (uint256) {
        return _frozenCount;
    }

    /// @inheritdoc ICompliance
    function agreementOf(uint32 agreementId) external view returns (Agreement memory) {
        return _agreements[agreementId];
    }

    /// @inheritdoc ICompliance
    function agreementCount() external view returns (uint32) {
        return _agreementCount;
    }

    /// @inheritdoc ICompliance
    function acceptedVersionOf(address account, uint32 agreementId) external view returns (uint32) {
        return _accepted[account][agreementId];
    }

    /// @inheritdoc ICompliance
    function actionPolicyOf(Action action) external view returns (ActionPolicy memory) {
        return _policies[action];
    }

    /// @inheritdoc ICompliance
    function isJurisdictionBlocked(bytes2 jurisdiction) external view returns (bool) {
        return _blocked[jurisdiction];
    }

    function _unfreeze(address account, uint40 oldUntil, bytes32 reasonDigest) private {
        _frozenUntil[account] = 0;
        uint256 count = --_frozenCount;
        emit AccountUnfrozen(account, _msgSender(), oldUntil, reasonDigest, count);
        if (count == 0) _setFreezeGates(false);
    }

    function _accept(address account, uint32 agreementId, uint32 version, bytes32 digest) private {
        _checkAgreement(agreementId);
        Agreement memory current = _agreements[agreementId];
        if (version != current.version || digest != current.digest) {
            revert ComplianceAgreementMismatch(agreementId, version, digest);
        }
        if (_accepted[account][agreementId] == version) {
            revert ComplianceAlreadyAccepted(account, agreementId, version);
        }
        _accepted[account][agreementId] = version;
        emit AgreementAccepted(account, agreementId, version, digest, _msgSender());
    }

    /// @dev Switches the gates that a freeze needs; those of actions that ask for something are on already.
    function _setFreezeGates(bool on) private {
        for (uint8 i = 0; i <= uint8(type(Action).max); ++i) {
            if (_isFreezable(Action(i)) && !_policies[Action(i)].enabled) _setGate(Action(i), on);
        }
    }

    function _setGate(Action action, bool on) private {
        for (uint256 i = 0; i < _gated.length; ++i) {
            IGated(_gated[i]).setGated(action, on);
        }
    }

    /// @dev Nothing stands in the way of the guild itself: what it does was voted.
    function _obstacleOf(address account, Action action) private view returns (Obstacle obstacle) {
        obstacle = _accountObstacleOf(account, action);
        if (obstacle != Obstacle.None && _isGuild(account)) return Obstacle.None;
    }

    function _accountObstacleOf(address account, Action action) private view returns (Obstacle) {
        if (_isFreezable(action) && _isFrozen(account)) return Obstacle.Frozen;
        ActionPolicy memory policy = _policies[action];
        if (!policy.enabled) return Obstacle.None;

        Status memory status = _statuses[account];
        if (status.attestation != 0 && !_isAttested(account, status)) return Obstacle.Attestation;
        if (status.level < policy.minLevel) return Obstacle.Level;
        if (status.expiresAt != 0 && block.timestamp > status.expiresAt) return Obstacle.Expired;
        if (_blocked[status.jurisdiction]) return Obstacle.Jurisdiction;
        if (!_hasAccepted(account, policy.agreementId)) return Obstacle.Agreement;
        return Obstacle.None;
    }

    /// @dev Low-level, because an issuer without code, or one that answers with anything but a bool, would make a
    /// high-level call revert here.
    function _isAttested(address account, Status memory status) private view returns (bool) {
        (bool succeeded, bytes32 answer, ) = LowLevelCall.staticcallReturn64Bytes(
            status.issuer,
            abi.encodeCall(IAttestationAdapter.isValid, (account, status.attestation))
        );
        return succeeded && LowLevelCall.returnDataSize() >= 32 && answer == bytes32(uint256(1));
    }

    /// @dev Agreement 0, which asks for none, has version 0.
    function _hasAccepted(address account, uint32 agreementId) private view returns (bool) {
        return _accepted[account][agreementId] == _agreements[agreementId].version;
    }

    /// @dev An account without a freeze has 0, which is past.
    function _isFrozen(address account) private view returns (bool) {
        return block.timestamp <= _frozenUntil[account];
    }

    /// @dev The timelock, and whoever else the guild made an admin of its access manager.
    function _isGuild(address account) private view returns (bool isAdmin) {
        (isAdmin, ) = IAccessManager(authority()).hasRole(ADMIN_ROLE, account);
    }

    function _frozenUntilOf(address account) private view returns (uint40 until) {
        until = _frozenUntil[account];
        if (until == 0) revert ComplianceNotFrozen(account);
    }

    function _checkAgreement(uint32 agreementId) private view {
        if (_agreements[agreementId].version == 0) revert ComplianceUnknownAgreement(agreementId);
    }

    /// @dev Whether an action moves value or promises it.
    function _isFreezable(Action action) private pure returns (bool) {
        return action == Action.Fund || action == Action.Withdraw || action == Action.Pay;
    }

    function _checkJurisdiction(bytes2 jurisdiction) private pure {
        if (!_isUpperCase(jurisdiction[0]) || !_isUpperCase(jurisdiction[1])) {
            revert ComplianceInvalidValue("jurisdiction");
        }
    }

    function _isUpperCase(bytes1 letter) private pure returns (bool) {
        return letter >= "A" && letter <= "Z";
    }
}
