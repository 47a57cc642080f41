import { expect } from 'chai';
import { abiOf } from '../../testing/ledger/chainActor.ts';
import { runningStack } from '../../testing/stack/runningStack.ts';
import { type PlayedLedger, playedLedger } from './playedLedger.ts';
import { UNREADABLE } from './proposeUnreadable.ts';
import { readAll } from './readLedger.ts';

type Told = {
  contract: string | null;
  name: string | null;
  args: { name: string; value: unknown }[];
  sentence: string;
  calls: Told[];
};
type Call = { target: string; calldata: string; proposal: { description: string }; call: Told };

const TOLD = 'contract name args { name value } sentence';
const FIELDS = `target calldata proposal { description } call { ${TOLD} calls { ${TOLD} } }`;

describe('what the gateway says of proposals’ calls', () => {
  let ledger: PlayedLedger;
  let graphql: string;
  let calls: (Call & { id: string })[];
  before(async () => {
    ledger = await playedLedger();
    ({ graphql } = await runningStack());
    calls = await readAll<Call>(graphql, 'proposalCalls', FIELDS);
  });

  /** The calls of one proposal, in order. */
  const callsOf = (title: string) => calls.filter(({ proposal }) => proposal.description === title);

  it('is what the guild’s contracts would do, as ethers reads the calldata', async () => {
    const contracts = new Map(ledger.guilds.flatMap((guild) => [...guild.contracts]));
    const known = calls.filter(({ target, proposal }) => contracts.has(target) && proposal.description !== UNREADABLE);
    expect(known.length).to.be.greaterThan(30);
    for (const { target, calldata, call } of known) {
      const contract = contracts.get(target);
      const parsed = contract && (await abiOf(contract)).parseTransaction({ data: calldata });
      expect([call.contract, call.name], call.sentence).to.deep.equal([contract, parsed?.name]);
      expect(call.args.map(({ name }) => name)).to.deep.equal(parsed?.fragment.inputs.map(({ name }) => name));
      expect(call.sentence).to.not.match(/undefined|NaN|\[object/);
    }
  });

  it('tells the calls within a call', () => {
    const [announced] = callsOf(UNREADABLE);
    expect(announced?.call).to.deep.include({ contract: 'Timelock', name: 'scheduleBatch' });
    expect(announced?.call.calls.map(({ contract, name }) => [contract, name])).to.deep.equal([['Treasury', 'pay']]);
    expect(announced?.call.sentence).to.match(
      /^announce in the timelock to pay 0\.000002 \w+ to 0x\w{40} from the treasury$/,
    );
  });

  it('believes no name of a function where the contract is not known to have it, and reads no more than can be read', () => {
    const [, ...unread] = callsOf(UNREADABLE);
    expect(unread.map(({ call }) => call.sentence.replace(/0x\w{40}/, 'X'))).to.deep.equal([
      'make a call of X that the gateway cannot read (260 bytes)',
      'make a call of X that the gateway cannot read (260 bytes)',
      'make a call of Treasury that the gateway cannot read (228 bytes)',
      'make a call of X that nobody could read: more than 100 calls, with those within them',
      'make a call of X that nobody could read: more than 400000 bytes, with the calls within them',
      `make a call of Timelock that the gateway cannot read (${(unread.at(-1)?.calldata.length ?? 0) / 2 - 1} bytes)`,
    ]);
    for (const { call } of unread) expect(call).to.include({ contract: null, name: null });
    expect(unread.flatMap(({ call }) => [...call.args, ...call.calls])).to.deep.equal([]);
  });

  it('refuses fields that the client calls as the gateway calls its own', async () => {
    const response = await fetch(graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ proposalCalls(first: 2) { _guildhall_target: calldata call { sentence } } }' }),
    });
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors.map(({ extensions }) => extensions.code)).to.include('BAD_USER_INPUT');
  });
});
