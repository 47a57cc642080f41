import { AbiCoder, Interface } from 'ethers';
import accessManager from '../../../abis/AccessManager.json' with { type: 'json' };
import auditTrail from '../../../abis/AuditTrail.json' with { type: 'json' };
import categoryPolicy from '../../../abis/CategoryPolicy.json' with { type: 'json' };
import compliance from '../../../abis/Compliance.json' with { type: 'json' };
import directArbiter from '../../../abis/DirectArbiter.json' with { type: 'json' };
import easAdapter from '../../../abis/EASAdapter.json' with { type: 'json' };
import erc792Arbiter from '../../../abis/ERC792Arbiter.json' with { type: 'json' };
import forwarder from '../../../abis/Forwarder.json' with { type: 'json' };
import governanceArbiter from '../../../abis/GovernanceArbiter.json' with { type: 'json' };
import guildFactory from '../../../abis/GuildFactory.json' with { type: 'json' };
import guildGovernor from '../../../abis/GuildGovernor.json' with { type: 'json' };
import guildToken from '../../../abis/GuildToken.json' with { type: 'json' };
import priorityRounds from '../../../abis/PriorityRounds.json' with { type: 'json' };
import projects from '../../../abis/Projects.json' with { type: 'json' };
import reputation from '../../../abis/Reputation.json' with { type: 'json' };
import rewards from '../../../abis/Rewards.json' with { type: 'json' };
import testDollar from '../../../abis/TestDollar.json' with { type: 'json' };
import timelock from '../../../abis/Timelock.json' with { type: 'json' };
import treasury from '../../../abis/Treasury.json' with { type: 'json' };

// Offsets may lead to the same bytes many times: 96 kB of calldata were read as 64 MB, for minutes. No encoder writes such.
AbiCoder._setDefaultMaxInflation(1);

/** The interface of every published contract, by its name. `ERC20` is what the gateway uses of any ERC-20 token. */
export const abis = {
  AccessManager: new Interface(accessManager),
  AuditTrail: new Interface(auditTrail),
  CategoryPolicy: new Interface(categoryPolicy),
  Compliance: new Interface(compliance),
  DirectArbiter: new Interface(directArbiter),
  EASAdapter: new Interface(easAdapter),
  ERC20: new Interface([
    'function approve(address spender, uint256 value) returns (bool)',
    'function balanceOf(address account) view returns (uint256)',
    'function decimals() view returns (uint8)',
    'function nonces(address owner) view returns (uint256)',
    'function DOMAIN_SEPARATOR() view returns (bytes32)',
    'function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
    'function symbol() view returns (string)',
    'function transfer(address to, uint256 value) returns (bool)',
    'function transferFrom(address from, address to, uint256 value) returns (bool)',
  ]),
  /** How a contract tells the domain of its typed data. */
  ERC5267: new Interface([
    'function eip712Domain() view returns (bytes1 fields, string name, string version, uint256 chainId, ' +
      'address verifyingContract, bytes32 salt, uint256[] extensions)',
  ]),
  ERC792Arbiter: new Interface(erc792Arbiter),
  Forwarder: new Interface(forwarder),
  GovernanceArbiter: new Interface(governanceArbiter),
  GuildFactory: new Interface(guildFactory),
  GuildGovernor: new Interface(guildGovernor),
  GuildToken: new Interface(guildToken),
  /** What the gateway uses of a project's arbiter. */
  Arbiter: new Interface(['function disputeCost() view returns (uint256)']),
  PriorityRounds: new Interface(priorityRounds),
  Projects: new Interface(projects),
  Reputation: new Interface(reputation),
  Rewards: new Interface(rewards),
  TestDollar: new Interface(testDollar),
  Timelock: new Interface(timelock),
  Treasury: new Interface(treasury),
} as const satisfies Record<string, Interface>;

/** Name of a contract whose interface the gateway knows. */
export type ContractName = keyof typeof abis;
