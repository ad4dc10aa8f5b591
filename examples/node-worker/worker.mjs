// Answers a pre-hook and receives a post-hook, both signed, with nothing but Node.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { PORT = '8090', WEBHOOK_SECRET = '' } = process.env;
const key = Buffer.from(WEBHOOK_SECRET.replace(/^whsec_/, ''), 'base64');
if (key.length < 24) throw new Error('WEBHOOK_SECRET is not set');

// https://www.standardwebhooks.com: one of the signatures is of this id, this time and these bytes, and the time is now.
function verify(headers, body) {
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signatures = '' } = headers;
  const mine = createHmac('sha256', key).update(`${id}.${time}.`).update(body).digest();
  const known = signatures.split(' ').map((text) => Buffer.from(text.replace(/^v1,/, ''), 'base64'));
  const genuine = known.some((theirs) => theirs.length === mine.length && timingSafeEqual(theirs, mine));
  if (!genuine || !(Math.abs(Date.now() / 1000 - time) < 300)) throw new Error('this is not from Reinstate');
}

const hooks = {
  // Numbers are doubles here: never send a document back as `data`, it would lose digits.
  '/check': ({ after }) => (after.salary < 0 ? { accept: false, message: 'salary must not be negative' } : { accept: true }),
  // May come again with the same webhook-id.
  '/told': ({ type, subject, data }) => console.log(`${type} ${subject} ${data.version}`),
};

createServer(async (request, response) => {
  try {
    const body = Buffer.concat(await request.toArray());
    verify(request.headers, body);
    response.end(JSON.stringify(hooks[request.url](JSON.parse(body)) ?? {}));
  } catch (failure) {
    console.error(failure.message);
    response.writeHead(500).end(); // a pre-hook: on_error; a post-hook: again later
  }
}).listen(PORT, '127.0.0.1', function () {
  console.log(`listening on http://127.0.0.1:${this.address().port}`);
});
