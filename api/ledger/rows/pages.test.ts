import { expect } from 'chai';
import { pageOf, type RowPage, rowEdge } from './pages.ts';

const ids = ['0x01', '0x02', '0x03', '0x04', '0x05'];
const read = async ({ first, after }: { first: number; after: string }) =>
  ids
    .filter((id) => id > after)
    .slice(0, first)
    .map((id) => rowEdge({ id }));

describe('pageOf', () => {
  it('goes through all rows, and knows the last page when it is full', async () => {
    for (const first of [1, 2, 4, 5, 6]) {
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page: RowPage = await pageOf({ first, after }, read);
        seen.push(...page.edges.map(({ node }) => node));
        expect(page.pageInfo.hasPreviousPage).to.equal(after !== null);
        [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
      }
      expect(seen).to.deep.equal(ids);
    }
  });

  it('is empty after the last row', async () => {
    expect(await pageOf({ first: 2, after: '0x05' }, read)).to.deep.equal({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });

  it('refuses lengths and cursors that cannot be', async () => {
    for (const page of [
      { first: 0 },
      { first: -1 },
      { first: 501 },
      { first: Number.NaN },
      { first: 2, after: 'x' },
      { first: 2, after: '0x5' },
    ]) {
      const error = await pageOf(page, read).catch((failure) => failure);
      expect(error.extensions?.code, JSON.stringify(page)).to.equal('BAD_USER_INPUT');
    }
    expect((await pageOf({ first: 6 }, read, 5).catch((failure) => failure)).message).to.include('1 to 5 rows');
  });
});
