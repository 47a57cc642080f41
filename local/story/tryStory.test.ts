import { expect } from 'chai';
import { openSteps } from '../cli/steps.ts';
import { StackError } from '../stackError.ts';
import type { Played } from './play.ts';
import { tryStory } from './tryStory.ts';

const PLAYED: Played = { guild: '0x01', sampleQuery: '{ guilds { id } }', variables: { guild: '0x01' }, settledAt: 7 };

describe('tryStory', () => {
  let printed: string[] = [];
  const run = (changes: Partial<Parameters<typeof tryStory>[1]> = {}) => ({
    steps: openSteps(),
    print: (line: string) => void printed.push(line),
    isNeeded: false,
    crashed: new Promise<StackError>(() => {}),
    signal: new AbortController().signal,
    ...changes,
  });
  const breaks = async (): Promise<Played> => {
    throw new Error('Propose: Ada has 0 votes of those that a proposal needs.');
  };
  const failure = async (changes: Partial<Parameters<typeof tryStory>[1]>) =>
    await tryStory(breaks, run(changes)).then(
      () => expect.fail('it did not fail'),
      (error: StackError) => error,
    );
  beforeEach(() => {
    printed = [];
  });

  it('says before it whom not to act as', async () => {
    expect(await tryStory(async () => PLAYED, run())).to.equal(PLAYED);
    expect(printed).to.have.lengthOf(1);
    expect(printed[0]).to.contain('do not act as one of its people');
  });

  it('says why it failed and what may have broken it, and leaves the stack running', async () => {
    expect(await tryStory(breaks, run())).to.equal(undefined);
    expect(printed.at(-1)).to.contain('✗ story: Propose: Ada has 0 votes');
    expect(printed.at(-1)).to.contain('What to do: if somebody acted as one of its people');
    expect(printed.at(-1)).to.contain('The stack runs on');
  });

  it('fails where it is needed, or the stack is being stopped', async () => {
    for (const changes of [{ isNeeded: true }, { signal: AbortSignal.abort('SIGINT') }]) {
      expect((await failure(changes)).report()).to.contain('if somebody acted as one of its people');
    }
    expect(printed.join()).not.to.contain('✗');
  });

  it('fails with the part that has ended, if one has', async () => {
    const ended = new StackError('gateway', 'it ended with code 1', 'start again');
    expect(await failure({ crashed: Promise.resolve(ended) })).to.equal(ended);
  });
});
