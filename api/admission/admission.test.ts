import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { FREE_LIMITS } from '../../testing/freeAdmission.ts';
import { createAdmission } from './admission.ts';
import type { Visit } from './traffic/visits.ts';

const SCHEMA = buildSchema(
  'type Query { rows(first: Int = 100): [Row!]! chain: Row } type Row { id: ID! proof: Row rows(first: Int = 100): [Row!]! } type Mutation { submitIt: Row }',
);
const OWN = new Map([
  ['Query.chain', { weight: 10 }],
  ['Row.proof', { weight: 2_500 }],
]);
const LIMITS = { ...FREE_LIMITS, cost: 250_000 };

describe('createAdmission', () => {
  function admissionOf() {
    const admission = createAdmission(LIMITS, OWN);
    admission.setSchema(SCHEMA);
    return (client: string, source: string) => {
      const document = parse(source);
      const operation = getOperationAST(document);
      if (!operation) throw new Error('There is no operation.');
      const priced = admission.price({ source, operationName: null, variables: {} }, document, operation);
      const visit: Visit = { client, signal: new AbortController().signal, onEnd: () => {}, counted: false };
      return admission.enter(visit, priced, {});
    };
  }

  it('keeps no room of the chain’s and the relay’s for what is asked of the ledger beside them', async () => {
    const enter = admissionOf();
    const large = await enter('a', '{ chain { id } rows(first: 200) { rows(first: 1000) { id } } }');
    expect(large.cost).to.equal(11 + 200 * (1 + 1_000));
    expect(await Promise.race([enter('b', '{ chain { id } }'), sleep(1_000)])).to.include({ cost: 11 });
  });

  it('names the field that makes an operation too dear, and how many of it would do', async () => {
    const enter = admissionOf();
    const refusal = (source: string) =>
      enter('a', source).then(
        () => 'none',
        (error: Error) => error.message,
      );
    expect(await refusal('{ chain { id } rows { id proof { id } } }')).to.equal(
      'The operation could return 250211 objects, counting lookups elsewhere; the limit is 250000. The field `proof` costs ' +
        'most of that, and there could be 100 of it: ask for 99 at most, as with `first: 99` on the list around it.',
    );
    expect(await refusal('{ rows(first: 99) { id proof { id } } chain { id } }')).to.equal('none');
    const nested = '{ rows(first: 1) { rows(first: 1000) { rows(first: 1000) { id } proof { id } } } }';
    expect(await refusal(nested)).to.include('there could be 1000 of it: ask for 71 at most');
    const few = '{ rows(first: 2) { rows(first: 1000) { rows(first: 1000) { id } } proof { id } } }';
    for (const dear of [few, '{ rows(first: 1000) { rows(first: 1000) { id } } }']) {
      expect(await refusal(dear)).to.include('a smaller `first`');
    }
  });

  it('has reads of the chain and the relay let submissions pass, and no others', async () => {
    const enter = admissionOf();
    const submission = await enter('a', 'mutation { submitIt { id } }');
    await enter('b', '{ rows { id } }');
    await enter('b', 'mutation { submitIt { id } }').then(({ leave }) => leave());
    const order: string[] = [];
    const read = enter('b', '{ chain { id } }').then(() => order.push('read'));
    await sleep(20);
    order.push('submission');
    submission.leave();
    await read;
    expect(order).to.deep.equal(['submission', 'read']);
  });
});
