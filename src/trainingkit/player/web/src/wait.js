// The page of a full room: asks again now and then. Nothing on it changes until there is a place, so that nobody who
// reads it, or has it read aloud, is interrupted.
const EVERY = 10_000;

async function ask() {
  const answer = await fetch(location.href, { cache: 'no-store' }).catch(() => null);
  if (answer && answer.status !== 503) return location.reload();
  wait();
}

const wait = () => setTimeout(ask, EVERY * (1 + Math.random() / 4)); // a class does not ask all at once
wait();
