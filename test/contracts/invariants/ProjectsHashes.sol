// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProjectsTypes} from "../../../contracts/projects/IProjectsTypes.sol";

/// @title ProjectsHashes
/// @notice The EIP-712 struct hashes of what client and contributor sign.
library ProjectsHashes {
    /// @notice Of a settlement.
    function hash(IProjectsTypes.Settlement memory settlement) internal pure returns (bytes32) {
        bytes32 typeHash = keccak256(
            "Settlement(uint256 projectId,uint256 milestoneId,uint256 contributorAmount,uint256 nonce,uint256 deadline)"
        );
        return keccak256(abi.encode(typeHash, settlement));
    }

    /// @notice Of a change of scope.
    function hash(IProjectsTypes.ScopeChange memory change) internal pure returns (bytes32) {
        // solhint-disable-next-line max-line-length
        string memory encodedType =
            "ScopeChange(uint256 projectId,uint256 milestoneId,address contributor,uint112 amount,uint40 dueAt,uint8 skill,bytes32 agreementDigest,string agreementCid,uint256 nonce,uint256 deadline)";
        bytes memory first = abi.encode(
            keccak256(bytes(encodedType)),
            change.projectId,
            change.milestoneId,
            change.contributor,
            change.amount,
            change.dueAt
        );
        bytes memory second = abi.encode(
            change.skill,
            change.agreementDigest,
            keccak256(bytes(change.agreementCid)),
            change.nonce,
            change.deadline
        );
        return keccak256(bytes.concat(first, second));
    }
}
