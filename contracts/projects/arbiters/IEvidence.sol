// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IArbitrator} from "./IArbitrator.sol";

/// @title IEvidence
/// @notice The events of ERC-1497, from which the interface of an ERC-792 arbitrator, such as Kleros' court, tells its
/// jurors what a dispute is about. Names, types and order are the standard's.
interface IEvidence {
    /// @notice What disputes are about in general: the question, and what each ruling means.
    /// @param metaEvidenceId Its number.
    /// @param evidence Where its JSON is, such as `/ipfs/CID`.
    event MetaEvidence(uint256 indexed metaEvidenceId, string evidence);

    /// @notice A dispute was created at an arbitrator.
    /// @param arbitrator The arbitrator.
    /// @param disputeId Number of the dispute at the arbitrator.
    /// @param metaEvidenceId What it is about in general.
    /// @param evidenceGroupId What its evidence is filed under.
    event Dispute(
        IArbitrator indexed arbitrator,
        uint256 indexed disputeId,
        uint256 metaEvidenceId,
        uint256 evidenceGroupId
    );

    /// @notice Evidence was submitted.
    /// @param arbitrator The arbitrator.
    /// @param evidenceGroupId What it is filed under.
    /// @param party Who submitted it.
    /// @param evidence Where its JSON is, such as `/ipfs/CID`.
    event Evidence(
        IArbitrator indexed arbitrator,
        uint256 indexed evidenceGroupId,
        address indexed party,
        string evidence
    );
}
