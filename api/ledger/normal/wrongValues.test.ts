import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { buildSchema, GraphQLError, getOperationAST, type OperationDefinitionNode, parse, validate } from 'graphql';
import { forwardedVariables } from '../knownOperations.ts';
import { createNormaliser } from './normalForm.ts';

const ledgerSchema = buildSchema(readFileSync(new URL('../served.graphql', import.meta.url), 'utf8'));
const schema = buildSchema(readFileSync(new URL('../../published/schema.graphql', import.meta.url), 'utf8'));
const normalise = createNormaliser(schema, ledgerSchema);

/** The message with which an operation is refused before it is forwarded; null when it is not. */
function refusal(source: string, variables: Record<string, unknown> = {}): string | null {
  const document = parse(source);
  expect(validate(schema, document)).to.deep.equal([]);
  try {
    const normal = normalise(document, getOperationAST(document) as OperationDefinitionNode, variables);
    forwardedVariables(normal, variables);
    return null;
  } catch (error) {
    expect(error).to.be.instanceOf(GraphQLError);
    expect((error as GraphQLError).extensions).to.deep.include({
      code: 'BAD_USER_INPUT',
      retryable: false,
      http: { status: 400 },
    });
    return (error as GraphQLError).message;
  }
}

const HEX = 'takes bytes: write 0x and an even number of hex digits, in quotes.';
const DIGITS = 'write decimal digits, in quotes above 2^53.';

describe('values that the ledger never takes', () => {
  for (const [field, type, value, message] of [
    ['guild(id: $v)', 'ID!', 'nope', `\`guild.id\` ${HEX}`],
    ['guild(id: $v)', 'ID!', '0x123', `\`guild.id\` ${HEX}`],
    ['guild(id: $v)', 'ID!', '0X12', `\`guild.id\` ${HEX}`],
    ['ledgerEntries(where: { id: $v })', 'Bytes', '0x1', `\`ledgerEntries.where.id\` ${HEX}`],
    ['ledgerEntries(where: { id_in: $v })', '[Bytes!]', ['0x12', 'zz'], `\`ledgerEntries.where.id_in\` ${HEX}`],
    ['ledgerEntries(where: { guild: $v })', 'String', 'nope', `\`ledgerEntries.where.guild\` ${HEX}`],
    ['ledgerEntries(where: { guild_in: $v })', '[String!]', ['zz'], `\`ledgerEntries.where.guild_in\` ${HEX}`],
    ['ledgerEntries(where: { guild_contains: $v })', 'String', 'x', `\`ledgerEntries.where.guild_contains\` ${HEX}`],
    ['ledgerEntries(where: { guild_lte: $v })', 'String', 'x', `\`ledgerEntries.where.guild_lte\` ${HEX}`],
    [
      'ledgerEntries(where: { or: [{ project_: { guild: $v } }] })',
      'String',
      'x',
      `\`ledgerEntries.where.or.project_.guild\` ${HEX}`,
    ],
    ['postings(where: { amount: $v })', 'BigInt', '1e3', `\`postings.where.amount\` takes a whole number: ${DIGITS}`],
    ['postings(where: { amount: $v })', 'BigInt', '', `\`postings.where.amount\` takes a whole number: ${DIGITS}`],
    [
      'guilds(first: $v)',
      'Int',
      0,
      '`guilds.first` is 0: ask for 1 to 1000 rows at once, and for those after them by their ids.',
    ],
    [
      'guilds(first: $v)',
      'Int',
      -1,
      '`guilds.first` is -1: ask for 1 to 1000 rows at once, and for those after them by their ids.',
    ],
    [
      'guilds(first: $v)',
      'Int',
      1001,
      '`guilds.first` is 1001: ask for 1 to 1000 rows at once, and for those after them by their ids.',
    ],
    ['guilds(skip: $v)', 'Int', -1, '`guilds.skip` is -1: skip 0 rows or more.'],
    ['guilds(block: { number: $v })', 'Int', -5, '`guilds.block.number` is -5: blocks are numbered from 0.'],
    [
      'guilds(block: { hash: $v })',
      'Bytes',
      '0x00',
      '`guilds.block.hash` takes the hash of a block: 0x and 64 hex digits.',
    ],
  ] as const) {
    it(`are refused with what to do: ${field} of ${JSON.stringify(value)}`, () => {
      expect(refusal(`{ ${field.replace('$v', JSON.stringify(value))} { id } }`)).to.equal(message);
      expect(refusal(`query ($v: ${type}) { ${field} { id } }`, { v: value })).to.equal(message);
      expect(refusal(`query ($v: ${type}) { chain { id } ${field} { id } }`, { v: value })).to.equal(message);
    });
  }

  it('are refused within a variable’s object, and within nested fields', () => {
    const query = 'query ($w: LedgerEntry_filter, $b: Block_height) { ledgerEntries(where: $w, block: $b) { id } }';
    expect(refusal(query, { w: { and: [{ actor: 'x' }] } })).to.equal(`\`ledgerEntries.where.and.actor\` ${HEX}`);
    expect(refusal(query, { b: { hash: 'zz' } })).to.include('`ledgerEntries.block.hash` takes');
    expect(refusal(query, { b: { number: -1 } })).to.include('`ledgerEntries.block.number` is -1');
    expect(refusal('{ guilds { entries(skip: -3) { id } } }')).to.include('`entries.skip` is -3');
  });

  for (const id of ['9223372036854775808', 'x', '0x12', '']) {
    it(`are refused as ids of points: ${JSON.stringify(id)}`, () => {
      const message = `takes a whole number below 2^63: ${DIGITS}`;
      expect(refusal(`{ flowPoint(id: ${JSON.stringify(id)}) { id } }`)).to.equal(`\`flowPoint.id\` ${message}`);
    });
  }

  for (const at of ['-1', '8210266876800000000', '2026-01-01T00:00:00Z']) {
    it(`are refused as timestamps: ${at}`, () => {
      const message = refusal(`{ flowPoints(where: { timestamp_gt: "${at}" }) { id } }`);
      expect(message).to.match(/^`flowPoints\.where\.timestamp_gt` takes whole microseconds since 1970/);
    });
  }

  for (const taken of [
    '{ flowPoints(where: { timestamp_lt: "8210266876799999999", timestamp_gte: 0 }) { id } }',
    '{ guild(id: "12ab") { id } }',
    '{ guild(id: "") { id } }',
    '{ flowPoint(id: 5) { id } }',
    '{ flowPoint(id: "-9223372036854775808") { id } }',
    '{ postings(where: { amount_in: [1, "-2"] }) { id } }',
    '{ document(id: "Qm") { id } }',
    '{ guilds(first: 1000, skip: 0, block: { number_gte: -5 }) { id } }',
    '{ ledgerEntries(where: { project: null, guild_not: null }) { id } }',
  ]) {
    it(`are not these: ${taken}`, () => expect(refusal(taken)).to.equal(null));
  }
});
