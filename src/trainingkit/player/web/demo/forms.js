// The demo page of the forms: the built widget, with a kernel that lives in the page. `?mode=` graded, practice or
// unsaved; `?views=2` draws it twice. The "file" of the answer outlives a reload.
import widget from '/exercises/forms.js';
import { fakeModel, fakeSheet } from './fake_sheet.js';
import { CASE, sheetOf } from './sheets.js';

const kind = document.documentElement.dataset.kind;
const asked = new URLSearchParams(location.search);
const main = document.querySelector('main');
const sheet = kind === 'case' ? null : sheetOf(kind, asked.get('mode') ?? 'graded');
const file = `fake:${kind}`;
const kernel = fakeSheet(sheet ?? {});
if (sheet) kernel.saved = JSON.parse(localStorage.getItem(file) ?? 'null') ?? sheet.saved;
addEventListener('pagehide', () => localStorage.setItem(file, JSON.stringify(kernel.saved)));

const fake = (globalThis.fake = {
  kernel,
  model: null,
  clean: [],
  /** Draws a view more of the same widget. */
  show() {
    const el = document.createElement('div');
    main.append(el);
    fake.clean.push(widget.render({ model: fake.model.face(), el }));
  },
  /** The cell is run, again or for the first time. */
  run() {
    fake.clean.forEach((clean) => clean());
    fake.clean = [];
    main.replaceChildren();
    const value = sheet ? { ...sheet, saved: kernel.saved && JSON.parse(JSON.stringify(kernel.saved)) } : CASE;
    fake.model = fakeModel(kernel, sheet ? 'sheet' : 'case', value);
    fake.show();
  },
});
fake.run();
if (asked.get('views') === '2') fake.show();
