import { Link } from '@tanstack/react-router';
import { ScreenTitle } from '../../../components/ui/ScreenTitle.tsx';
import { inWords } from '../../../lib/inWords.ts';
import { useGuild } from '../../guild/useGuild.ts';
import { allActions } from '../described/described.ts';
import { inPlainWords } from '../described/inPlainWords.ts';
import { titles } from '../described/titles.ts';

const byDomain = [...Map.groupBy(allActions, ({ domain }) => domain)].sort(([one], [other]) => (one < other ? -1 : 1));

/** Everything that an account may do in a guild, by domain. */
export function ActionsScreen() {
  const guild = useGuild().id;
  return (
    <>
      <div className="screen-head">
        <div>
          <ScreenTitle>Act</ScreenTitle>
          <p className="lead">Everything that an account may do here. You read it before you sign it.</p>
        </div>
      </div>
      {byDomain.map(([domain, actions]) => (
        <section key={domain} className="actions">
          <h2>{inWords(domain)}</h2>
          <ul>
            {actions.map(({ name, description }) => (
              <li key={name}>
                <Link to="/g/$guild/act/$action" params={{ guild, action: name }}>
                  {titles[name] ?? name}
                </Link>{' '}
                <span className="quiet-text">{inPlainWords(description)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
