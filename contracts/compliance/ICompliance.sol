// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title ICompliance
/// @notice What a guild knows about accounts (identity level, jurisdiction, expiry, freeze), which agreements they
/// accepted, and what each gated action asks for.
///
/// A status is good up to and including `expiresAt`, a freeze holds up to and including `until`.
///
/// A freeze keeps an account from moving value and from promising it: from Fund, Withdraw and Pay. It takes nothing,
/// and it ends nothing: the account votes, submits, reviews and disputes as before, so that it can keep its deadlines,
/// and what it earns is credited to it. Who is frozen cannot lift its own freeze; the guild itself (any admin of its
/// access manager) cannot be frozen, and no policy applies to it.
///
/// The contracts that gate an action keep one bit per action, written by this contract only, so an action that nobody
/// restricts costs nothing. While any account has a freeze, the three gates are on for all.
interface ICompliance {
    /// @notice What can be gated.
    /// @custom:value0 Fund Creating and funding projects, and locking fee tokens.
    /// @custom:value1 Submit Submitting deliverables; asked when the guild accepts the project, and afterwards of who did
    /// not meet it then.
    /// @custom:value2 Withdraw Withdrawing credits and claiming rewards.
    /// @custom:value3 Vote Voting in rounds, and on proposals below Parameters whose every action is of Prioritization,
    /// Strategy or Compliance: never where money moves (an action of Resources), nor where the policy can be taken back.
    /// @custom:value4 Pay Saying where money goes: settlements, payout splits and changes of scope, for who signs
    /// them, and payments and budgets of the treasury.
    enum Action {
        Fund,
        Submit,
        Withdraw,
        Vote,
        Pay
    }

    /// @notice Why an account may not act.
    /// @custom:value0 None It may.
    /// @custom:value1 Frozen It is frozen.
    /// @custom:value2 Level Its level is too low, or it has none.
    /// @custom:value3 Expired Its status has expired.
    /// @custom:value4 Jurisdiction Its jurisdiction is blocked.
    /// @custom:value5 Agreement It has not accepted the agreement's current version.
    /// @custom:value6 Attestation The attestation its status rests on is no longer valid.
    enum Obstacle {
        None,
        Frozen,
        Level,
        Expired,
        Jurisdiction,
        Agreement,
        Attestation
    }

    /// @notice What is known about an account.
    /// @param level Identity level; 0 for none.
    /// @param jurisdiction ISO 3166-1 alpha-2 code in upper case; zero when unknown.
    /// @param expiresAt Last second in which it is good, Unix seconds; 0 for no end.
    /// @param issuer Who set it.
    /// @param attestation Identifier of the attestation it rests on at `issuer`, which is asked again at each use;
    /// zero for none.
    struct Status {
        uint8 level;
        bytes2 jurisdiction;
        uint40 expiresAt;
        address issuer;
        bytes32 attestation;
    }

    /// @notice What an action asks for.
    /// @param enabled Whether it asks for anything.
    /// @param minLevel Lowest identity level.
    /// @param agreementId Agreement whose current version must be accepted; 0 for none.
    struct ActionPolicy {
        bool enabled;
        uint8 minLevel;
        uint32 agreementId;
    }

    /// @notice A published agreement's current version.
    /// @param version From 1; 0 for an unknown agreement.
    /// @param digest SHA-256 of its bytes.
    struct Agreement {
        uint32 version;
        bytes32 digest;
    }

    /// @notice Emitted when an account's status is set.
    /// @param account Whose.
    /// @param issuer Who set it: a compliance officer or an attestation adapter.
    /// @param level Identity level afterwards.
    /// @param jurisdiction ISO 3166-1 alpha-2 code afterwards.
    /// @param expiresAt Last second in which it is good, Unix seconds; 0 for no end.
    /// @param attestation Identifier of the attestation at the issuer; zero for none.
    /// @param evidenceDigest SHA-256 of the evidence's bytes; zero for none.
    /// @param oldLevel Identity level before.
    /// @param oldJurisdiction Jurisdiction before.
    /// @param oldExpiresAt End before, Unix seconds.
    event ComplianceSet(
        address indexed account,
        address indexed issuer,
        uint8 level,
        bytes2 jurisdiction,
        uint40 expiresAt,
        bytes32 attestation,
        bytes32 evidenceDigest,
        uint8 oldLevel,
        bytes2 oldJurisdiction,
        uint40 oldExpiresAt
    );

    /// @notice Emitted when an account is frozen, or its freeze changed.
    /// @param account Whose.
    /// @param actor Who froze it.
    /// @param until Last second of the freeze, Unix seconds.
    /// @param oldUntil The same, before; 0 if it was not frozen.
    /// @param reasonDigest SHA-256 of the written reason's bytes.
    /// @param frozenCount How many accounts have a freeze that was not lifted.
    event AccountFrozen(
        address indexed account,
        address indexed actor,
        uint40 until,
        uint40 oldUntil,
        bytes32 reasonDigest,
        uint256 frozenCount
    );

    /// @notice Emitted when a freeze is lifted, by an officer or, once it has ended, by anyone.
    /// @param account Whose.
    /// @param actor Who lifted it.
    /// @param oldUntil Last second of the freeze, Unix seconds.
    /// @param reasonDigest SHA-256 of the written reason's bytes; zero for none.
    /// @param frozenCount How many accounts have a freeze that was not lifted.
    event AccountUnfrozen(
        address indexed account,
        address indexed actor,
        uint40 oldUntil,
        bytes32 reasonDigest,
        uint256 frozenCount
    );

    /// @notice Emitted when a jurisdiction is blocked or unblocked.
    /// @param jurisdiction ISO 3166-1 alpha-2 code.
    /// @param actor Who decided.
    /// @param blocked Whether it is blocked now.
    event JurisdictionBlocked(bytes2 indexed jurisdiction, address indexed actor, bool blocked);

    /// @notice Emitted when an agreement's version is published.
    /// @param agreementId Number of the agreement, from 1.
    /// @param version Number of its version, from 1.
    /// @param actor Who published it.
    /// @param title Short name.
    /// @param digest SHA-256 of its bytes.
    /// @param cid IPFS CID of the agreement.
    event AgreementPublished(
        uint32 indexed agreementId,
        uint32 indexed version,
        address indexed actor,
        string title,
        bytes32 digest,
        string cid
    );

    /// @notice Emitted when an account accepts an agreement's version.
    /// @param account Who accepted.
    /// @param agreementId Agreement.
    /// @param version Version accepted.
    /// @param digest SHA-256 of the accepted version's bytes.
    /// @param actor Who sent the acceptance: the account, or whoever brought its signature.
    event AgreementAccepted(
        address indexed account,
        uint32 indexed agreementId,
        uint32 indexed version,
        bytes32 digest,
        address actor
    );

    /// @notice Emitted when governance changes what an action asks for.
    /// @param action The action.
    /// @param actor Who decided.
    /// @param oldPolicy What it asked for.
    /// @param newPolicy What it asks for now.
    event ActionPolicySet(Action indexed action, address indexed actor, ActionPolicy oldPolicy, ActionPolicy newPolicy);

    /// @notice The account may not do this, and why.
    error ComplianceNotMet(address account, Action action, Obstacle obstacle);

    /// @notice There is no such agreement.
    error ComplianceUnknownAgreement(uint32 agreementId);

    /// @notice The acceptance is of another version or other bytes than the current ones.
    error ComplianceAgreementMismatch(uint32 agreementId, uint32 version, bytes32 digest);

    /// @notice The account has accepted this version already.
    error ComplianceAlreadyAccepted(address account, uint32 agreementId, uint32 version);

    /// @notice The signature is no longer good.
    error ComplianceSignatureExpired(uint256 deadline);

    /// @notice The signature is not the account's.
    error ComplianceInvalidSignature(address account);

    /// @notice The account is not frozen.
    error ComplianceNotFrozen(address account);

    /// @notice Nobody lifts its own freeze.
    error ComplianceOwnFreeze(address account);

    /// @notice The freeze has not ended yet.
    error ComplianceStillFrozen(address account, uint256 until);

    /// @notice A value cannot work.
    /// @param field Name of the parameter.
    error ComplianceInvalidValue(string field);

    /// @notice Sets up a clone; only once.
    /// @param authority_ The guild's access manager.
    /// @param gated The contracts that keep gates: see {IGated}.
    function initialize(address authority_, address[] calldata gated) external;

    /// @notice Sets an account's status; only for the compliance officer's role. By a proposal that is executed after
    /// `expiresAt` it reverts, as nothing of it would hold: propose it anew.
    /// @dev Emits a {ComplianceSet} event. The caller becomes the issuer; when `attestation` is not zero it must be an
    /// {IAttestationAdapter}.
    /// @param account Whose.
    /// @param level Identity level; 0 takes it away.
    /// @param jurisdiction ISO 3166-1 alpha-2 code in upper case; zero when unknown.
    /// @param expiresAt Last second in which it is good, Unix seconds; 0 for no end.
    /// @param attestation Identifier of the attestation at the caller; zero for none.
    /// @param evidenceDigest SHA-256 of the evidence's bytes; zero for none.
    function setStatus(
        address account,
        uint8 level,
        bytes2 jurisdiction,
        uint40 expiresAt,
        bytes32 attestation,
        bytes32 evidenceDigest
    ) external;

    /// @notice Freezes an account, or changes its freeze; only for the compliance officer's role. By a proposal that is
    /// executed after `until` it reverts, as nothing of it would hold: propose it anew.
    /// @dev Emits an {AccountFrozen} event.
    /// @param account Whose; not an admin of the guild's access manager.
    /// @param until Last second of the freeze, Unix seconds; in the future.
    /// @param reasonDigest SHA-256 of the written reason's bytes.
    function freeze(address account, uint40 until, bytes32 reasonDigest) external;

    /// @notice Lifts a freeze; only for the compliance officer's role.
    /// @dev Emits an {AccountUnfrozen} event.
    /// @param account Whose; not the caller's.
    /// @param reasonDigest SHA-256 of the written reason's bytes.
    function unfreeze(address account, bytes32 reasonDigest) external;

    /// @notice Records that a freeze has ended; for anyone.
    /// @dev Emits an {AccountUnfrozen} event.
    /// @param account Whose.
    function endFreeze(address account) external;

    /// @notice Blocks or unblocks a jurisdiction; by default only for the timelock.
    /// @dev Emits a {JurisdictionBlocked} event.
    /// @param jurisdiction ISO 3166-1 alpha-2 code in upper case.
    /// @param blocked Whether it is blocked.
    function setJurisdictionBlocked(bytes2 jurisdiction, bool blocked) external;

    /// @notice Publishes a new agreement, or the next version of one; by default only for the timelock.
    /// @dev Emits an {AgreementPublished} event. A new version asks everybody to accept again.
    /// @param agreementId Agreement; 0 for a new one.
    /// @param title Short name.
    /// @param digest SHA-256 of its bytes.
    /// @param cid IPFS CID of the agreement.
    /// @return The agreement's number.
    function publishAgreement(
        uint32 agreementId,
        string calldata title,
        bytes32 digest,
        string calldata cid
    ) external returns (uint32);

    /// @notice Accepts an agreement's current version for the caller.
    /// @dev Emits an {AgreementAccepted} event.
    /// @param agreementId Agreement.
    /// @param version Version that is accepted; must be the current one.
    /// @param digest SHA-256 of the bytes that are accepted; must be the current version's.
    function acceptAgreement(uint32 agreementId, uint32 version, bytes32 digest) external;

    /// @notice Accepts an agreement's current version for an account that signed so (EIP-712, or ERC-1271 for a
    /// contract): `AcceptAgreement(address account,uint32 agreementId,uint32 version,bytes32 digest,uint256
    /// nonce,uint256 deadline)`.
    /// @dev Emits an {AgreementAccepted} event.
    /// @param account Who accepts.
    /// @param agreementId Agreement.
    /// @param version Version that is accepted; must be the current one.
    /// @param digest SHA-256 of the bytes that are accepted; must be the current version's.
    /// @param deadline Last second in which the signature is good, Unix seconds.
    /// @param signature The account's signature over these values and its current nonce.
    function acceptAgreementBySig(
        address account,
        uint32 agreementId,
        uint32 version,
        bytes32 digest,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice Changes what an action asks for; by default only for the timelock. Withdraw asks for no agreement: nobody's
    /// earnings wait for a new promise.
    /// @dev Emits an {ActionPolicySet} event.
    /// @param action The action.
    /// @param policy What it asks for.
    function setActionPolicy(Action action, ActionPolicy calldata policy) external;

    /// @notice Reverts with {ComplianceNotMet} unless an account may act.
    /// @param account Who.
    /// @param action What.
    function check(address account, Action action) external view;

    /// @notice What keeps an account from acting; None if it may.
    /// @param account Who.
    /// @param action What.
    function obstacleOf(address account, Action action) external view returns (Obstacle);

    /// @notice What is known about an account.
    /// @param account Who.
    function statusOf(address account) external view returns (Status memory);

    /// @notice Whether a freeze of an account holds now.
    /// @param account Who.
    function isFrozen(address account) external view returns (bool);

    /// @notice Last second of an account's freeze, Unix seconds; 0 if it has none.
    /// @param account Who.
    function frozenUntil(address account) external view returns (uint40);

    /// @notice How many accounts have a freeze that was not lifted.
    function frozenCount() external view returns (uint256);

    /// @notice An agreement's current version.
    /// @param agreementId Agreement.
    function agreementOf(uint32 agreementId) external view returns (Agreement memory);

    /// @notice How many agreements there are.
    function agreementCount() external view returns (uint32);

    /// @notice The newest version of an agreement that an account has accepted; 0 for none.
    /// @param account Who.
    /// @param agreementId Agreement.
    function acceptedVersionOf(address account, uint32 agreementId) external view returns (uint32);

    /// @notice What an action asks for.
    /// @param action The action.
    function actionPolicyOf(Action action) external view returns (ActionPolicy memory);

    /// @notice Whether a jurisdiction is blocked.
    /// @param jurisdiction ISO 3166-1 alpha-2 code.
    function isJurisdictionBlocked(bytes2 jurisdiction) external view returns (bool);
}
