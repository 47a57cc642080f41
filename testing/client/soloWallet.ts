import { ContractFactory, type ContractRunner, Interface } from 'ethers';
import solc from 'solc';

const SOURCE = `
// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// A contract wallet of one owner: makes calls, and signs by ERC-1271.
contract SoloWallet {
    address private immutable _owner;

    constructor(address owner) { _owner = owner; }

    function execute(address to, uint256 value, bytes calldata data) external {
        require(msg.sender == _owner);
        (bool succeeded, bytes memory returned) = to.call{value: value}(data);
        if (!succeeded) assembly { revert(add(returned, 32), mload(returned)) }
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        address signer = ecrecover(hash, uint8(signature[64]), bytes32(signature[:32]), bytes32(signature[32:64]));
        return signer == _owner ? bytes4(0x1626ba7e) : bytes4(0);
    }
}`;

/** A contract wallet's own function. */
export const soloWallet = new Interface(['function execute(address to, uint256 value, bytes data)']);

/**
 * Deploys a contract wallet of one owner.
 *
 * @param runner - Pays for it.
 * @param owner - Whose calls and signatures it takes.
 * @returns Its address.
 */
export async function deploySoloWallet(runner: ContractRunner, owner: string): Promise<string> {
  const outputSelection = { '*': { '*': ['evm.bytecode.object'] } };
  const settings = { outputSelection, evmVersion: 'cancun', optimizer: { enabled: true, runs: 1 } };
  const input = { language: 'Solidity', sources: { wallet: { content: SOURCE } }, settings };
  const { contracts } = JSON.parse(solc.compile(JSON.stringify(input)));
  const { bytecode } = contracts.wallet.SoloWallet.evm;
  const contract = await new ContractFactory(['constructor(address)'], bytecode.object, runner).deploy(owner);
  await contract.waitForDeployment();
  return contract.getAddress();
}
