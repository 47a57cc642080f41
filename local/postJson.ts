/**
 * Posts a JSON body and reads the JSON answer, whatever its HTTP status.
 *
 * @throws Error naming the URL when there is no such answer
 */
export async function postJson(url: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }).catch((cause: unknown) => {
    throw new Error(`no answer from ${url}`, { cause });
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${url} answered ${response.status}: ${text.slice(0, 200)}`, { cause });
  }
}
