// The demo page: the real page and player, with a kernel that lives in the page.
import { openPage } from '../src/own_page.js';
import { fakeKernel, fakeLink, sceneOf } from './fake_kernel.js';
import { BROKEN, OFFICER, PUPIL } from './stories.js';

const demo = { officer: OFFICER, broken: BROKEN }[document.documentElement.dataset.story] ?? PUPIL;
const fake = { kernel: fakeKernel(demo), link: null, kernels: 1, away: false };
globalThis.fake = fake;

const json = (id, value) => {
  const el = Object.assign(document.createElement('script'), { id, type: 'application/json', textContent: JSON.stringify(value) });
  document.body.append(el);
};
json('cfg', { baseUrl: '/', kernelId: 'k', modelId: 'm', page: location.pathname });
json('widgets', { m: { scene: sceneOf(demo) } });

openPage({
  openLink: async () => {
    if (fake.away) throw new Error('the server is away');
    return (fake.link = fakeLink(fake.kernel));
  },
  freshVisit: async () => {
    if (fake.away) throw new Error('the server is away');
    fake.kernel = fakeKernel(demo);
    fake.kernels += 1;
    return {};
  },
});
