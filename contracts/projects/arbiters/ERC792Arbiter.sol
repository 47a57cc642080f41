// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC165, IERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {IArbiter} from "./IArbiter.sol";
import {IProjects} from "../IProjects.sol";
import {IProjectsTypes} from "../IProjectsTypes.sol";
import {IArbitrable} from "./IArbitrable.sol";
import {IArbitrator} from "./IArbitrator.sol";
import {IEvidence} from "./IEvidence.sol";

/// @title ERC792Arbiter
/// @notice An {IArbiter} that hands disputes to an ERC-792 arbitrator, such as Kleros. Its rulings: 0, refused, shares
/// equally and names no ruler, so that it earns no reward; 1 gives the milestone to the client; 2 to the contributor. There
/// is no further fee, and no bond is slashed.
/// ERC-1497's events tell the jurors what a dispute is about; a dispute's evidence is filed under its number at the
/// arbitrator.
contract ERC792Arbiter is IArbiter, IArbitrable, IEvidence, ERC165 {
    /// @notice The dispute that one of the arbitrator's is about.
    /// @param projects Projects contract; the zero address when there is none.
    /// @param disputeId Number of the dispute at it.
    struct Subject {
        address projects;
        uint256 disputeId;
    }

    uint256 private constant REFUSED = 0;
    uint256 private constant CHOICES = 2;
    uint16 private constant HALF = 5_000;
    uint256 private constant META_EVIDENCE_ID = 0;

    IArbitrator private immutable _arbitrator;
    bytes private _extraData;
    mapping(uint256 externalId => Subject) private _subjects;

    /// @notice The caller is not the arbitrator.
    error ERC792ArbiterUnauthorizedAccount(address account);

    /// @notice The arbitrator's dispute is not about any of ours, or was ruled already.
    error ERC792ArbiterUnknownDispute(uint256 externalId);

    /// @notice The arbitrator gave out a number that it still has to rule on.
    error ERC792ArbiterDisputeExists(uint256 externalId);

    /// @notice Evidence without a place where it is: jurors would see nothing.
    error ERC792ArbiterEmptyEvidence();

    /// @notice There is no such choice.
    error ERC792ArbiterInvalidRuling(uint256 ruling);

    /// @param arbitrator_ ERC-792 arbitrator.
    /// @param extraData_ What it needs to know, in its own encoding: at Kleros the court and the number of jurors.
    /// @param metaEvidence Where the JSON of ERC-1497 is that tells jurors the question and what each ruling means, such as
    /// `/ipfs/CID`; `metaEvidence.json` beside this file is one.
    constructor(IArbitrator arbitrator_, bytes memory extraData_, string memory metaEvidence) {
        if (bytes(metaEvidence).length == 0) revert ERC792ArbiterEmptyEvidence();
        _arbitrator = arbitrator_;
        _extraData = extraData_;
        emit MetaEvidence(META_EVIDENCE_ID, metaEvidence);
    }

    /// @inheritdoc IArbiter
    function openDispute(uint256 disputeId) external payable {
        uint256 externalId = _arbitrator.createDispute{value: msg.value}(CHOICES, _extraData);
        if (_subjects[externalId].projects != address(0)) revert ERC792ArbiterDisputeExists(externalId);
        _subjects[externalId] = Subject({projects: msg.sender, disputeId: disputeId});
        emit Dispute(_arbitrator, externalId, META_EVIDENCE_ID, externalId);
    }

    /// @notice Shows evidence to the jurors of a dispute that waits for its ruling. For anyone, in their own name: jurors see
    /// who it is from. What {IProjects-submitEvidence} takes is for the guild's books, and is not shown to them.
    /// @param externalId Number of the dispute at the arbitrator.
    /// @param evidence Where the JSON of ERC-1497 is, such as `/ipfs/CID`.
    function submitEvidence(uint256 externalId, string calldata evidence) external {
        if (_subjects[externalId].projects == address(0)) revert ERC792ArbiterUnknownDispute(externalId);
        if (bytes(evidence).length == 0) revert ERC792ArbiterEmptyEvidence();
        emit Evidence(_arbitrator, externalId, msg.sender, evidence);
    }

    /// @inheritdoc IArbitrable
    /// @dev Emits a {Ruling} event. A ruling on what was settled or shared meanwhile, or that comes after the time for it,
    /// changes nothing: the arbitrator could else never close its dispute.
    function rule(uint256 externalId, uint256 ruling) external {
        if (msg.sender != address(_arbitrator)) revert ERC792ArbiterUnauthorizedAccount(msg.sender);
        Subject memory subject = _subjects[externalId];
        if (subject.projects == address(0)) revert ERC792ArbiterUnknownDispute(externalId);
        if (ruling > CHOICES) revert ERC792ArbiterInvalidRuling(ruling);
        delete _subjects[externalId];
        emit Ruling(_arbitrator, externalId, ruling);
        if (!_isUndecided(subject)) return;
        IProjects(subject.projects).resolveDispute(
            subject.disputeId,
            IProjectsTypes.Ruling({
                contributorBps: _contributorBps(ruling),
                feeBps: 0,
                slashBps: 0,
                ruler: ruling == REFUSED ? address(0) : address(_arbitrator),
                digest: 0,
                cid: ""
            })
        );
    }

    /// @notice The ERC-792 arbitrator.
    function arbitrator() external view returns (IArbitrator) {
        return _arbitrator;
    }

    /// @notice What the arbitrator is told with each dispute, in its own encoding.
    function extraData() external view returns (bytes memory) {
        return _extraData;
    }

    /// @notice The dispute that one of the arbitrator's is about; empty when there is none or it was ruled.
    /// @param externalId Number of the dispute at the arbitrator.
    function subjectOf(uint256 externalId) external view returns (Subject memory) {
        return _subjects[externalId];
    }

    /// @inheritdoc IArbiter
    function disputeCost() external view returns (uint256) {
        return _arbitrator.arbitrationCost(_extraData);
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view override(ERC165, IERC165) returns (bool) {
        return interfaceId == type(IArbiter).interfaceId || super.supportsInterface(interfaceId);
    }

    /// @dev Asked before, not tried: a ruling that is given little gas reverts as a whole, and can be given again.
    function _isUndecided(Subject memory subject) private view returns (bool) {
        IProjectsTypes.Dispute memory dispute = IProjects(subject.projects).disputeOf(subject.disputeId);
        return dispute.open && block.timestamp <= dispute.rulingEndsAt;
    }

    function _contributorBps(uint256 ruling) private pure returns (uint16) {
        if (ruling == REFUSED) return HALF;
        return ruling == 1 ? 0 : 2 * HALF;
    }
}
