import { expect } from 'chai';
import { readEvents } from './readEvents.ts';

const TEXT =
  ':\n\nevent: next\nid: 1-é\ndata: {"a":"x: y é"}\n\n:\n\nevent: next\ndata: {"b":1}\n\nevent: complete\ndata:\n\n';

describe('readEvents', () => {
  it('reads events, however the bytes are cut', async () => {
    const bytes = new TextEncoder().encode(TEXT);
    for (let size = 1; size <= bytes.length; size += 1) {
      let at = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          controller.enqueue(bytes.slice(at, at + size));
          at += size;
        },
      });
      const events = [];
      for await (const event of readEvents(body, () => {})) events.push(event);
      expect(events, `in pieces of ${size}`).to.deep.equal([
        { event: 'next', data: '{"a":"x: y é"}' },
        { event: 'next', data: '{"b":1}' },
        { event: 'complete', data: '' },
      ]);
    }
  });

  it('takes no more than it is asked for, and lets go of the connection', async () => {
    let pulls = 0;
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulls += 1;
          controller.enqueue(new TextEncoder().encode('event: next\ndata: 1\n\n'));
        },
        cancel() {
          isCancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    const events = readEvents(body, () => {});
    for (let turn = 0; turn < 3; turn += 1) await events.next();
    expect(pulls).to.equal(3);
    await events.return();
    expect(isCancelled).to.equal(true);
  });
});
