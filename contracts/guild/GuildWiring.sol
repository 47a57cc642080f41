// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManagerUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagerUpgradeable.sol";
import {TimelockControllerUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";
import {IAuditTrail} from "../audit/IAuditTrail.sol";
import {ICompliance} from "../compliance/ICompliance.sol";
import {ICategoryPolicy} from "../governance/ICategoryPolicy.sol";
import {IGuildGovernor} from "../governance/IGuildGovernor.sol";
import {IPriorityRounds} from "../priorities/IPriorityRounds.sol";
import {IProjects} from "../projects/IProjects.sol";
import {IReputation} from "../rewards/IReputation.sol";
import {IRewards} from "../rewards/IRewards.sol";
import {IGuildToken} from "../token/IGuildToken.sol";
import {ITreasury} from "../treasury/ITreasury.sol";
import {IGuildFactory} from "./IGuildFactory.sol";

/// @title GuildWiring
/// @notice Sets up the contracts of a new guild and gives out their roles; the factory keeps none.
library GuildWiring {
    uint64 private constant ADMIN_ROLE = 0;
    uint64 private constant MINTER_ROLE = 1;
    uint64 private constant COMPLIANCE_OFFICER_ROLE = 2;
    uint64 private constant AUDITOR_ROLE = 3;

    /// @notice Initializes all contracts but the access manager. The token comes before the Governor, which would take
    /// block numbers for its clock if its token did not answer.
    /// @param contracts The guild's contracts.
    /// @param config What the guild starts with.
    function initializeAll(
        IGuildFactory.GuildContracts memory contracts,
        IGuildFactory.GuildConfig calldata config
    ) internal {
        IGuildToken(contracts.token).initialize(
            config.name,
            config.symbol,
            config.supplyCap,
            contracts.accessManager,
            config.allocations
        );
        ITreasury(contracts.treasury).initialize(
            contracts.accessManager,
            contracts.priorities,
            contracts.projects,
            contracts.compliance
        );
        _initializeWork(contracts, config);
        _initializeGovernance(contracts, config);
        _initializeRecords(contracts);
    }

    /// @notice Gives out the roles; the caller, the access manager's first admin, renounces its own last.
    /// @param contracts The guild's contracts.
    /// @param config What the guild starts with.
    function wireRoles(
        IGuildFactory.GuildContracts memory contracts,
        IGuildFactory.GuildConfig calldata config
    ) internal {
        AccessManagerUpgradeable manager = AccessManagerUpgradeable(contracts.accessManager);
        _wireMinter(manager, contracts);
        _wireComplianceOfficer(manager, contracts, config.complianceOfficer);
        _wireAuditor(manager, contracts, config.auditor);
        manager.grantRole(ADMIN_ROLE, contracts.timelock, 0);
        manager.renounceRole(ADMIN_ROLE, address(this));
    }

    function _initializeWork(
        IGuildFactory.GuildContracts memory contracts,
        IGuildFactory.GuildConfig calldata config
    ) private {
        IProjects(contracts.projects).initialize(
            contracts.accessManager,
            contracts.treasury,
            contracts.rewards,
            contracts.compliance,
            contracts.token,
            config.feeBps,
            _tokensOf(config.paymentTokens)
        );
        IRewards(contracts.rewards).initialize(
            IRewards.RewardsConfig({
                authority: contracts.accessManager,
                token: contracts.token,
                projects: contracts.projects,
                governor: contracts.governor,
                reputation: contracts.reputation,
                compliance: contracts.compliance,
                rates: config.paymentTokens,
                terms: config.rewardTerms
            })
        );
        IReputation(contracts.reputation).initialize(contracts.accessManager, contracts.rewards, config.skills);
    }

    function _initializeGovernance(
        IGuildFactory.GuildContracts memory contracts,
        IGuildFactory.GuildConfig calldata config
    ) private {
        address[] memory proposers = new address[](1);
        proposers[0] = contracts.governor;
        // Executes as well: through it anyone may execute what was voted and has waited, but for what has expired.
        TimelockControllerUpgradeable(payable(contracts.timelock)).initialize(
            config.timelockDelay,
            proposers,
            proposers,
            address(0)
        );
        IGuildGovernor(contracts.governor).initialize(
            IGuildGovernor.GovernorConfig({
                name: config.name,
                token: contracts.token,
                timelock: payable(contracts.timelock),
                policy: contracts.categoryPolicy,
                compliance: contracts.compliance,
                guardian: config.guardian
            })
        );
        // After the Governor, which keeps the rules.
        ICategoryPolicy(contracts.categoryPolicy).initialize(
            contracts.accessManager,
            contracts.governor,
            config.proposalThreshold,
            config.categories,
            _functionCategories(contracts)
        );
    }

    function _initializeRecords(IGuildFactory.GuildContracts memory contracts) private {
        IPriorityRounds(contracts.priorities).initialize(
            contracts.accessManager,
            contracts.token,
            contracts.projects,
            contracts.compliance
        );
        address[] memory gated = new address[](5);
        gated[0] = contracts.projects;
        gated[1] = contracts.governor;
        gated[2] = contracts.priorities;
        gated[3] = contracts.treasury;
        gated[4] = contracts.rewards;
        ICompliance(contracts.compliance).initialize(contracts.accessManager, gated);
        IAuditTrail(contracts.auditTrail).initialize(contracts.accessManager);
    }

    function _wireMinter(AccessManagerUpgradeable manager, IGuildFactory.GuildContracts memory contracts) private {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = IGuildToken.mint.selector;
        manager.labelRole(MINTER_ROLE, "MINTER");
        manager.setTargetFunctionRole(contracts.token, selectors, MINTER_ROLE);
        manager.grantRole(MINTER_ROLE, contracts.rewards, 0);
    }

    /// @dev The timelock has the role as well, so that a guild without an officer can act by vote.
    function _wireComplianceOfficer(
        AccessManagerUpgradeable manager,
        IGuildFactory.GuildContracts memory contracts,
        address officer
    ) private {
        bytes4[] memory selectors = new bytes4[](3);
        selectors[0] = ICompliance.setStatus.selector;
        selectors[1] = ICompliance.freeze.selector;
        selectors[2] = ICompliance.unfreeze.selector;
        bytes4[] memory holds = new bytes4[](2);
        holds[0] = IProjects.holdCredit.selector;
        holds[1] = IProjects.releaseCredit.selector;
        manager.labelRole(COMPLIANCE_OFFICER_ROLE, "COMPLIANCE_OFFICER");
        manager.setTargetFunctionRole(contracts.compliance, selectors, COMPLIANCE_OFFICER_ROLE);
        manager.setTargetFunctionRole(contracts.projects, holds, COMPLIANCE_OFFICER_ROLE);
        manager.grantRole(COMPLIANCE_OFFICER_ROLE, contracts.timelock, 0);
        if (officer != address(0)) manager.grantRole(COMPLIANCE_OFFICER_ROLE, officer, 0);
    }

    function _wireAuditor(
        AccessManagerUpgradeable manager,
        IGuildFactory.GuildContracts memory contracts,
        address auditor
    ) private {
        bytes4[] memory selectors = new bytes4[](3);
        selectors[0] = IAuditTrail.anchor.selector;
        selectors[1] = IAuditTrail.raiseFinding.selector;
        selectors[2] = IAuditTrail.publishStatement.selector;
        manager.labelRole(AUDITOR_ROLE, "AUDITOR");
        manager.setTargetFunctionRole(contracts.auditTrail, selectors, AUDITOR_ROLE);
        if (auditor != address(0)) manager.grantRole(AUDITOR_ROLE, auditor, 0);
    }

    /// @dev Functions whose category is weaker than Parameters. Nothing that mints, or says how much is minted, is.
    function _functionCategories(
        IGuildFactory.GuildContracts memory contracts
    ) private pure returns (ICategoryPolicy.FunctionCategory[] memory list) {
        list = new ICategoryPolicy.FunctionCategory[](16);
        ICategoryPolicy.Category category = ICategoryPolicy.Category.Prioritization;
        list[0] = _in(category, contracts.priorities, IPriorityRounds.openRound.selector);
        category = ICategoryPolicy.Category.Resources;
        list[1] = _in(category, contracts.treasury, ITreasury.pay.selector);
        list[2] = _in(category, contracts.treasury, ITreasury.openBudget.selector);
        list[3] = _in(category, contracts.treasury, ITreasury.openRoundBudgets.selector);
        list[4] = _in(category, contracts.treasury, ITreasury.setBudgetSpender.selector);
        list[5] = _in(category, contracts.treasury, ITreasury.closeBudget.selector);
        list[6] = _in(category, contracts.projects, IProjects.acceptProject.selector);
        category = ICategoryPolicy.Category.Strategy;
        list[7] = _in(category, contracts.categoryPolicy, ICategoryPolicy.adoptStrategy.selector);
        category = ICategoryPolicy.Category.Compliance;
        list[8] = _in(category, contracts.compliance, ICompliance.setStatus.selector);
        list[9] = _in(category, contracts.compliance, ICompliance.freeze.selector);
        list[10] = _in(category, contracts.compliance, ICompliance.unfreeze.selector);
        list[11] = _in(category, contracts.compliance, ICompliance.setJurisdictionBlocked.selector);
        list[12] = _in(category, contracts.compliance, ICompliance.publishAgreement.selector);
        list[13] = _in(category, contracts.projects, IProjects.holdCredit.selector);
        list[14] = _in(category, contracts.projects, IProjects.releaseCredit.selector);
        list[15] = _in(category, contracts.auditTrail, IAuditTrail.answerFinding.selector);
    }

    function _in(
        ICategoryPolicy.Category category,
        address target,
        bytes4 selector
    ) private pure returns (ICategoryPolicy.FunctionCategory memory) {
        return ICategoryPolicy.FunctionCategory({target: target, selector: selector, category: category});
    }

    function _tokensOf(IRewards.PaymentRates[] calldata rates) private pure returns (address[] memory tokens) {
        tokens = new address[](rates.length);
        for (uint256 i = 0; i < rates.length; ++i) {
            tokens[i] = rates[i].token;
        }
    }
}
