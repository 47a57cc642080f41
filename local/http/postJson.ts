/**
 * Posts a JSON body and reads the JSON answer, whatever its HTTP status.
 *
 * @throws Error naming the server when there is no such answer; the path of a URL may hold a key
 */
export async function postJson(url: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }).catch((cause: unknown) => {
    throw new Error(`no answer from ${new URL(url).origin}`, { cause });
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${new URL(url).origin} answered ${response.status}: ${text.slice(0, 200)}`, { cause });
  }
}
