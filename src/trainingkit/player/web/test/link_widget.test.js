import assert from 'node:assert/strict';
import { test } from 'node:test';
import { widgetLink } from '../src/link_widget.js';

/** A widget model as JupyterLab gives it; `emit` says something to its listeners. */
function fakeModel() {
  const heard = {};
  return {
    said: [],
    live: true,
    send(msg) {
      if (!this.live) throw new Error('Cannot send');
      this.said.push(msg);
    },
    on: (name, cb) => void (heard[name] = cb),
    off: (name) => void delete heard[name],
    emit: (name, value) => heard[name]?.(value),
    listens: () => Object.keys(heard),
  };
}

test('a kernel that went is told, not thrown', () => {
  const model = fakeModel();
  const link = widgetLink(model);
  const states = [];
  link.onState((now) => states.push(now));
  link.send({ type: 'choose' });
  model.live = false;
  link.send({ type: 'choose' });
  assert.deepEqual(model.said, [{ type: 'choose' }]);
  assert.deepEqual(states, ['lost']);
});

test('a comm that Lab takes away is told before anything is said', () => {
  const model = fakeModel();
  const states = [];
  widgetLink(model).onState((now) => states.push(now));
  model.emit('comm_live_update');
  assert.deepEqual(states, ['lost']);
});

test('a closed link listens to nothing', () => {
  const model = fakeModel();
  widgetLink(model).close();
  assert.deepEqual(model.listens(), []);
});
