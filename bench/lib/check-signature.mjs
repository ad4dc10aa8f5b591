// Receives one webhook and looks at its signature with the package standardwebhooks; the arguments are secrets that each have to do.
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const secrets = process.argv.slice(2);
const stranger = 'whsec_' + Buffer.alloc(32, 'stranger').toString('base64');

// null, or why it is not believed.
function disbelief(secret, body, headers) {
  try {
    new Webhook(secret).verify(body, headers);
    return null;
  } catch (failure) {
    return failure.message;
  }
}

function check(body, headers) {
  const old = { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 3600) };
  const other = { ...headers, 'webhook-id': headers['webhook-id'] + '0' };
  return [
    ...secrets.map((secret, index) => [`believed with secret ${index + 1}`, disbelief(secret, body, headers) === null]),
    ['not believed with a secret of somebody else', disbelief(stranger, body, headers) !== null],
    ['not believed with another body', disbelief(secrets[0], body + ' ', headers) !== null],
    ['not believed with another id', disbelief(secrets[0], body, other) !== null],
    ['not believed with another time', disbelief(secrets[0], body, old) !== null],
  ];
}

const server = createServer(async (request, response) => {
  const results = check(Buffer.concat(await request.toArray()).toString(), request.headers);
  response.writeHead(204).end();
  for (const [claim, holds] of results) console.log(`${holds ? 'pass' : 'FAIL'}  ${claim}`);
  process.exit(results.every(([, holds]) => holds) ? 0 : 1);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
setTimeout(() => {
  console.log('FAIL  nothing was delivered within a minute');
  process.exit(1);
}, 60_000);
