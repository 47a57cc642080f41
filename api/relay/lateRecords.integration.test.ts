import { expect } from 'chai';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { signDelegation } from '../../testing/relay/forwardRequests.ts';
import { type RelayFixture, startRelayFixture, untilMined } from '../../testing/relay/relayFixture.ts';
import type { RelayParts } from './relayParts.ts';
import { recordSent } from './send/recordSent.ts';
import { findRequest } from './store/findRequest.ts';
import { connectionOptions } from './store/openDatabase.ts';
import type { RelayTables } from './store/relayTables.ts';

describe('a request that is mined before its broadcast is recorded', () => {
  let context: RelayFixture;
  before(async () => {
    context = await startRelayFixture();
  });
  after(() => context?.stop());

  it('stays so, and so does one that ended otherwise: nobody would look at it again', async () => {
    const databaseUrl = await context.database.create();
    const relay = await context.openRelay({ databaseUrl });
    const db = new Kysely<RelayTables>({
      dialect: new PostgresDialect({ pool: new pg.Pool(connectionOptions(databaseUrl)) }),
    });
    try {
      relay.start();
      const wallet = context.on.penniless(70_020);
      const input = await signDelegation(context.on, wallet, { token: context.guild.token, nonce: 0n });
      const { id } = await untilMined(relay, (await relay.submitForwardRequest(input)).id);
      const attempts = await db.selectFrom('relay_attempt').selectAll().where('request_id', '=', id).execute();
      expect(attempts).to.have.lengthOf(1);
      // As they were read before the node had answered.
      const late = attempts.map((attempt) => ({ ...attempt, sent_at: null }));
      await recordSent({ db } as RelayParts, late);
      expect((await relay.find(id))?.status).to.be.oneOf(['MINED', 'CONFIRMED']);
      expect((await relay.history(id)).map(({ status }) => status).slice(0, 4)).to.deep.equal([
        'QUEUED',
        'ASSIGNED',
        'BROADCAST',
        'MINED',
      ]);
      await relay.stop();
      for (const status of ['SUPERSEDED', 'FAILED', 'CONFIRMED'] as const) {
        const failure = status === 'FAILED' ? '{}' : null;
        await db.updateTable('relay_request').set({ status, failure }).where('id', '=', id).execute();
        await recordSent({ db } as RelayParts, late);
        expect((await findRequest(db, id))?.status).to.equal(status);
      }
    } finally {
      await relay.stop();
      await db.destroy();
    }
  });
});
