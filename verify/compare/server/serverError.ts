/** Why a ledger cannot be compared: nothing is known about its rows. */
export class ServerError extends Error {
  override name = 'ServerError';
}

/** Why a server answers a query with errors. */
export class RefusedError extends ServerError {}
