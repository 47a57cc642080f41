import { expect } from 'chai';
import { ethers, networkHelpers, type TestContract } from '../helpers/chain.ts';
import { DOLLAR, guildFixture } from '../helpers/guild.ts';
import { type Action, carry, proposalOf } from '../helpers/proposal.ts';

const { loadFixture } = networkHelpers;

/** The guild's contracts that neither pay nor call what a vote asks for; its token stands for itself. */
const holdingNone = ['rewards', 'reputation', 'categoryPolicy', 'priorities', 'compliance', 'auditTrail'] as const;

/** Who calls `IERC20.transfer` has this in its code. */
const TRANSFER = 'a9059cbb';

describe('tokens sent to a contract of the guild that holds none', () => {
  it('stay there, as the contract can call no transfer', async () => {
    const { implementations } = (await loadFixture(guildFixture)).deployment;
    const codeOf = (name: keyof typeof implementations) => ethers.provider.getCode(implementations[name]);
    expect(await codeOf('treasury')).to.include(TRANSFER);
    for (const name of holdingNone) expect(await codeOf(name), name).not.to.include(TRANSFER);
  });

  it('can be moved by a vote from the timelock, the Governor and the access manager', async () => {
    const guild = await loadFixture(guildFixture);
    const { timelockController, governor, accessManager, dollar, client, ana } = guild;
    const data = dollar.interface.encodeFunctionData('transfer', [ana.address, DOLLAR]);
    const ways: [holder: TestContract, action: Action][] = [
      [timelockController, [dollar, 'transfer', ana.address, DOLLAR]],
      [governor, [governor, 'relay', dollar.target, 0, data]],
      [accessManager, [accessManager, 'execute', dollar.target, data]],
    ];
    for (const [holder] of ways) await dollar.connect(client).transfer(holder, DOLLAR);
    await carry(guild, await proposalOf(guild, 'Move', ...ways.map(([, action]) => action)));
    expect(await dollar.balanceOf(ana)).to.equal(3n * DOLLAR);
  });
});
