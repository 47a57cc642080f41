import { agreeOnProject, createProject, type Project, type Terms } from '../agreeOnProject.ts';
import type { Guild, Story } from '../story.ts';

/** Bruno agrees on a service network and pays for it; the guild itself rules on its disputes. */
export function agreeOnServiceNetwork(story: Story, guild: Guild, arbiter: string): Promise<Project> {
  const terms: Terms = {
    title: 'Service network for heat pumps, Norway',
    agreement: 'open/agreement-service.md',
    arbiter,
    milestones: [
      { contributor: 'chen', amount: 3_000, dueInDays: 30, skill: 1 },
      { contributor: 'dalia', amount: 4_000, dueInDays: 30, skill: 3 },
      { contributor: 'chen', amount: 5_000, dueInDays: 30, skill: 2 },
      { contributor: 'chen', amount: 2_500, dueInDays: 30, skill: 1 },
      { contributor: 'dalia', amount: 3_500, dueInDays: 45, skill: 1 },
    ],
  };
  return agreeOnProject(story, guild, terms);
}

/** Bruno proposes a further study, and pays nothing yet. */
export function agreeOnStorageStudy(story: Story, guild: Guild): Promise<Project> {
  const terms: Terms = {
    title: 'Heat storage in apartment blocks',
    agreement: 'open/agreement-storage.md',
    milestones: [
      { contributor: 'dalia', amount: 6_000, dueInDays: 60, skill: 3 },
      { contributor: 'chen', amount: 5_000, dueInDays: 90, skill: 2 },
    ],
  };
  return createProject(story, guild, terms, 0);
}
