import { getRouteApi, Navigate } from '@tanstack/react-router';
import { Answered } from '../../../components/ui/Answered.tsx';
import { useAnswer } from '../../../lib/useAnswer.ts';
import { entryPlaceDocument } from '../../guild/queries/entryId.ts';
import { NoEntry } from './NoEntry.tsx';

/** Leads from an entry's id, as the API names it, to the entry in its guild. */
export function EntryById() {
  const { id } = getRouteApi('/entries/$id').useParams();
  const answer = useAnswer(entryPlaceDocument, { id });
  return (
    <Answered answer={answer} waitsFor="Looking for the entry" isScreen>
      {({ ledgerEntry }) =>
        ledgerEntry ? (
          <Navigate
            to="/g/$guild/ledger/$number"
            params={{ guild: ledgerEntry.guild.id, number: ledgerEntry.number.toString() }}
            replace
          />
        ) : (
          <NoEntry />
        )
      }
    </Answered>
  );
}
