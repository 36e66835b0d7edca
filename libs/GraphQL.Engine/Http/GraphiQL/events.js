'use strict';

// Results of an operation as the server sends them in an event stream (graphql-sse, distinct connections mode).
async function* resultsOf(url, parameters, headers, signal) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers, accept: 'text/event-stream' },
    body: JSON.stringify(parameters),
    signal,
  });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    yield await response.json();
    return;
  }
  const decoder = new TextDecoder();
  let text = '';
  for (const reader = response.body.getReader(); ; ) {
    const { value, done } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const events = text.split('\n\n');
    text = events.pop();
    for (const event of events) {
      if (event.startsWith('event: complete')) return;
      const data = event.match(/^data: (.*)$/m);
      if (event.startsWith('event: next') && data) yield JSON.parse(data[1]);
    }
  }
}

// A fetcher that carries subscriptions over event streams, with the headers of the tab, and leaves the rest to another.
function withSubscriptions(url, fetcher) {
  const isSubscription = (definition, name) =>
    definition.kind === 'OperationDefinition' && definition.operation === 'subscription' && (!name || definition.name?.value === name);
  return (parameters, options) => {
    if (!options?.documentAST?.definitions.some((definition) => isSubscription(definition, parameters.operationName))) {
      return fetcher(parameters, options);
    }
    const leave = new AbortController();
    const results = resultsOf(url, parameters, options.headers, leave.signal);
    return {
      [Symbol.asyncIterator]: () => ({
        next: () => results.next().catch((error) => (leave.signal.aborted ? { done: true, value: undefined } : Promise.reject(error))),
        return: async () => {
          leave.abort();
          return { done: true, value: undefined };
        },
      }),
    };
  };
}
