// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AuditTrail} from "../../../contracts/audit/AuditTrail.sol";
import {Compliance} from "../../../contracts/compliance/Compliance.sol";
import {CategoryPolicy} from "../../../contracts/governance/CategoryPolicy.sol";
import {ICategoryPolicy} from "../../../contracts/governance/ICategoryPolicy.sol";
import {GuildGovernor} from "../../../contracts/governance/GuildGovernor.sol";
import {Timelock} from "../../../contracts/governance/Timelock.sol";
import {AccessManager} from "../../../contracts/guild/AccessManager.sol";
import {GuildFactory} from "../../../contracts/guild/GuildFactory.sol";
import {IGuildFactory} from "../../../contracts/guild/IGuildFactory.sol";
import {TestDollar} from "../../../contracts/local/TestDollar.sol";
import {Projects} from "../../../contracts/projects/Projects.sol";
import {Forwarder} from "../../../contracts/relay/Forwarder.sol";
import {PriorityRounds} from "../../../contracts/priorities/PriorityRounds.sol";
import {IRewards} from "../../../contracts/rewards/IRewards.sol";
import {Reputation} from "../../../contracts/rewards/Reputation.sol";
import {Rewards} from "../../../contracts/rewards/Rewards.sol";
import {GuildToken} from "../../../contracts/token/GuildToken.sol";
import {Treasury} from "../../../contracts/treasury/Treasury.sol";
import {Vm} from "./Vm.sol";

/// @title GuildTest
/// @notice A guild as its factory makes it, a payment token, and what tests need to act and compare.
abstract contract GuildTest {
    Vm internal constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    address internal constant FOUNDER = address(0xF0);
    uint256 internal constant SUPPLY = 1_000e18;
    uint256 internal constant CAP = 1_000_000e18;
    uint16 internal constant FEE_BPS = 250;
    uint128 internal constant RATE = 5e29;
    uint128 internal constant REPUTATION_RATE = 1e12;

    /// @dev The time, in Unix seconds; the compiler takes the block's own time for constant within a call.
    uint256 internal _now = 1_700_000_000;
    TestDollar internal _dollar;
    IGuildFactory.GuildContracts internal _guild;
    GuildToken internal _token;
    GuildGovernor internal _governor;
    Treasury internal _treasury;
    Projects internal _projects;
    Rewards internal _rewards;

    error NotEqual(uint256 actual, uint256 expected);
    error NotTrue(string what);

    function setUp() public virtual {
        VM.warp(_now);
        _dollar = new TestDollar();
        address forwarder = address(new Forwarder());
        GuildFactory factory = new GuildFactory(
            forwarder,
            IGuildFactory.GuildContracts({
                accessManager: address(new AccessManager()),
                token: address(new GuildToken(forwarder)),
                governor: address(new GuildGovernor(forwarder)),
                timelock: address(new Timelock()),
                treasury: address(new Treasury(forwarder)),
                projects: address(new Projects(forwarder)),
                rewards: address(new Rewards(forwarder)),
                categoryPolicy: address(new CategoryPolicy(forwarder)),
                priorities: address(new PriorityRounds(forwarder)),
                reputation: address(new Reputation(forwarder)),
                compliance: address(new Compliance(forwarder)),
                auditTrail: address(new AuditTrail(forwarder))
            })
        );
        (, _guild) = factory.createGuild(_config());
        _token = GuildToken(_guild.token);
        _governor = GuildGovernor(payable(_guild.governor));
        _treasury = Treasury(payable(_guild.treasury));
        _projects = Projects(_guild.projects);
        _rewards = Rewards(_guild.rewards);
    }

    function _warp(uint256 timestamp) internal {
        _now = timestamp;
        VM.warp(timestamp);
    }

    function _config() internal view returns (IGuildFactory.GuildConfig memory config) {
        config.name = "Fuzzed Guild";
        config.symbol = "FUZZ";
        config.charterDigest = sha256("charter");
        config.charterCid = "bafkreicharter";
        config.allocations = new IGuildFactory.Allocation[](1);
        config.allocations[0] = IGuildFactory.Allocation({account: FOUNDER, amount: SUPPLY});
        config.supplyCap = CAP;
        for (uint256 i = 0; i < config.categories.length; ++i) {
            config.categories[i] = ICategoryPolicy.CategoryRules({
                quorumBps: 400,
                approvalBps: 5_000,
                votingDelay: 60,
                votingPeriod: 3_600,
                lateQuorumExtension: 0,
                timelockDelay: 120,
                executionPeriod: 7 days
            });
        }
        config.timelockDelay = 120;
        config.feeBps = FEE_BPS;
        config.paymentTokens = new IRewards.PaymentRates[](1);
        config.paymentTokens[0] = IRewards.PaymentRates({
            token: address(_dollar),
            rewardRate: RATE,
            reputationRate: REPUTATION_RATE
        });
        config.skills = new string[](1);
        config.skills[0] = "research";
        config.rewardTerms.cap = CAP - SUPPLY;
        config.rewardTerms.claimCapacity = type(uint208).max;
        config.rewardTerms.claimWindow = 1 days;
    }

    function _assertEq(uint256 actual, uint256 expected) internal pure {
        if (actual != expected) revert NotEqual(actual, expected);
    }

    function _assertTrue(bool holds, string memory what) internal pure {
        if (!holds) revert NotTrue(what);
    }

    /// @dev A number between `low` and `high`, both included, that follows from `value`.
    function _bound(uint256 value, uint256 low, uint256 high) internal pure returns (uint256) {
        return low + (value % (high - low + 1));
    }
}
