import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { concat, toBeHex, ZeroAddress } from 'ethers';
import {
  buildSchema,
  coerceInputValue,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  isInputObjectType,
} from 'graphql';
import { nastyValues, placesOf, sampleOf, withAt } from '../testing/nastyInputs.ts';
import { type RelayFixture, startRelayFixture } from '../testing/relay/relayFixture.ts';
import { projectInput } from '../testing/story.ts';
import type { Relay } from './relay/relay.ts';
import { ownSchema } from './schema.ts';

/** How many nasty values each place of each input is tried with; all of them with GUILDHALL_NASTY=all. */
const TRIES = process.env.GUILDHALL_NASTY === 'all' ? nastyValues.length : 5;
const AT_A_TIME = 16;
const LONGEST_MESSAGE = 1_000;
/** What a schema library or an ABI coder would say. */
const DUMP =
  /invalid (input|type|union|value|argument)|expected .*received|ethers|code=|\bzod\b|undefined|\[object|NaN/i;
const CLIENT_FAULTS = ['BAD_USER_INPUT', 'BLOCK_NOT_INDEXED'];

/** How many kinds of actions a proposal can have. */
function countOfActions(schema: GraphQLSchema): number {
  const actions = schema.getType('ProposalActionInput');
  return isInputObjectType(actions) ? Object.keys(actions.getFields()).length : 0;
}

type Resolve = (parent: unknown, args: unknown, context: unknown) => Promise<Record<string, unknown> | null>;

describe('inputs that are wrong in every way', () => {
  let fixture: RelayFixture;
  let relay: Relay;
  let context: object;
  let named: Record<string, unknown>;

  before(async () => {
    fixture = await startRelayFixture();
    relay = await fixture.openRelay();
    const { on, guild } = fixture;
    context = { chain: on.chain, ledger: on.ledger, decodeRevert: on.decodeRevert, log: on.log, relay };
    const of = (contract: string, number = 1) => concat([contract, toBeHex(number, 4)]);
    const project = of(guild.projects);
    const { milestones: _, ...terms } = (await projectInput(on, guild.accessManager)) as Record<string, unknown>;
    named = {
      ...terms,
      guild: guild.accessManager,
      from: on.penniless(0).address,
      ...{ project, milestone: concat([project, toBeHex(0, 4)]), token: on.testDollar, spender: guild.treasury },
      ...{ deliverable: concat([project, toBeHex(0, 4), toBeHex(1, 2)]), dispute: of(guild.projects) },
      ...{
        proposal: concat([guild.governor, toBeHex(1, 32)]),
        round: of(guild.priorities),
        budget: of(guild.treasury),
      },
      ...{ agreement: of(guild.compliance), finding: of(guild.auditTrail), arbiter: ZeroAddress },
      grants: concat([guild.rewards, on.penniless(0).address, toBeHex(1, 4)]),
    };
    for (const name of ['account', 'accounts', 'voter', 'to', 'owner', 'delegatee', 'contributor', 'payee', 'target']) {
      named[name] = on.penniless(1).address;
    }
  });
  after(async () => {
    await relay?.stop();
    await fixture?.stop();
  });

  /** What is wrong with the answer to an input; null when it is `prepared`, user errors, or refused by GraphQL. */
  async function faultOf(
    field: GraphQLField<unknown, unknown>,
    resolve: Resolve,
    input: unknown,
  ): Promise<string | null> {
    const [argument] = field.args;
    let refused = false;
    const coerced = coerceInputValue(input, argument?.type as never, () => {
      refused = true;
    });
    if (refused) return null;
    try {
      const answer = await resolve({}, { input: coerced }, context);
      const errors = answer?.userErrors as { message: string }[];
      if (errors.length === 0) return answer?.prepared || answer?.request ? null : 'an empty answer';
      const bad = errors.find(
        ({ message }) => DUMP.test(message) || message.length > LONGEST_MESSAGE || message === '',
      );
      return bad ? `the message ${bad.message.slice(0, 300)}` : null;
    } catch (error) {
      const code = error instanceof GraphQLError ? String(error.extensions.code) : 'none';
      return CLIENT_FAULTS.includes(code) ? null : `thrown: ${String(error).slice(0, 300)} (${code})`;
    }
  }

  it('are answered with what to do, by every mutation', async () => {
    const schema = buildSchema(await readFile(new URL('./published/schema.graphql', import.meta.url), 'utf8'));
    const mutations = ownSchema().resolvers.Mutation as Record<string, Resolve>;
    const tried: (() => Promise<string | null>)[] = [];
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const resolve = mutations[field.name];
      const [argument] = field.args;
      if (!resolve || !argument) throw new Error(`${field.name} has no resolver or no input.`);
      const members = field.name === 'preparePropose' ? countOfActions(schema) : 1;
      for (let member = 0; member < members; member += 1) {
        const sample = sampleOf(argument.type, named, member);
        for (const [index, place] of placesOf(sample).entries()) {
          for (let count = 0; count < TRIES; count += 1) {
            const nasty = nastyValues[(index * 7 + count * 11 + field.name.length + member) % nastyValues.length];
            const input = count === 0 && place.length === 0 ? sample : withAt(sample, place, nasty);
            tried.push(async () => {
              const fault = await faultOf(field, resolve, input);
              const shown = JSON.stringify(nasty)?.slice(0, 80);
              return fault && `${field.name} with ${shown} at ${place.join('.')}: ${fault}`;
            });
          }
        }
      }
    }
    const faults: (string | null)[] = [];
    for (let start = 0; start < tried.length; start += AT_A_TIME) {
      faults.push(...(await Promise.all(tried.slice(start, start + AT_A_TIME).map((ask) => ask()))));
    }
    expect(faults.filter((fault) => fault !== null)).to.deep.equal([]);
    expect(faults).to.have.lengthOf.above(1_500);
  });

  it('are answered by the queries for requests', async () => {
    const { relayRequest, relayRequestByKey } = ownSchema().resolvers.Query as Record<string, Resolve>;
    for (const nasty of nastyValues) {
      const byKey = await Promise.resolve(
        relayRequestByKey?.({}, { from: nasty, idempotencyKey: 'key' }, context),
      ).then(
        (found) => found === null || found === undefined,
        (error) => error instanceof GraphQLError && error.extensions.code === 'BAD_USER_INPUT',
      );
      expect(byKey, String(nasty).slice(0, 80)).to.equal(true);
      if (typeof nasty !== 'string') continue;
      expect(await relayRequest?.({}, { id: nasty }, context)).to.equal(null);
      expect(await relayRequestByKey?.({}, { from: ZeroAddress, idempotencyKey: nasty }, context)).to.equal(null);
    }
  });
});
