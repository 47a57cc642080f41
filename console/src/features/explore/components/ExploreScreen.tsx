import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { GraphiQL } from 'graphiql';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { ErrorNotice } from '../../../components/ui/ErrorNotice.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { examples } from '../examples.ts';
import { sampleValuesQuery } from '../queries/sampleValuesQuery.ts';
import '../explore.css';
import { ScreenTitle } from '../../../components/ui/ScreenTitle.tsx';
import { fetchOperation } from '../fetchOperation.ts';
import { ExampleOpener } from './ExampleOpener.tsx';

function ExampleList({ chosen }: { chosen: string | undefined }) {
  return (
    <details className="examples" open={window.matchMedia('(min-width: 861px)').matches}>
      <summary>Example queries</summary>
      <ul aria-label="Example queries">
        {examples.map(({ id, title, purpose }) => (
          <li key={id}>
            <Link to="/explore" search={{ example: id }} aria-current={id === chosen ? 'true' : undefined}>
              <strong>{title}</strong>
              <span>{purpose}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** GraphiQL on the gateway's schema, with examples that run on this ledger as they are. */
export function ExploreScreen() {
  const { example: id = examples[0]?.id } = getRouteApi('/explore').useSearch();
  const sample = useQuery(sampleValuesQuery);
  const example = examples.find((candidate) => candidate.id === id);
  if (sample.error) return <ErrorNotice error={sample.error} retry={() => void sample.refetch()} isScreen />;
  if (!sample.data) return <Notice tone="wait" title="Opening the API explorer" />;
  return (
    <div className="explore">
      <ScreenTitle isHidden>API explorer</ScreenTitle>
      <ExampleList chosen={example?.id} />
      <section className="explorer" aria-label="GraphiQL">
        <GraphiQL
          fetcher={fetchOperation}
          defaultQuery=""
          defaultEditorToolsVisibility="variables"
          forcedTheme="system"
        >
          <GraphiQL.Logo> </GraphiQL.Logo>
          {example && (
            <ExampleOpener
              document={example.document}
              variables={JSON.stringify(example.variables(sample.data), null, 2)}
            />
          )}
        </GraphiQL>
      </section>
    </div>
  );
}
