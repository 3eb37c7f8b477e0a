// The widget of exercises as JupyterLab and Voila run it: a form for a sheet, a list of files for a case.
import { h } from '../dom.js';
import { keepKeys } from '../lab_keys.js';
import { applyTheme } from '../theme.js';
import { caseView } from './case_view.js';
import { formView, hasView } from './form.js';
import { formLink } from './link.js';
import { sessionOf } from './session.js';

/** @param {{model: any, el: HTMLElement}} widget @returns {() => void} */
function render({ model, el }) {
  const root = h('div.tk.tk-form', { lang: 'en-GB' });
  keepKeys(root);
  applyTheme([root], 'auto');
  const around = new MutationObserver(() => applyTheme([root], 'auto')); // JupyterLab's theme can be changed
  around.observe(document.body, { attributes: true, attributeFilter: ['data-jp-theme-light'] });
  el.append(root);
  const link = formLink(model);
  const sheet = model.get('sheet');
  const end = sheet?.item || sheet?.error ? form(root, sheet, link) : caseView(root, model.get('case'), link);
  return () => {
    around.disconnect();
    end();
    root.remove();
  };
}

function form(root, sheet, link) {
  const session = sessionOf(sheet);
  const view = formView(root, sheet, session);
  const detach = hasView(sheet) ? session.attach(link) : link.close;
  return () => {
    detach();
    view.end();
  };
}

export default { render };
