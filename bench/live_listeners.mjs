// Child process of measures/live.mjs: opens event streams as bare sockets and notes when each hears a change. Messages:
// {kind: 'open', port, token, count} answers {failed} when all have said hello; {kind: 'hear', count} answers at once, and
// with {times} when so many have heard a change, or with fewer when some have not after half a minute.
import { connect } from 'node:net';

const kOpeningAtOnce = 200;
const kLongestMs = 30_000;
let awaited = null;

function open(port, token) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let is_open = false;
    socket.on('data', (data) => {
      if (!is_open && data.includes('event: hello')) {
        is_open = true;
        resolve(true);
      }
      if (awaited && data.includes('event: changed')) hear();
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
    socket.write(
      `GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
  });
}

function hear() {
  awaited.times.push(Date.now());
  if (awaited.times.length === awaited.count) tell();
}

function tell() {
  clearTimeout(awaited.timer);
  const { times } = awaited;
  awaited = null;
  process.send({ times });
}

async function open_all({ port, token, count }) {
  let failed = 0;
  let left = count;
  const opening = async () => {
    while (left > 0) {
      left -= 1;
      if (!(await open(port, token))) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: kOpeningAtOnce }, opening));
  process.send({ failed });
}

process.on('message', (message) => {
  if (message.kind === 'open') void open_all(message);
  else {
    awaited = { count: message.count, times: [], timer: setTimeout(tell, kLongestMs) };
    process.send({ listening: true });
  }
});
