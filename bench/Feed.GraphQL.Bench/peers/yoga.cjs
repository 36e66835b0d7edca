// node yoga.cjs
const { createServer } = require('node:http');
const { createSchema, createYoga } = require('graphql-yoga');
const { typeDefs, resolvers, listening } = require('./feed.cjs');

const server = createServer(createYoga({ schema: createSchema({ typeDefs, resolvers }), logging: false }));
server.listen(0, '127.0.0.1', () => listening(server.address().port));
