import { expect } from 'chai';
import { readNodeUrl } from './readNodeUrl.ts';

describe('the address of one’s own node', () => {
  for (const [typed, read] of [
    [' https://node.example/v2/key ', 'https://node.example/v2/key'],
    ['http://127.0.0.1:8545', 'http://127.0.0.1:8545/'],
    ['http://localhost:8545/', 'http://localhost:8545/'],
  ] as const) {
    it(`is read: ${typed}`, () => expect(readNodeUrl(typed)).to.equal(read));
  }

  for (const typed of ['', 'node', 'http://node.example', 'ws://127.0.0.1:8545', 'javascript:alert(1)']) {
    it(`is refused: “${typed}”`, () => expect(() => readNodeUrl(typed)).to.throw('Write the address of a node'));
  }
});
