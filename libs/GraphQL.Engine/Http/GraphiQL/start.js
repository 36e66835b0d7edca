'use strict';

const settings = JSON.parse(document.getElementById('settings').textContent);

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: withSubscriptions(settings.url, GraphiQL.createFetcher({ url: settings.url })),
    defaultQuery: settings.defaultQuery ?? undefined,
    defaultHeaders: settings.defaultHeaders ?? undefined,
    defaultEditorToolsVisibility: settings.defaultHeaders ? 'headers' : 'variables',
    // Headers hold tokens: they are kept for the session of the page and no longer.
    shouldPersistHeaders: false,
  }),
);
