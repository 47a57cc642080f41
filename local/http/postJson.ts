// A connection that was kept for the next request may have been closed by the server just now.
const HEADERS = { 'content-type': 'application/json', connection: 'close' };

/**
 * Posts a JSON body and reads the JSON answer, whatever its HTTP status.
 *
 * @throws Error naming the server when there is no such answer; the path of a URL may hold a key
 */
export async function postJson(url: string, body: object): Promise<unknown> {
  const request = { method: 'POST', headers: HEADERS, body: JSON.stringify(body) };
  const response = await fetch(url, request).catch((cause: unknown) => {
    throw new Error(`no answer from ${new URL(url).origin}`, { cause });
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${new URL(url).origin} answered ${response.status}: ${text.slice(0, 200)}`, { cause });
  }
}
