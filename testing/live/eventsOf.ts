import { expect } from 'chai';

/** What an event stream has sent until so many events were there, or it ended. */
export async function eventsOf(
  url: string,
  headers: Record<string, string>,
  count: number,
  body?: object,
): Promise<string> {
  const leaving = new AbortController();
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { ...headers, accept: 'text/event-stream', ...(body && { 'content-type': 'application/json' }) },
    signal: leaving.signal,
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(response.headers.get('content-type')).to.equal('text/event-stream; charset=utf-8');
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (text.split('event: ').length > count && text.endsWith('\n\n')) break;
  }
  leaving.abort();
  return text;
}
