import { encodeBytes32String, ZeroHash } from 'ethers';
import eip712 from '../../abis/typedData.json' with { type: 'json' };
import { anchorArguments } from '../../testing/inventedLedger.ts';
import { type ActingGuild, digestOf } from '../../testing/ledger/actingGuild.ts';
import { agreedProject } from './agreedProject.ts';
import { decide, type ProposedCall } from './decide.ts';
import { signedBy } from './signedBy.ts';

const SUBMIT = 1;
const VOTE = 3;
const GERMANY = '0x4445';

/** Everything that can happen to compliance and audit. */
export async function playRecords(guild: ActingGuild): Promise<void> {
  await knowAccounts(guild);
  await acceptAgreements(guild);
  await gateSubmissions(guild);
  await audit(guild);
}

async function knowAccounts(guild: ActingGuild): Promise<void> {
  const { chain, compliance } = guild;
  const { officer, writer, stranger } = chain.people;
  const now = await chain.now();
  await chain.call(officer, compliance, 'setStatus', writer.address, 2, GERMANY, 0, ZeroHash, digestOf('passport'));
  await chain.call(officer, compliance, 'setStatus', writer.address, 3, '0x0000', now + 1_000_000, ZeroHash, ZeroHash);
  await chain.call(officer, compliance, 'freeze', stranger.address, now + 1_000, digestOf('why'));
  await chain.call(officer, compliance, 'freeze', stranger.address, now + 2_000, digestOf('why longer'));
  await chain.call(officer, compliance, 'unfreeze', stranger.address, digestOf('mistake'));
  await chain.call(officer, compliance, 'freeze', stranger.address, now + 3_000, digestOf('why'));
  await chain.wait(4_000);
  await chain.call(writer, compliance, 'endFreeze', stranger.address);
}

async function acceptAgreements(guild: ActingGuild): Promise<void> {
  const { chain, compliance } = guild;
  const { founder, second, stranger } = chain.people;
  await decide(guild, 'Publish the house rules', [
    [compliance, 'publishAgreement', 0, 'House rules', digestOf('rules'), 'bafkreirules'],
    [compliance, 'setJurisdictionBlocked', GERMANY, true],
    [compliance, 'setActionPolicy', VOTE, { enabled: true, minLevel: 0, agreementId: 1 }],
  ]);
  await chain.call(founder, compliance, 'acceptAgreement', 1, 1, digestOf('rules'));
  const deadline = (await chain.now()) + 1_000;
  const acceptance = { account: second.address, agreementId: 1, version: 1, digest: digestOf('rules') };
  const signature = await signedBy(second, compliance, eip712.Compliance, { ...acceptance, nonce: 0, deadline });
  await chain.call(stranger, compliance, 'acceptAgreementBySig', ...Object.values(acceptance), deadline, signature);
  await decide(guild, 'Publish a second version', [
    [compliance, 'publishAgreement', 1, 'House rules', digestOf('rules 2'), 'bafkreirules2'],
    [compliance, 'setActionPolicy', VOTE, { enabled: false, minLevel: 0, agreementId: 0 }],
  ]);
}

/** A project is accepted while submissions ask for more than its contributor has. */
async function gateSubmissions(guild: ActingGuild): Promise<void> {
  const policy = (enabled: boolean): ProposedCall => [guild.compliance, 'setActionPolicy', SUBMIT, [enabled, 255, 0]];
  await decide(guild, 'Let nobody submit', [policy(true)]);
  await agreedProject(guild, [{ amount: 11n }]);
  await decide(guild, 'Let everybody submit', [policy(false)]);
}

async function audit(guild: ActingGuild): Promise<void> {
  const { chain, auditTrail } = guild;
  const { officer } = chain.people;
  for (const entryCount of [10, 20]) {
    const toBlock = (await chain.provider.getBlockNumber()) - 1;
    const next = await anchorArguments(auditTrail, chain.provider, entryCount, toBlock);
    await chain.call(officer, auditTrail, 'anchor', ...next);
  }
  const paper = (text: string) => [digestOf(text), `bafkrei${text}`];
  const subject = encodeBytes32String('entry');
  await chain.call(officer, auditTrail, 'raiseFinding', 3, subject, 'No receipts', ...paper('finding'));
  await decide(guild, 'Answer the finding', [[auditTrail, 'answerFinding', 1, ...paper('answer')]]);
  await chain.call(officer, auditTrail, 'closeFinding', 1, 1, ZeroHash, '');
  await chain.call(officer, auditTrail, 'publishStatement', 1, 2, 1, ...paper('statement'));
}
