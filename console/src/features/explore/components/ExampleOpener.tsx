import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';

/** Opens an operation in GraphiQL's editors: in the tab that holds it, otherwise in a new one. Draws nothing. */
export function ExampleOpener({ document, variables }: { document: string; variables: string }) {
  const { addTab, changeTab, setOperationName } = useGraphiQLActions();
  const { queryEditor, variableEditor, tabs } = useGraphiQL(pick('queryEditor', 'variableEditor', 'tabs'));
  const opened = useRef('');
  useEffect(() => {
    if (!queryEditor || !variableEditor || opened.current === document) return;
    opened.current = document;
    const index = tabs.findIndex(({ query }) => query === document);
    if (index >= 0) changeTab(index);
    else if (queryEditor.getValue().trim() !== '') addTab();
    queryEditor.setValue(document);
    variableEditor.setValue(variables);
    // GraphiQL reads the name off the editor after a pause; until then it would run the operation before.
    setOperationName(/(?:query|mutation) (\w+)/.exec(document)?.[1] ?? '');
  }, [document, variables, queryEditor, variableEditor, tabs, addTab, changeTab, setOperationName]);
  return null;
}
