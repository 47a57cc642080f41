import { useIsLocalTime } from '../../../../lib/moment.ts';
import type { ControlProps } from '../../form/formContext.ts';
import { timeParser } from '../../form/parsers.ts';
import { TypedControl } from './TypedControl.tsx';

/** A day and a time, in the time zone that the page shows. */
export function TimeControl(props: ControlProps) {
  const isLocal = useIsLocalTime();
  return (
    <TypedControl {...props} type="datetime-local" parser={timeParser(isLocal)} unit={isLocal ? 'local time' : 'UTC'} />
  );
}
