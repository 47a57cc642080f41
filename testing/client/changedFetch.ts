/** What of a gateway's traffic is changed on its way. */
export type Interference = {
  /** Changes an operation's body before it is sent. */
  body?: (text: string) => string;
  /** Changes the text of an answer, but not of an event stream. */
  answer?: (text: string, body: string) => string;
  /** Called before each request is sent; what it throws comes instead of an answer. */
  before?: (body: string, accept: string) => void | Promise<void>;
  /** The same once it was answered. */
  after?: (body: string) => void | Promise<void>;
};

/** A fetch for clients whose traffic somebody in between changes. */
export function changedFetch({ body = (text) => text, answer, before, after }: Interference): typeof fetch {
  return async (url, options) => {
    const sent = body(String(options?.body));
    const accept = new Headers(options?.headers).get('accept') ?? '';
    await before?.(sent, accept);
    const response = await fetch(url, { ...options, body: sent });
    await after?.(sent);
    if (!answer || accept === 'text/event-stream') return response;
    return new Response(answer(await response.text(), sent), response);
  };
}
