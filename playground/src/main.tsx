import './workers';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './style.css';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { AuthorizationHeader } from './AuthorizationHeader';
import { EXAMPLES_PLUGIN } from './ExamplesPanel';
import { fetcher } from './fetcher';
import { LOG_IN_PLUGIN } from './LogInPanel';
import { forget, lookAround } from './seen';
import * as session from './session';
import { storage } from './storage';
import { WrappedLines } from './WrappedLines';

const WELCOME = `# Log in or sign up in the panel on the left: its token then goes with every request.
# "Examples", the next panel, has an operation for everything that the API can do.
# Ctrl-Enter (on a Mac Cmd-Enter) runs an operation, Ctrl-Space completes what you type.

query Hello {
  __typename
}
`;

const PLUGINS = [LOG_IN_PLUGIN, EXAMPLES_PLUGIN, HISTORY_PLUGIN];

// Examples open with ids of whoever is logged in.
let email: string | null = null;
session.subscribe(() => {
  const now = session.current();
  const next = now.in ? now.email : null;
  if (next === email) return;
  email = next;
  forget();
  if (next !== null) void lookAround();
});

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
createRoot(root).render(
  <GraphiQL
    fetcher={fetcher}
    storage={storage}
    plugins={PLUGINS}
    visiblePlugin={LOG_IN_PLUGIN}
    defaultQuery={WELCOME}
    defaultEditorToolsVisibility="variables"
    shouldPersistHeaders={false}
    showPersistHeadersSettings={false}
    inputValueDeprecation
    schemaDescription
  >
    <GraphiQL.Logo>
      <span className="playground-name">AI calling platform</span>
    </GraphiQL.Logo>
    <AuthorizationHeader />
    <WrappedLines />
  </GraphiQL>,
);
