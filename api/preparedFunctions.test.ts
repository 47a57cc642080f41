import { globSync, readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type FunctionFragment, Interface } from 'ethers';
import { Kind, parse } from 'graphql';
import { unprepared } from '../testing/unpreparedFunctions.ts';
import { proposalActions } from './governance/actions/proposalActions.ts';
import { sentences } from './prepare/calls/sentences/sentences.ts';
import { ownSchema } from './schema.ts';

const ABIS = new URL('../abis/', import.meta.url);
/** What prepares calls of any token names a standard's interface; the guild token and the test token have its functions. */
const INTERFACES: Record<string, string[]> = {
  IERC20: ['GuildToken', 'TestDollar'],
  IERC20Permit: ['GuildToken', 'TestDollar'],
};

/** The functions that change state, by contract; an overloaded one once. */
function changingFunctions(): Map<string, Set<string>> {
  const files = readdirSync(ABIS).filter((file) => /^[A-Z]\w*\.json$/.test(file));
  return new Map(
    files.map((file) => {
      const abi = new Interface(JSON.parse(readFileSync(new URL(file, ABIS), 'utf8')));
      const functions = abi.fragments.filter((fragment) => fragment.type === 'function') as FunctionFragment[];
      return [file.slice(0, -'.json'.length), new Set(functions.filter((f) => !f.constant).map(({ name }) => name))];
    }),
  );
}

/** The names of an input's fields. */
function fieldsOf(input: string): string[] {
  return ownSchema()
    .typeDefs.flatMap((sdl) => parse(sdl).definitions)
    .flatMap((node) =>
      node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && node.name.value === input ? (node.fields ?? []) : [],
    )
    .map(({ name }) => name.value);
}

/** The descriptions of the mutations that prepare a call, by the mutation's name. */
function descriptions(): Map<string, string> {
  const nodes = ownSchema().typeDefs.flatMap((sdl) => parse(sdl).definitions);
  const fields = nodes.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Mutation' ? (node.fields ?? []) : [],
  );
  const preparing = fields.filter(({ name }) => /^prepare(?!.*Signature$)/.test(name.value));
  return new Map(preparing.map(({ name, description }) => [name.value, description?.value ?? '']));
}

/** The functions that a description says its mutation prepares: ``Prepares `Contract.one`, or `other`.`` */
function functionsOf(description: string): string[] {
  const [said = ''] = /^Prepares `\w+\.\w+`((, or | or |, )`(\w+\.)?\w+`)*/.exec(description) ?? [];
  let contract = '';
  return [...said.matchAll(/`(?:(\w+)\.)?(\w+)`/g)].flatMap(([, named, name]) => {
    contract = named ?? contract;
    return (INTERFACES[contract] ?? [contract]).map((of) => `${of}.${name}`);
  });
}

describe('the functions that an account may call', () => {
  const changing = changingFunctions();
  const all = [...changing].flatMap(([contract, names]) => [...names].map((name) => `${contract}.${name}`));
  const prepared = new Map([...descriptions()].map(([mutation, text]) => [mutation, functionsOf(text)]));
  const source = new Map(
    globSync('**/prepare*.ts', { cwd: import.meta.dirname }).map((file) => [
      file.replace(/^.*\/|\.ts$/g, ''),
      readFileSync(`${import.meta.dirname}/${file}`, 'utf8'),
    ]),
  );

  it('are each prepared by a mutation, or are listed with the reason why no account calls them', () => {
    const listed = Object.entries(unprepared).flatMap(([contract, groups]) =>
      groups.flatMap(({ functions }) => functions.map((name) => `${contract}.${name}`)),
    );
    const named = new Set([...prepared.values()].flat());
    expect(all.filter((name) => !named.has(name) && !listed.includes(name))).to.deep.equal([]);
    expect(
      listed.filter((name) => !all.includes(name) || listed.filter((other) => other === name).length > 1),
    ).to.deep.equal([]);
    expect(listed.filter((name) => named.has(name))).to.deep.equal([]);
  });

  it('but only by a vote, are actions of preparePropose, which can say what they do', () => {
    const byVote = Object.entries(unprepared).flatMap(([contract, groups]) =>
      groups.flatMap(({ by, functions }) => (by === 'vote' ? functions.map((name) => `${contract}.${name}`) : [])),
    );
    const actions = Object.values(proposalActions);
    const decided = actions.map((action) => `${action.contract}.${action.function}`);
    expect(byVote.filter((name) => !decided.includes(name))).to.deep.equal([]);
    expect(new Set(decided).size).to.equal(decided.length);
    const wordless = actions.filter((action) => !sentences[action.contract]?.[action.function]);
    expect(wordless.map((action) => action.function)).to.deep.equal([]);
    expect(fieldsOf('ProposalActionInput')).to.have.members([...Object.keys(proposalActions), 'call']);
  });

  it('are named by the description of the mutation, and by its code', () => {
    for (const [mutation, functions] of prepared) {
      expect(functions, mutation).not.to.deep.equal([]);
      expect(
        functions.filter((name) => !all.includes(name)),
        mutation,
      ).to.deep.equal([]);
      const code = source.get(mutation) ?? '';
      const missing = functions.filter((name) => !code.includes(name.split('.').at(-1) ?? ''));
      expect(missing, `${mutation}.ts does not mention`).to.deep.equal([]);
    }
  });
});
