import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import { repositoryRoot } from '../../../local/repositoryRoot.ts';
import { agreeOnProject } from '../../../local/story/agreeOnProject.ts';
import { walletOf } from '../../../local/story/people.ts';
import type { Guild } from '../../../local/story/story.ts';
import { type ClientStage, guildInput, startClientStage } from '../../../testing/client/clientStage.ts';
import { done } from '../../../testing/client/done.ts';
import { moveToStranger, type Stranger } from '../../../testing/client/stranger.ts';

const ENTRY = /^Client Guild (\d+): \S/;
/** After how many lines it is killed, each time. */
const KILLS = [1, 7, 20];

describe('the bot of the examples', () => {
  let stage: ClientStage;
  let guild: Guild;
  let stranger: Stranger;
  before(async () => {
    // What it does must not stand in the story's books.
    stage = await startClientStage();
    guild = await found();
    stranger = await moveToStranger();
    await copyFile(join(repositoryRoot, 'examples/bot/bot.js'), join(stranger.folder, 'bot.js'));
  });
  after(async () => {
    await stranger?.remove();
    await stage?.stop();
  });

  /** Runs it until a line of its is enough, and kills it. */
  async function runUntil(isEnough: (line: string, lines: string[]) => boolean): Promise<string[]> {
    const bot = spawn(process.execPath, ['bot.js', `${stage.stack.gatewayUrl}/graphql`, 'state.json'], {
      cwd: stranger.folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(bot, 'close');
    const lines: string[] = [];
    for await (const line of createInterface(bot.stdout)) {
      lines.push(line);
      // What it has said by then counts as well.
      if (isEnough(line, lines)) bot.kill('SIGKILL');
    }
    await ended;
    return lines;
  }

  async function found(): Promise<Guild> {
    const { client } = stage;
    const founding = client.createGuild(await guildInput(stage));
    const id = done(await founding.as(await stage.signer('ada'))).entries[0]?.guild;
    type Founded = { guild: Omit<Guild, 'token'> & { token: { id: string } } };
    const query = 'query ($id: ID!) { guild(id: $id) { id token { id } projects treasury } }';
    const { token, ...others } = (await client.query<Founded>(query, { id })).guild;
    return { ...others, token: token.id };
  }

  /** Bruno takes a project back and leaves its money where it is. */
  async function leaveToWithdraw(): Promise<void> {
    const { client, provider, dollar } = stage;
    const story = { client, provider, stablecoin: dollar, log: () => {} };
    const milestones = [{ contributor: 'dalia', amount: 1_000, dueInDays: 60, skill: 1 } as const];
    const terms = { title: 'A study that nobody takes on', agreement: 'agreement-survey.md', milestones };
    const project = await agreeOnProject(story, guild, terms);
    done(await client.cancelProject({ project: project.id }).as(await stage.signer('bruno')));
  }

  it('says each entry once and in order, however often it is killed, and what waits', async () => {
    const query = 'query ($id: ID!) { guild(id: $id) { head { entryCount } } }';
    type Head = { guild: { head: { entryCount: bigint } } };
    const { head } = (await stage.client.query<Head>(query, { id: guild.id })).guild;
    const last = Number(head.entryCount);
    expect(last).to.be.above(KILLS.reduce((sum, kill) => sum + kill));
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
    await leaveToWithdraw();
    const bruno = walletOf('bruno').address.toLowerCase();
    const next = await runUntil((line) => line.includes(`: a withdrawal waits for ${bruno}`));
    expect(next.map(numberOf)).to.include(last + 1);
  });
});
