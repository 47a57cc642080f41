import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildSchema, getNamedType, isAbstractType, isObjectType } from 'graphql';
import { repositoryRoot } from '../../local/repositoryRoot.ts';
import { decoderOf } from './decoderOf.ts';

const INTEGERS = ['BigInt', 'Int8', 'Timestamp'];
const LARGE = '123456789012345678901234567890';

describe('decoderOf', () => {
  it('gives a bigint for every integer of the schema, wherever it stands, and for nothing else', async () => {
    const schema = buildSchema(await readFile(join(repositoryRoot, 'api/published/schema.graphql'), 'utf8'));
    const objects = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !/^__/.test(type.name));
    let integers = 0;
    for (const above of objects.filter(isObjectType)) {
      for (const { name: parent, type } of Object.values(above.getFields())) {
        const named = getNamedType(type);
        const owners = isAbstractType(named) ? schema.getPossibleTypes(named) : isObjectType(named) ? [named] : [];
        for (const { name, type: scalar } of owners.flatMap((owner) => Object.values(owner.getFields()))) {
          const { name: kind } = getNamedType(scalar);
          if (!['ID', 'String', 'BigDecimal', 'JSON', 'TypedData', ...INTEGERS].includes(kind)) continue;
          const decoded = decoderOf(`{ ${parent} { ${name} } }`)({ [parent]: { [name]: LARGE } });
          const isInteger = INTEGERS.includes(kind);
          integers += Number(isInteger);
          const wanted = isInteger ? BigInt(LARGE) : LARGE;
          expect(decoded, `${above.name}.${parent}.${name}: ${kind}`).to.deep.equal({ [parent]: { [name]: wanted } });
        }
      }
    }
    expect(integers).to.be.above(1_000);
  });

  it('knows fields by their aliases', () => {
    const document = `query Q($amount: [String!] = ["a: b) {", "\\"("]) { # amount: title
      rows: payments(where: { memo: "x: amount", or: [{ amount_gt: $amount }] }) { sum: amount amount: memo }
      text: documents { amount: title } }`;
    const row = { sum: '5', amount: '5' };
    // The key `amount` is a memo in one place and a title in another; neither is an integer here.
    expect(decoderOf(document)({ rows: [row], text: [{ amount: '6' }] })).to.deep.equal({
      rows: [{ sum: 5n, amount: '5' }],
      text: [{ amount: '6' }],
    });
  });

  it('refuses a key that is an integer in one place and a text in another', () => {
    const decode = decoderOf('{ payments { x: amount } projects { x: title } }');
    expect(() => decode({ payments: [{ x: '5' }] })).to.throw('“x” stands for several fields');
    expect(decode({ projects: [{ x: 'Title' }] })).to.deep.equal({ projects: [{ x: 'Title' }] });
  });

  it('leaves bytes, nulls, decimals and what stands in JSON as they are', () => {
    const document = `{ entry { role { number } amount event { args { value } } typedData price0 } }`;
    const data = {
      entry: { role: { number: '0x12' }, amount: null, event: { args: [{ value: '12' }] }, typedData: { nonce: '1' } },
    };
    expect(decoderOf(document)(data)).to.deep.equal(data);
  });
});
