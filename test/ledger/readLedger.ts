import { queryGraph } from '../../local/http/queryGraph.ts';

const PAGE = 1_000;

/**
 * Reads all rows of a list, page by page.
 *
 * @param list - Name of the list in the query, e.g. `ledgerEntries`.
 * @param fields - What is read of each row; the id is read as well.
 * @param where - Filter of the list, as GraphQL.
 * @param block - Number of the block to read at; the last one by default.
 */
export async function readAll<Row>(
  ledgerUrl: string,
  list: string,
  fields: string,
  where = '',
  block?: number,
): Promise<(Row & { id: string })[]> {
  const rows: (Row & { id: string })[] = [];
  let last: string | undefined;
  do {
    const after = last === undefined ? '' : `id_gt: "${last}"`;
    const at = block === undefined ? '' : `, block: { number: ${block} }`;
    const query = `{ ${list}(first: ${PAGE}, orderBy: id, where: { ${after} ${where} }${at}) { id ${fields} } }`;
    const page = (await queryGraph(ledgerUrl, query)) as Record<string, (Row & { id: string })[]>;
    const found = page[list] ?? [];
    rows.push(...found);
    last = found.length === PAGE ? found.at(-1)?.id : undefined;
  } while (last !== undefined);
  return rows;
}
