import { expect } from 'chai';
import { Contract, Signature } from 'ethers';
import { prepare, signTypedData } from '../../testing/act.ts';
import { deployMock } from '../../testing/deployMock.ts';
import { foundGuild } from '../../testing/story.ts';
import { startTestContext, type TestContext } from '../../testing/testContext.ts';
import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import { prepareApprove } from './prepareApprove.ts';
import { preparePermitSignature } from './preparePermitSignature.ts';

const PERMIT = [
  'function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
  'function allowance(address owner, address spender) view returns (uint256)',
];
const ALL = ['name', 'version', 'chainId', 'verifyingContract', 'salt'];

/** How a token of a test is made: see `PermitToken.Terms`. */
const TERMS = { symbol: 'CASE', decimals: 6, fields: '0x0f', told: `0x${'00'.repeat(20)}`, extensions: [] as number[] };

describe('tokens that are not like others', () => {
  let context: TestContext;
  let guild: GuildContracts;

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
  });
  after(() => context?.stop());

  const deployToken = (terms: Partial<typeof TERMS>) =>
    deployMock(context.funded(1), 'PermitToken', { ...TERMS, ...terms });
  const permitOf = (token: string, owner = context.penniless(1).address) =>
    preparePermitSignature({}, { input: { token, owner, spender: guild.projects, amount: '77' } }, context);

  for (const [fields, missing] of [
    ['0x0f', ['salt']],
    ['0x0d', ['version', 'salt']],
    ['0x1b', ['chainId']],
    ['0x1f', []],
    ['0x08', ['name', 'version', 'chainId', 'salt']],
  ] as const) {
    it(`have permits signed over exactly the fields ${fields} of their domain`, async () => {
      const token = await deployToken({ fields });
      const { prepared } = await permitOf(token);
      if (!prepared) throw new Error('It was refused.');
      const { domain, types, message } = prepared.typedData;
      const present = ALL.filter((name) => !(missing as readonly string[]).includes(name));
      expect(Object.keys(domain)).to.deep.equal(present);
      expect(types.EIP712Domain?.map(({ name }) => name)).to.deep.equal(present);
      const owner = context.penniless(1);
      const { v, r, s } = Signature.from(await signTypedData(owner, prepared.typedData));
      const contract = new Contract(token, PERMIT, context.funded(1));
      const permit = contract.getFunction('permit');
      await (await permit(owner.address, guild.projects, 77, message.deadline, v, r, s)).wait();
      expect(await contract.getFunction('allowance')(owner.address, guild.projects)).to.equal(77n);
    });
  }

  const refused: [string, () => Promise<string>][] = [
    ['tell the domain of another contract', () => deployToken({ told: context.testDollar })],
    ['do not bind permits to themselves', () => deployToken({ fields: '0x07' })],
    ['have a domain with extensions', () => deployToken({ extensions: [5_267] })],
    ['name fields that nobody knows', () => deployToken({ fields: '0x2f' })],
    ['take no permits', () => deployMock(context.funded(1), 'NoReturnToken')],
    ['answer anything', () => deployMock(context.funded(1), 'OddToken', `0x${'01'.repeat(320)}`, false)],
  ];
  for (const [what, deploy] of refused) {
    it(`get no permits when they ${what}`, async () => {
      const { prepared, userErrors } = await permitOf(await deploy());
      expect(prepared).to.equal(null);
      expect(userErrors[0]).to.deep.include({ __typename: 'ValidationError', field: ['token'] });
      expect(userErrors[0]?.message).to.contain('use prepareApprove');
    });
  }

  it('get no permits of a contract, which has no key', async () => {
    const { userErrors } = await permitOf(context.testDollar, guild.treasury);
    expect(userErrors[0]).to.deep.include({ __typename: 'ValidationError', field: ['owner'] });
    expect(userErrors[0]?.message).to.contain('is a contract, which has no key');
  });

  for (const [decimals, symbol, said] of [
    [81, 'CASE', '5 smallest units of CASE (81 decimals)'],
    [255, 'CASE', '5 smallest units of CASE (255 decimals)'],
    [0, '000 TUSD', '5 “000 TUSD”'],
    [0, '\u202eDSUT\u0000', '5 DSUT'],
    [0, 'X'.repeat(2_000), `5 ${'X'.repeat(15)}…`],
    [6, '', '5 smallest units of the token 0x'],
  ] as const) {
    it(`are approved in words with ${decimals} decimals and the symbol ${JSON.stringify(symbol.slice(0, 20))}`, async () => {
      const token = await deployToken({ decimals, symbol });
      const input = { token, spender: guild.treasury, amount: '5' };
      const { summary } = await prepare(context, prepareApprove, context.funded(2), input);
      expect(summary).to.contain(`to take up to ${said}`);
    });
  }
});
