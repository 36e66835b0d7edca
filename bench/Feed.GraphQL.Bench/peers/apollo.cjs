// node apollo.cjs
const { ApolloServer } = require('@apollo/server');
const { startStandaloneServer } = require('@apollo/server/standalone');
const { typeDefs, resolvers, listening } = require('./feed.cjs');

startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), { listen: { port: 0, host: '127.0.0.1' } })
  .then(({ url }) => listening(new URL(url).port));
