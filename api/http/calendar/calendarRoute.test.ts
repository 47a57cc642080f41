import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import { FREE_LIMITS } from '../../../testing/freeAdmission.ts';
import { createAdmission } from '../../admission/admission.ts';
import { createCalendar } from '../../calendar/calendar.ts';
import { calendarRoute } from './calendarRoute.ts';

const CHEN = `0x${'aB'.repeat(20)}`;

describe('the route of calendars', () => {
  const servers: Server[] = [];
  after(() => servers.forEach((server) => void server.close()));

  /** A gateway's route, and for whom it was asked what waits. */
  async function serve(requestsPerMinute = 1_000) {
    const asked: string[] = [];
    const admission = createAdmission({ ...FREE_LIMITS, requestsPerMinute }, new Map());
    const calendar = createCalendar(admission, async (account) => {
      asked.push(account);
      const input = { proposal: '0x02' };
      const words = { guildName: 'Guild', title: 'Title', sentence: 'Vote.' };
      return [{ guild: '0x01', mutation: 'prepareCastVote', input, ...words, until: 1_796_128_200n }];
    });
    const server = createServer(express().get('/calendar/:file', calendarRoute(calendar, admission)));
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return { asked, get: (file: string) => fetch(`http://127.0.0.1:${port}/calendar/${file}`) };
  }

  it('answers with a calendar, which is made once for a while', async () => {
    const { asked, get } = await serve();
    const first = await get(`${CHEN}.ics`);
    expect(first.headers.get('content-type')).to.equal('text/calendar; charset=utf-8');
    expect(first.headers.get('cache-control')).to.equal('public, max-age=300');
    const text = await first.text();
    expect(text).to.include('SUMMARY:Title (Guild)');
    expect(await (await get(`${CHEN.toLowerCase()}.ics`)).text()).to.equal(text);
    expect(asked).to.deep.equal([CHEN.toLowerCase()]);
  });

  for (const file of ['chen.ics', `${CHEN}`, `${CHEN}00.ics`, `${CHEN}.ics.exe`, '0x%0d%0a.ics']) {
    it(`has none at ${file}`, async () => {
      const { asked, get } = await serve();
      const answer = await get(file);
      expect([answer.status, asked]).to.deep.equal([404, []]);
      expect(await answer.text()).to.match(/named by an account/);
    });
  }

  it('is asked as often as any other reading may be', async () => {
    const { get } = await serve(2);
    const statuses = [];
    for (let count = 0; count < 4; count++) statuses.push((await get(`${CHEN}.ics`)).status);
    expect(statuses.filter((status) => status === 200).length).to.equal(2);
    expect(statuses.at(-1)).to.equal(429);
  });
});
