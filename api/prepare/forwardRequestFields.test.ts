import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { buildSchema, type GraphQLSchema, isInputObjectType, isObjectType } from 'graphql';
import { forwardRequestTypedData } from '../chain/forwarder/forwardRequest.ts';
import { forwardRequestFields } from './forwardRequestFields.ts';

const [FROM, TO, FORWARDER] = ['11', '22', '33'].map((byte) => `0x${byte.repeat(20)}`) as [string, string, string];
const typedData = forwardRequestTypedData(
  { chainId: 31_337n, forwarder: FORWARDER },
  { from: FROM, to: TO, value: 0n, gas: 2n ** 60n, nonce: 7n, deadline: 2_000_000_000n, data: '0xab' },
);

describe('what is signed of a ForwardRequest', () => {
  let schema: GraphQLSchema;
  before(async () => {
    schema = buildSchema(await readFile(new URL('../published/schema.graphql', import.meta.url), 'utf8'));
  });

  const fieldsOf = (name: string) => {
    const type = schema.getType(name);
    return isObjectType(type) || isInputObjectType(type) ? type.toConfig().fields : {};
  };

  it('is what is submitted, field by field and of the same types', () => {
    const types = (name: string) => Object.entries(fieldsOf(name)).map(([field, { type }]) => `${field}: ${type}`);
    expect(types('ForwardRequestMessage')).to.have.members(types('ForwardRequestInput'));
    expect(forwardRequestFields.message(typedData)).to.deep.equal(typedData.message);
    expect(Object.keys(typedData.message)).to.have.members(Object.keys(fieldsOf('ForwardRequestMessage')));
  });

  it('says where it counts, and is the whole for wallets', () => {
    expect(forwardRequestFields.domain(typedData)).to.deep.equal({ ...typedData.domain, chainId: '31337' });
    expect(forwardRequestFields.typedData(typedData)).to.equal(typedData);
  });
});
