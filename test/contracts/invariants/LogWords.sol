// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Vm} from "../helpers/Vm.sol";

/// @title LogWords
/// @notice What the words of a log say, whatever its event.
library LogWords {
    /// @notice Whether a log names an account, indexed or not.
    function names(Vm.Log memory log, address account) internal pure returns (bool) {
        bytes32 word = bytes32(uint256(uint160(account)));
        for (uint256 i = 1; i < log.topics.length; ++i) {
            if (log.topics[i] == word) return true;
        }
        bytes memory data = log.data;
        for (uint256 i = 32; i <= data.length; i += 32) {
            bytes32 found;
            // solhint-disable-next-line no-inline-assembly
            assembly ("memory-safe") {
                found := mload(add(data, i))
            }
            if (found == word) return true;
        }
        return false;
    }
}
