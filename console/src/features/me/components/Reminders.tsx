import { CopyButton } from '../../../components/ui/CopyButton.tsx';

/** The calendar of what waits for an account: public, as the ledger that it is made of. */
export function Reminders({ address }: { address: string }) {
  const url = new URL(`/calendar/${address}.ics`, window.location.href).href;
  return (
    <section aria-labelledby="reminders" className="me-part">
      <h2 id="reminders">Reminders</h2>
      <p>
        Subscribe to <a href={url}>the calendar of your deadlines</a>{' '}
        <CopyButton text={url} what="the calendar’s address" />. It has what waits for you and ends at a time; whoever
        knows your address can read it.
      </p>
    </section>
  );
}
