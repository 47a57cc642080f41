import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { JsonRpcProvider } from 'ethers';
import { createClient, type Eip712, fromEthers } from '../../client/index.ts';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { type Person, walletOf } from '../../local/story/people.ts';
import { type RunningStack, runningStack } from '../../testing/stack/runningStack.ts';

type UserError = { __typename: string; code: string; message: string; field: string[] | null };
type Answer = { answer: { request?: { id: string } | null; prepared?: object | null; userErrors: UserError[] } };

const ERRORS = `userErrors { __typename code message field
  ... on RevertError { errorName args { name type value } }
  ... on NonceError { expectedNonce givenNonce }
  ... on SignatureError { expectedSigner recoveredSigner }
  ... on DeadlineError { deadline now } }`;

describe('what goes wrong', () => {
  let running: RunningStack;
  let provider: JsonRpcProvider;
  before(async () => {
    running = await runningStack();
    provider = running.provider;
  });

  /** Everything that a wrong request could have written to. */
  async function written(): Promise<unknown> {
    const block = await provider.getBlockNumber();
    return { block, ledger: await queryGraph(running.graphql, '{ guilds { head { entryCount hash } } }') };
  }

  async function prepareAnswer(action: string, from: Person, input: object): Promise<Answer['answer']> {
    const query = `mutation ($input: Prepare${action}Input!) { answer: prepare${action}(input: $input) {
      prepared { summary } ${ERRORS} } }`;
    const before = await written();
    const { answer } = await queryGraph<Answer>(running.graphql, query, {
      input: { from: walletOf(from).address, ...input },
    });
    expect(answer.prepared).to.equal(null);
    expect(await written()).to.deep.equal(before);
    return answer;
  }

  async function submitAnswer(forwardRequest: Eip712, signature: string): Promise<Answer['answer']> {
    const query = `mutation ($input: SubmitForwardRequestInput!) { answer: submitForwardRequest(input: $input) {
      request { id } ${ERRORS} } }`;
    const input = { request: forwardRequest.message, signature, idempotencyKey: randomUUID() };
    const before = await written();
    const { answer } = await queryGraph<Answer>(running.graphql, query, { input });
    expect(answer.request).to.equal(null);
    expect(await written()).to.deep.equal(before);
    const byKey =
      'query ($from: Bytes!, $key: String!) { relayRequestByKey(from: $from, idempotencyKey: $key) { id } }';
    const stored = await queryGraph(running.graphql, byKey, {
      from: forwardRequest.message.from,
      key: input.idempotencyKey,
    });
    expect(stored).to.deep.equal({ relayRequestByKey: null });
    return answer;
  }

  /** What Farah would sign to delegate to herself; she does not. */
  async function preparedDelegation(): Promise<Eip712> {
    const { address } = walletOf('farah');
    const asked: Eip712[] = [];
    const signTypedData = async (typedData: Eip712) => {
      asked.push(typedData);
      throw Object.assign(new Error('Not now.'), { code: 4001 });
    };
    const { delegate } = createClient({ url: running.graphql });
    await delegate({ guild: running.story.guild, delegatee: address }).as({ address, signTypedData });
    const [typedData] = asked;
    if (!typedData) throw new Error('The delegation is not sponsored.');
    return typedData;
  }

  const signed = async (person: Person, typedData: Eip712) =>
    (await (await fromEthers(walletOf(person))).signTypedData?.(typedData)) ?? '';

  it('answers a call that would revert with the contract’s error and its arguments as data', async () => {
    const { projects } = await queryGraph<{ projects: { milestones: { id: string }[] }[] }>(
      running.graphql,
      '{ projects(first: 1, orderBy: id) { milestones(orderBy: index) { id } } }',
    );
    const milestone = projects[0]?.milestones[0]?.id;
    const { userErrors } = await prepareAnswer('Release', 'ada', { milestone });
    expect(userErrors).to.have.lengthOf(1);
    expect(userErrors[0]).to.deep.include({
      __typename: 'RevertError',
      code: 'SIMULATION_REVERTED',
      errorName: 'ProjectsUnexpectedMilestoneStatus',
    });
    expect(userErrors[0])
      .to.have.property('args')
      .that.deep.equals([
        { name: 'projectId', type: 'uint256', value: '1' },
        { name: 'milestoneId', type: 'uint256', value: '0' },
        { name: 'current', type: 'uint8', value: '4' },
      ]);
  });

  it('names the field of a malformed address', async () => {
    const { userErrors } = await prepareAnswer('Delegate', 'farah', {
      guild: running.story.guild,
      delegatee: '0x1234',
    });
    expect(userErrors[0]).to.deep.include({ code: 'INVALID_INPUT', field: ['delegatee'] });
    expect(userErrors[0]?.message).to.contain('address');
  });

  it('names the field of a negative amount', async () => {
    const token = running.stack.deployments.TestDollar?.address;
    const input = { token, spender: walletOf('ada').address, amount: '-1' };
    const { userErrors } = await prepareAnswer('Approve', 'bruno', input);
    expect(userErrors[0]).to.deep.include({ code: 'INVALID_INPUT', field: ['amount'] });
  });

  it('says that an id is unknown', async () => {
    const unknown = `0x${'ab'.repeat(20)}`;
    const { userErrors } = await prepareAnswer('Delegate', 'farah', {
      guild: unknown,
      delegatee: walletOf('ada').address,
    });
    expect(userErrors[0]).to.deep.include({ code: 'NOT_FOUND', field: ['guild'] });
  });

  it('refuses an expired signature and says when it expired', async () => {
    const request = await preparedDelegation();
    const expired = { ...request, message: { ...request.message, deadline: '1' } };
    const { userErrors } = await submitAnswer(expired, await signed('farah', expired));
    expect(userErrors[0]).to.deep.include({ __typename: 'DeadlineError', code: 'DEADLINE_EXPIRED', deadline: '1' });
  });

  it('refuses somebody else’s signature', async () => {
    const request = await preparedDelegation();
    const { userErrors } = await submitAnswer(request, await signed('chen', request));
    expect(userErrors[0]).to.deep.include({ __typename: 'SignatureError', code: 'INVALID_SIGNATURE' });
  });

  it('refuses a replayed signature and says which nonce comes next', async () => {
    const request = await preparedDelegation();
    const given = BigInt(String(request.message.nonce));
    expect(given > 0n, 'Farah has relayed before').to.equal(true);
    const replayed = { ...request, message: { ...request.message, nonce: String(given - 1n) } };
    const { userErrors } = await submitAnswer(replayed, await signed('farah', replayed));
    expect(userErrors[0]).to.deep.include({
      __typename: 'NonceError',
      code: 'FORWARDER_NONCE_MISMATCH',
      expectedNonce: String(given),
      givenNonce: String(given - 1n),
    });
  });
});
