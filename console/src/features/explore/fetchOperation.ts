/** An operation as GraphiQL hands it over. */
export type OperationParams = { query: string; operationName?: string | null; variables?: unknown };

/** Sends an operation to the gateway and hands its answer back as it is; GraphiQL shows what it throws. */
export async function fetchOperation(params: OperationParams) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(params),
  });
  return response.json();
}
