import { expect } from 'chai';
import { concat, type HDNodeWallet, Signature, toBeHex, toQuantity } from 'ethers';
import { act, carry, prepare, refusal, signTypedData } from '../../testing/act.ts';
import { deployMock } from '../../testing/deployMock.ts';
import { govern } from '../../testing/govern.ts';
import { documentOf, foundGuild } from '../../testing/story.ts';
import { startTestContext, type TestContext } from '../../testing/testContext.ts';
import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import { prepareAcceptAgreement } from '../compliance/prepareAcceptAgreement.ts';
import { prepareAcceptAgreementBySig } from '../compliance/prepareAcceptAgreementBySig.ts';
import { prepareDelegate } from '../token/delegations/prepareDelegate.ts';

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

describe('what each kind of account is offered to sign', () => {
  let context: TestContext;
  let guild: GuildContracts;
  let digest: string;

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
    const rules = await documentOf('House rules');
    digest = rules.digest;
    const publish = { contract: 'Compliance', to: guild.compliance, function: 'publishAgreement' } as const;
    await govern(context, guild, { ...publish, args: [0, 'House rules', digest, rules.cid] });
  });
  after(() => context?.stop());

  const agreement = () => ({ agreement: concat([guild.compliance, toBeHex(1, 4)]), version: 1, digest });
  const delegation = (from: string) => ({ guild: guild.accessManager, from, delegatee: context.penniless(1).address });

  /** The acceptance that an account has to sign, and the carrier's input but for the signature. */
  async function acceptance(account: string) {
    const { bySignature } = await prepare(context, prepareAcceptAgreement, context.penniless(0), {
      ...agreement(),
      from: account,
    });
    if (!bySignature) throw new Error('There is no acceptance to sign.');
    return { typedData: bySignature, carried: { ...agreement(), account, deadline: bySignature.message.deadline } };
  }
  const carriedBy = (input: object) => act(context, prepareAcceptAgreementBySig, context.penniless(5), input);

  it('a contract wallet: the plain call, and no ForwardRequest or transaction', async () => {
    const safe = '0x0000000000000000000000000000000000005afe';
    await context.provider.send('hardhat_setCode', [safe, '0x60003560e01c631626ba7e60005260206000f3']);
    const { prepared } = await prepareDelegate({}, { input: delegation(safe) }, context);
    expect(prepared).to.deep.include({ forwardRequest: null, unsignedTransaction: null });
    expect(prepared?.sponsorship.sponsored).to.equal(false);
    expect(prepared?.sponsorship.reason).to.match(/^0x0{36}5afe is a contract, which has no key.* the plain call/);
    expect(prepared?.call).to.deep.include({ to: guild.token, function: 'delegate', value: '0' });
  });

  it('an account with an EIP-7702 delegation: all that its key signs', async () => {
    const delegate = await deployMock(context.funded(1), 'ContractVoter', context.penniless(9).address);
    const wallet = context.penniless(7);
    await context.provider.send('hardhat_setCode', [wallet.address, concat(['0xef0100', delegate])]);
    const prepared = await prepare(context, prepareDelegate, wallet, delegation(wallet.address));
    expect(prepared.sponsorship).to.deep.equal({ sponsored: true, reason: null });
    expect(prepared.unsignedTransaction).to.not.equal(null);
    expect((await carry(context, wallet, prepared))?.status).to.equal(1);
  });

  it('a contract wallet: what contracts ask it for by ERC-1271, in any length', async () => {
    const owner = context.penniless(8);
    const wallet = await deployMock(context.funded(1), 'ContractVoter', owner.address);
    const { typedData, carried } = await acceptance(wallet);
    const long = await refusal(context, prepareAcceptAgreementBySig, context.penniless(5), {
      ...carried,
      signature: `0x${'42'.repeat(500)}`,
    });
    expect(long[0]).to.deep.include({ __typename: 'RevertError', errorName: 'ComplianceInvalidSignature' });
    const { prepared } = await carriedBy({ ...carried, signature: await signTypedData(owner, typedData) });
    expect(prepared.call.args.at(-1)?.value).to.have.lengthOf(2 + 2 * 65);
  });

  it('takes a key’s signature that anybody carries in every form, and refuses what contracts refuse', async () => {
    const forms: ((s: Signature) => string)[] = [
      ({ r, s, yParity }) => concat([r, s, toBeHex(yParity, 1)]),
      ({ compactSerialized }) => compactSerialized,
      ({ r, s, yParity }) => concat([r, s, toBeHex(35 + 2 * 31_337 + yParity)]),
    ];
    for (const [index, form] of forms.entries()) {
      const wallet: HDNodeWallet = context.penniless(20 + index);
      const { typedData, carried } = await acceptance(wallet.address);
      const signed = Signature.from(await signTypedData(wallet, typedData));
      const high = concat([signed.r, toBeHex(ORDER - BigInt(signed.s), 32), toBeHex(28 - signed.yParity)]);
      for (const [signature, words] of [
        [high, 'upper half'],
        ['0x1234', 'this one has 2'],
      ] as const) {
        const [error] = await refusal(context, prepareAcceptAgreementBySig, context.penniless(5), {
          ...carried,
          signature,
        });
        expect(error).to.deep.include({ __typename: 'SignatureError', field: ['signature'], recoveredSigner: null });
        expect(error?.message).to.contain(words);
      }
      const { prepared } = await carriedBy({ ...carried, signature: form(signed) });
      expect(prepared.call.args.at(-1)?.value).to.equal(signed.serialized);
    }
  });

  it('leaves an account of a key all three ways', async () => {
    const wallet = context.funded(3);
    await context.provider.send('hardhat_setBalance', [wallet.address, toQuantity(10n ** 18n)]);
    const prepared = await prepare(context, prepareDelegate, wallet, delegation(wallet.address));
    expect(prepared.forwardRequest).to.not.equal(null);
    expect(prepared.unsignedTransaction?.from).to.equal(wallet.address.toLowerCase());
  });
});
