import { Link, Navigate } from '@tanstack/react-router';
import { Answered } from '../../../components/ui/Answered.tsx';
import { ForeignText } from '../../../components/ui/ForeignText.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { ScreenTitle } from '../../../components/ui/ScreenTitle.tsx';
import type { GuildsQuery } from '../../../generated/operations.ts';
import { formatCount } from '../../../lib/formatCount.ts';
import { useAnswer } from '../../../lib/useAnswer.ts';
import { guildsDocument } from '../queries/guild.ts';

type Guilds = GuildsQuery['guilds'];

function NoGuilds() {
  return (
    <Notice tone="empty" title="No guild has been created yet" isScreen>
      <p>
        Create one with the mutation <code>prepareCreateGuild</code>, or start the stack without <code>--no-story</code>{' '}
        to see the demo’s.
      </p>
    </Notice>
  );
}

function GuildList({ guilds }: { guilds: Guilds }) {
  return (
    <>
      <div className="screen-head">
        <div>
          <ScreenTitle>Guilds</ScreenTitle>
          <p className="lead">Collectives whose every decision, payment and contribution is on this ledger.</p>
        </div>
      </div>
      <ul className="cards">
        {guilds.map(({ id, name, memberCount, projectCount, head }) => (
          <li key={id} className="card">
            <h2>
              <Link to="/g/$guild" params={{ guild: id }}>
                <ForeignText>{name}</ForeignText>
              </Link>
            </h2>
            <p>
              {formatCount(memberCount)} members, {formatCount(projectCount)} projects, {formatCount(head.entryCount)}{' '}
              entries
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The guilds of this gateway; where there is one only, it is opened. */
export function GuildsScreen() {
  const answer = useAnswer(guildsDocument, {});
  return (
    <Answered answer={answer} waitsFor="Looking for guilds" isScreen>
      {({ guilds }) => {
        const [first, second] = guilds;
        if (!first) return <NoGuilds />;
        if (!second) return <Navigate to="/g/$guild" params={{ guild: first.id }} replace />;
        return <GuildList guilds={guilds} />;
      }}
    </Answered>
  );
}
