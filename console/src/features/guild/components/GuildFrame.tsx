import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { Answered } from '../../../components/ui/Answered.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { formatCount } from '../../../lib/formatCount.ts';
import { useAsOf } from '../../../lib/moment.ts';
import { useAnswer } from '../../../lib/useAnswer.ts';
import { useNews } from '../../../lib/useNews.ts';
import { guildDocument } from '../queries/guild.ts';
import { GuildContext } from '../useGuild.ts';
import { PastNotice } from './PastNotice.tsx';
import { SideBar } from './SideBar.tsx';

/** There is no such guild, or not yet at the block that is looked at. */
function NoGuild({ id }: { id: string }) {
  const asOf = useAsOf();
  if (asOf !== undefined) {
    return (
      <Notice tone="empty" title={`This guild was not there at block ${formatCount(asOf)}`} isScreen>
        <p>
          Choose a later block, or look at it{' '}
          <Link from="/g/$guild" to="." search={{ asOf: undefined }}>
            as it is now
          </Link>
          .
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="empty" title="There is no guild with this address" isScreen>
      <p>
        Compare each digit with what you were given: {id}. <Link to="/">Choose one of the guilds</Link>.
      </p>
    </Notice>
  );
}

/** Frame of a guild’s screens: its places, and the past, if that is what is looked at. */
export function GuildFrame() {
  const { guild: id } = getRouteApi('/g/$guild').useParams();
  useNews(id);
  const answer = useAnswer(guildDocument, { guild: id });
  return (
    <Answered answer={answer} waitsFor="Looking for the guild" isScreen>
      {({ guild }) =>
        guild ? (
          <GuildContext value={guild}>
            <div className="guild">
              <SideBar />
              <div className="guild-screen">
                <PastNotice />
                <Outlet />
              </div>
            </div>
          </GuildContext>
        ) : (
          <NoGuild id={id} />
        )
      }
    </Answered>
  );
}
