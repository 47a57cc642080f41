import { Link } from '@tanstack/react-router';
import { places } from '../places.ts';
import { useGuild } from '../useGuild.ts';

/** The places of a guild; at phone width a bar at the bottom. */
export function SideBar() {
  const guild = useGuild().id;
  return (
    <nav className="side-bar" aria-label="Guild">
      {places.map(({ to, label }) => (
        <Link key={to} to={to} params={{ guild }}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
