import { z } from 'zod';
import { type Endpoint, endpointOf } from '../../chain/node/post.ts';
import type { Hex } from '../../chain/types.ts';
import { type ServedRow, selectionOf, UNREADABLE } from '../rows.ts';
import type { Table } from '../table.ts';
import { guildIds, knownBlock, meta, rows } from './answers.ts';
import { type Extent, isTooLong, type Listing, PAGE, readPages } from './pages.ts';
import { queryServer } from './queryServer.ts';
import { RefusedError } from './serverError.ts';

/** Where a server stands. */
export type Standing = { deployment: string; block: { number: bigint; hash: Hex } };

/** A GraphQL server that serves a ledger: the gateway, or graph-node itself. All rows are those at one block. */
export class LedgerServer {
  /** Where it is, without what may be secret of its URL. */
  readonly name: string;
  private readonly endpoint: Endpoint;
  /** The block that lists are asked for at, as an argument. */
  at = '';

  constructor(url: string) {
    this.endpoint = endpointOf(url);
    this.name = new URL(this.endpoint.url).origin;
  }

  /**
   * Asks from here on for the rows at a block. graph-node knows the hashes of some blocks only: any other is named by its
   * number, and the rows' own block hashes tell whether it is of the same chain.
   */
  async pin({ number, hash }: { number: bigint; hash: Hex }): Promise<void> {
    const byHash = `block: { hash: "${hash}" }`;
    const isKnown = await this.query(`{ _meta(${byHash}) { block { number } } }`, knownBlock).then(
      () => true,
      (error: unknown) => {
        if (error instanceof RefusedError) return false;
        throw error;
      },
    );
    this.at = `, ${isKnown ? byHash : `block: { number: ${number} }`}`;
  }

  /** Number of the newest block that it has indexed. */
  async newestBlock(): Promise<bigint> {
    return (await this.standing()).block.number;
  }

  /** Which deployment answers, and the newest block that it has indexed. */
  async standing(): Promise<Standing> {
    return (await this.query('{ _meta { deployment block { number hash } } }', meta))._meta;
  }

  /** Ids of all guilds that it serves, as they are asked for: nobody knows how many there are. */
  async *guilds(): AsyncGenerator<Hex> {
    const ask = async (after: string) => {
      const { guilds } = await this.query(
        `{ guilds(first: ${PAGE}, orderBy: id, where: { id_gt: "${after}" }) { id } }`,
        guildIds,
      );
      return guilds;
    };
    const pages = readPages(`The server ${this.name} gives guilds`, ask, { expected: Number.POSITIVE_INFINITY });
    for await (const page of pages) for (const { id } of page) yield id;
  }

  /** The rows of a table that a filter finds, as GraphQL writes it, in the order of their ids; page by page. */
  pages(table: Table, where: string, extent: Extent): AsyncGenerator<ServedRow[]> {
    const ask = (after: string) => this.rows(table, `${where} id_gt: "${after}"`);
    return readPages(`The server ${this.name} gives ${table.list}`, ask, extent);
  }

  /** All of them together. */
  async list(table: Table, where: string, extent: Extent): Promise<Listing> {
    const rows: ServedRow[] = [];
    for await (const page of this.pages(table, where, extent)) rows.push(...page);
    return { rows, isWhole: !isTooLong(rows.length, extent.expected) };
  }

  /** The first rows that a filter finds; of one that cannot be read, its id and why. */
  async rows(table: Table, where: string): Promise<ServedRow[]> {
    try {
      return await this.select(table, where, selectionOf(table));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      const ids = await this.select(table, where, 'id');
      return this.readableRows(
        table,
        ids.map(({ id }) => String(id)),
      );
    }
  }

  /** Rows by their ids: a row with a link that leads nowhere makes the server refuse all that are asked for with it. */
  private async readableRows(table: Table, ids: readonly string[]): Promise<ServedRow[]> {
    if (ids.length === 0) return [];
    try {
      return await this.select(table, `id_in: [${ids.map((id) => `"${id}"`).join(', ')}]`, selectionOf(table));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      if (ids.length === 1) return [{ id: ids[0], [UNREADABLE]: error.message }];
      const half = Math.ceil(ids.length / 2);
      return [
        ...(await this.readableRows(table, ids.slice(0, half))),
        ...(await this.readableRows(table, ids.slice(half))),
      ];
    }
  }

  private async select(table: Table, where: string, fields: string): Promise<ServedRow[]> {
    const list = `${table.list}(first: ${PAGE}, orderBy: id, where: { ${where} }${this.at})`;
    return (await this.query(`{ ${list} { ${fields} } }`, z.object({ [table.list]: rows })))[table.list] ?? [];
  }

  /**
   * Makes a query.
   *
   * @throws ServerError when there is no answer, one with errors, or one of another form
   */
  query<T>(query: string, schema: z.ZodType<T>): Promise<T> {
    return queryServer(this.endpoint, this.name, { query, schema });
  }
}
