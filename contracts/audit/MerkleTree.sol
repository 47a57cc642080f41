// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title MerkleTree
/// @notice Checks proofs of the Merkle tree of RFC 9162 (section 2.1), with Keccak-256 in place of SHA-256. The tree's
/// leaves are the hashes of a guild's ledger entries, in their order. A proof that is too long is refused after at most
/// 64 of its hashes, the height of the largest tree. Proofs do not tell trees of different sizes apart where the way that
/// they prove is the same; the inclusion of the last leaf does.
library MerkleTree {
    /// @notice Whether an entry is in a tree (RFC 9162, section 2.1.3.2).
    /// @param proof Hashes beside the way from the leaf to the root, the lowest first.
    /// @param root Root of the tree.
    /// @param size Leaves of the tree.
    /// @param index Place of the entry, from 0.
    /// @param entryHash Hash of the entry.
    function verifyInclusion(
        bytes32[] calldata proof,
        bytes32 root,
        uint64 size,
        uint64 index,
        bytes32 entryHash
    ) internal pure returns (bool) {
        if (index >= size) return false;
        uint64 fn = index;
        uint64 sn = size - 1;
        bytes32 hash = _hashLeaf(entryHash);
        for (uint256 i = 0; i < proof.length; ++i) {
            if (sn == 0) return false;
            if (fn & 1 == 1 || fn == sn) {
                hash = _hashNode(proof[i], hash);
                (fn, sn) = _skipLevels(fn, sn);
            } else {
                hash = _hashNode(hash, proof[i]);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && hash == root;
    }

    /// @notice Whether a tree begins with all leaves of an older one (RFC 9162, section 2.1.4.2). Every tree begins with
    /// the empty one, and a tree with itself; the proof of either is empty.
    /// @param proof Hashes from which both roots follow, the lowest first.
    /// @param oldRoot Root of the older tree; of no meaning for an empty one.
    /// @param oldSize Leaves of the older tree.
    /// @param root Root of the tree.
    /// @param size Leaves of the tree.
    function verifyConsistency(
        bytes32[] calldata proof,
        bytes32 oldRoot,
        uint64 oldSize,
        bytes32 root,
        uint64 size
    ) internal pure returns (bool) {
        if (oldSize == 0) return proof.length == 0;
        if (oldSize == size) return proof.length == 0 && oldRoot == root;
        if (oldSize > size || proof.length == 0) return false;
        uint64 fn = oldSize - 1;
        uint64 sn = size - 1;
        while (fn & 1 == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        // The root of an older tree that is full is a node of the new one, and is not repeated in the proof.
        uint256 next = fn == 0 ? 0 : 1;
        bytes32 fr = fn == 0 ? oldRoot : proof[0];
        bytes32 sr = fr;
        for (; next < proof.length; ++next) {
            if (sn == 0) return false;
            if (fn & 1 == 1 || fn == sn) {
                fr = _hashNode(proof[next], fr);
                sr = _hashNode(proof[next], sr);
                (fn, sn) = _skipLevels(fn, sn);
            } else {
                sr = _hashNode(sr, proof[next]);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr == oldRoot && sr == root;
    }

    /// @dev Goes up the levels at which a node at the tree's right edge has no neighbour.
    function _skipLevels(uint64 fn, uint64 sn) private pure returns (uint64, uint64) {
        while (fn & 1 == 0 && fn != 0) {
            fn >>= 1;
            sn >>= 1;
        }
        return (fn, sn);
    }

    function _hashLeaf(bytes32 entryHash) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(bytes1(0x00), entryHash));
    }

    function _hashNode(bytes32 left, bytes32 right) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(bytes1(0x01), left, right));
    }
}
