import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { fakeKernel, fakeLink, sceneOf } from '../demo/fake_kernel.js';
import { PUPIL } from '../demo/stories.js';
import { createConnection, RoomFull } from '../src/connection.js';
import { createRun } from '../src/run.js';

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
});

/** Lets time pass in small steps, so that promises between two timers settle. */
async function pass(ms) {
  for (let t = 0; t < ms; t += 50) {
    mock.timers.tick(50);
    for (let i = 0; i < 10; i += 1) await Promise.resolve();
  }
}

/** A run on a fake server that keeps one kernel and makes new ones when asked. */
function play({ fresh, awake } = {}) {
  const server = { kernel: fakeKernel(PUPIL), made: 1, reopened: 0 };
  server.link = fakeLink(server.kernel);
  const run = createRun(sceneOf(PUPIL).steps);
  const connection = createConnection({
    link: server.link,
    choices: run.choices,
    awake,
    async reopen() {
      server.reopened += 1;
      return (server.link = fakeLink(server.kernel));
    },
    fresh:
      fresh === null
        ? null
        : async () => {
            await fresh?.();
            server.made += 1;
            server.kernel = fakeKernel(PUPIL);
            return (server.link = fakeLink(server.kernel));
          },
  });
  const states = [];
  connection.onState((state) => states.push(state));
  run.attach(connection);
  return { server, run, connection, states, passages: () => run.state.steps.map((step) => step.passage) };
}

test('a choice is shown at once and kept when its number is answered', async () => {
  const { run, passages, states } = play();
  run.choose('rush');

  assert.equal('rush', run.state.pending.id);
  await pass(100);
  assert.deepEqual(['request', 'pressure'], passages());
  assert.equal(null, run.state.pending);
  assert.deepEqual([], states);
});

test('a second press while the first waits changes nothing', async () => {
  const { run, server } = play();
  run.choose('rush');
  run.choose('show');
  await pass(100);

  assert.deepEqual([{ type: 'choose', n: 1, choice: 'rush' }], server.kernel.said);
});

test('two seconds of silence are said, and a blank kernel under the same id is given up for a fresh one', async () => {
  const { run, server, passages, states } = play();
  run.choose('rush');
  await pass(100);
  server.kernel.silent = true;
  run.choose('tell');
  await pass(1900);
  assert.deepEqual([], states);
  await pass(200);
  assert.deepEqual(['reconnecting'], states);
  await pass(4000);

  assert.deepEqual(['request', 'pressure', 'help'], passages());
  assert.equal(2, server.made);
  assert.deepEqual(['reconnecting', 'ready'], states);
});

test('a closed socket is opened again on the same kernel, without a new one', async () => {
  const { run, server, passages, states } = play();
  run.choose('rush');
  await pass(100);
  server.link.fail('lost');
  await pass(200);
  run.choose('tell');
  await pass(200);

  assert.deepEqual(['request', 'pressure', 'help'], passages());
  assert.equal(1, server.made);
  assert.equal(1, server.reopened);
  assert.deepEqual(['reconnecting', 'ready'], states);
});

test('a kernel that restarts or dies is left at once', async () => {
  const { run, server, passages } = play();
  run.choose('rush');
  server.link.fail('dead');
  await pass(200);

  assert.deepEqual(['request', 'pressure'], passages());
  assert.equal(0, server.reopened);
  assert.equal(2, server.made);
});

test('a server that is away for a minute is waited for, and nothing is lost', async () => {
  let away = true;
  const { run, server, passages, states } = play({
    fresh: async () => {
      if (away) throw new Error('refused');
    },
  });
  run.choose('rush');
  server.kernel.silent = true;
  await pass(60_000);
  assert.deepEqual(['reconnecting'], states);
  away = false;
  await pass(20_000);

  assert.deepEqual(['request', 'pressure'], passages());
  assert.deepEqual(['reconnecting', 'ready'], states);
});

test('a full room is said, and tried again when the server says', async () => {
  let full = true;
  const { run, server, passages, states } = play({
    fresh: async () => {
      if (full) throw new RoomFull(3);
    },
  });
  server.link.fail('dead');
  run.choose('rush');
  await pass(500);
  assert.deepEqual(['reconnecting', 'full'], states);
  full = false;
  await pass(10_000);

  assert.deepEqual(['request', 'pressure'], passages());
  assert.deepEqual(['reconnecting', 'full', 'reconnecting', 'ready'], states);
});

test('a choice made while reconnecting is carried by the replay', async () => {
  const { run, server, passages } = play();
  server.link.fail('lost');
  run.choose('rush');
  await pass(300);

  assert.deepEqual(['request', 'pressure'], passages());
  assert.deepEqual([['rush']], server.kernel.said.map((msg) => msg.choices).slice(-1));
});

test('going back while reconnecting is not undone by a replay of the old choices', async () => {
  const { run, server, passages } = play();
  run.choose('rush');
  await pass(100);
  server.link.fail('lost');
  await Promise.resolve();
  run.backTo(0);
  await pass(300);

  assert.deepEqual(['request'], passages());
  run.choose('show');
  await pass(100);
  assert.deepEqual(['request', 'shown'], passages());
});

test('going back replays the prefix before the next choice is sent', async () => {
  const { run, server, passages } = play();
  run.choose('rush');
  await pass(100);
  run.backTo(0);
  run.choose('show');
  await pass(100);

  assert.deepEqual(['request', 'shown'], passages());
  assert.deepEqual(['choose', 'replay', 'choose'], server.kernel.said.map((msg) => msg.type));
});

test('a kernel that stands elsewhere is put right by a replay', async () => {
  const { run, server, passages } = play();
  server.kernel.answer({ type: 'choose', n: 1, choice: 'show' });
  run.choose('rush');
  await pass(300);

  assert.deepEqual(['request', 'pressure'], passages());
  assert.equal(1, server.made);
});

test('a story that changed on the server is said, not played wrongly', async () => {
  const { run, server } = play();
  run.choose('rush');
  await pass(100);
  server.kernel.refusesReplay = true;
  server.link.fail('lost');
  await pass(300);

  assert.equal(true, run.state.changed);
});

test('the choices of a reloaded tab are replayed before anything else', async () => {
  const kernel = fakeKernel(PUPIL);
  const link = fakeLink(kernel);
  const run = createRun(sceneOf(PUPIL).steps, ['rush', 'tell']);
  run.attach(createConnection({ link, choices: run.choices, reopen: async () => link }));
  assert.equal(true, run.resuming);
  await pass(100);

  assert.equal(false, run.resuming);
  assert.deepEqual(['request', 'pressure', 'help'], run.state.steps.map((step) => step.passage));
});

test('a choice made before the socket opens is sent when it does', async () => {
  const kernel = fakeKernel(PUPIL);
  const link = fakeLink(kernel);
  const run = createRun(sceneOf(PUPIL).steps);
  run.choose('rush');
  run.attach(createConnection({ link, choices: run.choices, reopen: async () => link }));
  await pass(100);

  assert.equal(2, run.state.steps.length);
});

test('where no other kernel can be had, it keeps asking and says that it does', async () => {
  const { run, server, passages, states } = play({ fresh: null });
  server.kernel.silent = true;
  run.choose('rush');
  await pass(30_000);
  assert.deepEqual(['reconnecting', 'stopped'], states);
  server.kernel.silent = false;
  await pass(30_000);

  assert.deepEqual(['request', 'pressure'], passages());
  assert.deepEqual(['reconnecting', 'stopped', 'ready'], states);
});

test('an unattended page takes no new kernel until somebody comes back', async () => {
  let come;
  const { server } = play({ awake: (urgent) => (urgent ? Promise.resolve() : new Promise((go) => (come = go))) });
  server.link.fail('dead');
  await pass(60_000);
  assert.equal(1, server.made);
  come();
  await pass(1000);

  assert.equal(2, server.made);
});

test('after leaving nothing is sent or tried again', async () => {
  const { server, connection, states } = play();
  connection.close();
  server.link.fail('lost');
  await pass(60_000);

  assert.deepEqual([], states);
  assert.equal(1, server.made);
});

test('a question that a dying kernel left open is asked again of the next one', async () => {
  const { run, server } = play();
  run.choose('rush');
  await pass(100);
  server.kernel.silent = true;
  let reply = null;
  run.ask({ type: 'encode', choices: run.choices() }).then((msg) => (reply = msg));
  await pass(6000);

  assert.equal('CODE-RUSH', reply.code);
  assert.equal(2, server.made);
  assert.deepEqual(['replay', 'encode'], server.kernel.said.map((msg) => msg.type));
});

test('a question asked while the connection is away waits for it', async () => {
  const { run, server } = play();
  server.link.fail('lost');
  let reply = null;
  run.ask({ type: 'decode', code: 'code-rush' }).then((msg) => (reply = msg));
  await pass(500);

  assert.deepEqual(['rush'], reply.choices);
});

test('a question asked before there is a connection is asked once there is one', async () => {
  const run = createRun(sceneOf(PUPIL).steps);
  const asked = run.ask({ type: 'decode', code: 'nonsense' });
  const link = fakeLink(fakeKernel(PUPIL));
  run.attach(createConnection({ link, choices: run.choices, reopen: async () => link }));
  await pass(100);

  assert.equal('mistyped', (await asked).kind);
});

test('a run that was begun elsewhere is gone on with, through a kernel that dies in the middle of it', async () => {
  const { run, server, passages } = play();
  server.kernel.silent = true;
  run.goOnWith(['rush', 'tell']);
  await pass(6000);

  assert.deepEqual(['request', 'pressure', 'help'], passages());
  assert.equal(2, server.made);
});

test('a question that is not understood ends, and the run goes on', async () => {
  const { run, passages } = play();
  const asked = run.ask({ type: 'encode', choices: [] });
  run.attach({ onMessage: (heard) => heard({ type: 'refused', n: 0, why: '', have: 0 }), send() {} });

  assert.equal(null, await asked);
  assert.equal(false, run.state.changed);
  assert.deepEqual(['request'], passages());
});
