/** An event of an event stream. */
export type StreamEvent = { event: string; data: string };

/**
 * Reads an event stream; the next event is read when this one has been dealt with.
 *
 * @param body - The answer's body.
 * @param onBytes - Called whenever something comes, even if it is no event.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void,
): AsyncGenerator<StreamEvent, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onBytes();
      text += decoder.decode(value, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const event = parsed(part);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function parsed(part: string): StreamEvent | undefined {
  const fields = new Map(
    part.split('\n').map((line) => {
      const [, name = '', value = ''] = /^(\w*): ?(.*)$/.exec(line) ?? [];
      return [name, value];
    }),
  );
  const event = fields.get('event');
  return event === undefined ? undefined : { event, data: fields.get('data') ?? '' };
}
