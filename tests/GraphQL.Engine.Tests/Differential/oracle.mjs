// Answers questions about GraphQL documents with graphql-js: JSON lines in on stdin, JSON lines out on stdout, one for one.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { root } from './things.mjs';

const folder = process.argv[2] ?? import.meta.dirname + '/';
const g = (await import(pathToFileURL(createRequire(pathToFileURL(folder + '/')).resolve('graphql')))).default;
const schemas = new Map();

const schemaOf = (sdl) => {
  if (!schemas.has(sdl)) schemas.set(sdl, g.buildSchema(sdl, { assumeValid: true }));
  return schemas.get(sdl);
};
const plain = (errors) => errors.map((e) => ({ message: e.message, locations: e.locations ?? [] }));
const failure = (e) => (e instanceof g.GraphQLError ? plain([e]) : [{ message: String(e.message ?? e), locations: [] }]);

const answers = {
  parse: ({ source }) => ({ text: g.print(g.parse(source)) }),
  validate: ({ source, schema }) => ({ errors: plain(g.validate(schemaOf(schema), g.parse(source))) }),
  build: ({ source }) => {
    const schema = g.buildSchema(source);
    return { text: g.printSchema(schema), errors: plain(g.validateSchema(schema)) };
  },
  execute: ({ source, schema, variables }) => {
    const document = g.parse(source);
    const errors = g.validate(schemaOf(schema), document);
    return { text: JSON.stringify(errors.length ? { errors } : g.executeSync({ schema: schemaOf(schema), document, rootValue: root, variableValues: variables })) };
  },
  variables: ({ source, schema, variables }) => {
    const operation = g.parse(source).definitions[0];
    const result = g.getVariableValues(schemaOf(schema), operation.variableDefinitions ?? [], variables, { maxErrors: 50 });
    return result.errors ? { errors: plain(result.errors) } : { values: result.coerced };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  question.source = Buffer.from(question.source, 'base64').toString('utf16le');
  let answer;
  try {
    answer = answers[question.op](question);
  } catch (e) {
    answer = { errors: failure(e), failed: true };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
