import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import { createClient, fromEthers, type GuildhallClient } from '../../../client/index.ts';
import { repositoryRoot } from '../../../local/repositoryRoot.ts';
import { agreeOnProject } from '../../../local/story/agreeOnProject.ts';
import { walletOf } from '../../../local/story/people.ts';
import type { Guild } from '../../../local/story/story.ts';
import { done } from '../../../testing/client/done.ts';
import { moveToStranger, type Stranger } from '../../../testing/client/stranger.ts';
import { type RunningStack, runningStack } from '../../../testing/stack/runningStack.ts';

const ENTRY = /^Meridian Research Guild (\d+): \S/;
/** After how many lines it is killed, each time. */
const KILLS = [1, 7, 40];

describe('the bot of the examples', () => {
  let running: RunningStack;
  let stranger: Stranger;
  before(async () => {
    running = await runningStack();
    stranger = await moveToStranger();
    await copyFile(join(repositoryRoot, 'examples/bot/bot.js'), join(stranger.folder, 'bot.js'));
  });
  after(() => stranger?.remove());

  /** Runs it until a line of its is enough, and kills it. */
  async function runUntil(isEnough: (line: string, lines: string[]) => boolean | Promise<boolean>): Promise<string[]> {
    const bot = spawn(process.execPath, ['bot.js', running.graphql, 'state.json'], {
      cwd: stranger.folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(bot, 'close');
    const lines: string[] = [];
    for await (const line of createInterface(bot.stdout)) {
      lines.push(line);
      if (!(await isEnough(line, lines))) continue;
      bot.kill('SIGKILL');
      break;
    }
    await ended;
    return lines;
  }

  /** Bruno takes a project back and leaves its money where it is. */
  async function leaveToWithdraw(client: GuildhallClient): Promise<void> {
    const { guild: id } = running.story;
    const query = 'query ($id: ID!) { guild(id: $id) { id token { id } projects treasury } }';
    const { guild } = await client.query<{ guild: Omit<Guild, 'token'> & { token: { id: string } } }>(query, { id });
    const stablecoin = running.stack.deployments.TestDollar?.address ?? '';
    const story = { client, provider: running.provider, stablecoin, log: () => {} };
    const milestones = [{ contributor: 'dalia', amount: 1_000, dueInDays: 60, skill: 1 } as const];
    const terms = { title: 'A study that nobody takes on', agreement: 'agreement-survey.md', milestones };
    const project = await agreeOnProject(story, { ...guild, token: guild.token.id }, terms);
    done(await client.cancelProject({ project: project.id }).as(await fromEthers(walletOf('bruno'))));
  }

  it('says each entry once and in order, however often it is killed, and what waits', async () => {
    const client = createClient({ url: running.graphql });
    const query = 'query ($id: ID!) { guild(id: $id) { head { entryCount } } }';
    type Head = { guild: { head: { entryCount: bigint } } };
    const count = async () =>
      Number((await client.query<Head>(query, { id: running.story.guild })).guild.head.entryCount);
    const last = await count();
    const numberOf = (line: string) => Number(ENTRY.exec(line)?.[1]);
    const lines: string[] = [];
    for (const kill of KILLS) lines.push(...(await runUntil((_, said) => said.length >= kill)));
    lines.push(...(await runUntil((line) => numberOf(line) === last)));
    const numbers = lines.filter((line) => ENTRY.test(line)).map(numberOf);
    const doubles = numbers.filter((number, i) => number === numbers[i - 1]);
    expect(doubles.length).to.be.at.most(KILLS.length);
    expect(numbers.filter((number, i) => number !== numbers[i - 1])).to.deep.equal(
      Array.from({ length: last }, (_, i) => i + 1),
    );
    await leaveToWithdraw(client);
    const bruno = walletOf('bruno').address.toLowerCase();
    const next = await runUntil((line) => line.includes(`: a withdrawal waits for ${bruno}`));
    expect(next.map(numberOf)).to.include(last + 1);
  });
});
