// node mercurius.cjs [jit]
const { typeDefs, resolvers, listening } = require('./feed.cjs');

const app = require('fastify')({ logger: false });
app.register(require('mercurius'), { schema: typeDefs, resolvers, jit: process.argv[2] === 'jit' ? 1 : 0 });
app.listen({ port: 0, host: '127.0.0.1' }).then(() => listening(app.server.address().port));
