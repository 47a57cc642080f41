import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import { type CertifiedGuild, startCertifiedGuild } from '../../../testing/certificates/certifiedGuild.ts';
import { type WrongAnswer, wrongAnswers } from '../../../testing/wrongAnswers.ts';
import { ChainError } from '../../chain/chainError.ts';
import { type ChainNode, connectNode } from '../../chain/node/node.ts';
import { readChain } from '../../chain/readChain.ts';
import type { Hex } from '../../chain/types.ts';
import { compareAssets } from '../../compare/assets.ts';
import { tableOf } from '../../compare/newRows.ts';
import { LedgerServer } from '../../compare/server/ledgerServer.ts';
import { ServerError } from '../../compare/server/serverError.ts';
import { readOptions } from '../options.ts';
import { findTask } from './findTask.ts';

type Edit = (what: string, answer: unknown) => unknown;

describe('a follower that is answered what nobody expects', () => {
  let certified: CertifiedGuild;
  let server: Server;
  let url: string;
  let node: ChainNode;
  /** The first answer to each question to the node, and to each kind of query. */
  const told = new Map<string, unknown>();
  const asked = new Map<string, unknown>();
  let ofNode: Edit | undefined;
  let ofServer: Edit | undefined;

  before(async () => {
    certified = await startCertifiedGuild();
    server = createServer(async (request, response) => {
      const { query } = (await json(request)) as { query: string };
      response.end(JSON.stringify(answerTo(query)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    node = recorded(connectNode(certified.rpcUrl));
    await askAll();
  });
  after(async () => {
    server?.close();
    await certified?.stop();
  });
  beforeEach(() => {
    [ofNode, ofServer] = [undefined, undefined];
  });

  /** A node that is asked each thing once only. */
  function recorded({ name, send: ask }: ChainNode): ChainNode {
    const answers = new Map<string, unknown>();
    const send = async (method: string, params: readonly unknown[]) => {
      const key = JSON.stringify([method, params]);
      if (!answers.has(key)) answers.set(key, await ask(method, params));
      const answer = answers.get(key);
      if (!told.has(method) || answer !== null) told.set(method, told.get(method) ?? answer);
      return ofNode === undefined ? answer : ofNode(method, answer);
    };
    return { name, send, sendAll: (calls) => Promise.all(calls.map(([method, params]) => send(method, params))) };
  }

  function answerTo(query: string): unknown {
    const [, name = ''] = /\{ (\w+)/.exec(query) ?? [];
    const { of } = certified;
    const block = { number: Number(of.to.number), hash: of.to.hash };
    const answers: Record<string, unknown> = {
      _meta: { deployment: 'Qm', block },
      guilds: query.includes('id_gt: "0x"') || query.includes('number: 1') ? [{ id: of.guild }] : [],
      guildContracts: query.includes('role: FACTORY') ? [{ address: of.factory }] : [],
      findings: query.includes('id_gt: "0x"') ? [{ id: of.guild }] : [],
    };
    const answer = { data: { [name]: answers[name] ?? [] } };
    if (!asked.has(name)) asked.set(name, answer);
    return ofServer === undefined ? answer : ofServer(name, answer);
  }

  /** Asks everything that is asked of both, apart from each other list of rows. */
  async function askAll(): Promise<void> {
    const ledger = new LedgerServer(url);
    const { factory, chainId } = await findTask(node, ledger, readOptions(['--graphql', url]));
    const { of } = certified;
    const range = { chainId, from: 0n, to: of.to, followed: new Set([factory]), namedBy: () => [] };
    for await (const _ of readChain(node, range));
    for (const token of [ZeroAddress, factory] as Hex[]) {
      const account = { id: '0x' as const, class: 'ASSET', code: 'TREASURY', token, holder: factory, balance: 0n };
      await compareAssets(() => undefined, node, [account], of.to.hash);
    }
    await ledger.standing();
    await ledger.pin(of.to);
    for await (const _ of ledger.guilds());
    await ledger.list(tableOf('Finding'), '', { expected: 0 });
  }

  /** Asks with each of these answers. @returns How that failed */
  async function tryAll(of: string, wrong: Iterable<WrongAnswer>, use: (answer: unknown) => void): Promise<string[]> {
    const messages: string[] = [];
    for (const { place, answer } of wrong) {
      use(answer);
      const error = await askAll().then(
        () => undefined,
        (thrown: Error) => thrown,
      );
      if (error === undefined) continue;
      expect(error, `${of}${place}: ${error.stack}`).to.satisfy(
        (one: unknown) => one instanceof ChainError || one instanceof ServerError,
      );
      expect(error.message).to.not.match(/undefined|\[object|null \(reading|is not a function|Cannot /);
      messages.push(error.message);
    }
    return messages;
  }

  it('by the node, tells so and never breaks', async function () {
    this.timeout(300_000);
    for (const [method, right] of told) {
      const messages = await tryAll(method, wrongAnswers(right), (answer) => {
        ofNode = (what, given) => (what === method ? answer : given);
      });
      expect(messages.length, method).to.be.greaterThan(3);
    }
  });

  it('by the server, tells so and never breaks', async function () {
    this.timeout(300_000);
    for (const list of ['_meta', 'guilds', 'guildContracts', 'findings']) {
      const { data } = asked.get(list) as { data: unknown };
      const messages = await tryAll(list, wrongAnswers(data), (wrong) => {
        ofServer = (what, given) => (what === list ? { data: wrong } : given);
      });
      expect(messages.length, list).to.be.greaterThan(5);
    }
    await tryAll('errors', wrongAnswers([{ message: 'none' }]), (errors) => {
      ofServer = (_, given) => ({ ...(given as object), errors });
    });
  });
});
