import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useId, useMemo, useState } from 'react';
import { type Example, search } from './examples';
import { fill } from './seen';

function ExamplesPanel() {
  const id = useId();
  const [text, setText] = useState('');
  const groups = useMemo(() => search(text), [text]);
  const open = useOpen();
  return (
    <section className="playground-panel" aria-label="Examples">
      <h2>Examples</h2>
      <div className="playground-field">
        <label htmlFor={id}>Search</label>
        <input
          id={id}
          type="search"
          value={text}
          onChange={event => setText(event.target.value)}
          placeholder="order, filter, delete…"
        />
      </div>
      {groups.length === 0 && <p>No example has these words.</p>}
      {groups.map(group => (
        <div key={group.title}>
          <h3>{group.title}</h3>
          <ul className="playground-examples">
            {group.examples.map(example => (
              <li key={example.key}>
                <button type="button" data-example={example.key} title={example.about} onClick={() => open(example)}>
                  {example.title}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className="playground-small">
        Where an example needs an id, it opens with one that a recent answer named, once you are logged in.
      </p>
    </section>
  );
}

/** Opens an example in a new tab, or in this one while it is empty. */
function useOpen(): (example: Example) => void {
  const { addTab, updateActiveTabValues } = useGraphiQLActions();
  const editors = useGraphiQL(({ queryEditor, variableEditor, responseEditor }) => ({
    queryEditor,
    variableEditor,
    responseEditor,
  }));
  return example => {
    const { queryEditor, variableEditor, responseEditor } = editors;
    if (!queryEditor || !variableEditor || !responseEditor) return;
    const variables = example.variables === null ? '' : fill(example.variables);
    if (queryEditor.getValue().trim() !== '') addTab();
    queryEditor.setValue(example.query);
    variableEditor.setValue(variables);
    responseEditor.setValue('');
    const operationName = /^(?:query|mutation|subscription)\s+(\w+)/m.exec(example.query)?.[1] ?? null;
    updateActiveTabValues({ query: example.query, variables, response: null, operationName });
    queryEditor.setPosition({ lineNumber: 1, column: 1 });
    queryEditor.focus();
  };
}

function ExamplesIcon() {
  return (
    <svg
      height="1em"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M4 6h1.5M4 12h1.5M4 18h1.5M9.5 6H20M9.5 12H20M9.5 18H16" />
    </svg>
  );
}

export const EXAMPLES_PLUGIN: GraphiQLPlugin = { title: 'Examples', icon: ExamplesIcon, content: ExamplesPanel };
