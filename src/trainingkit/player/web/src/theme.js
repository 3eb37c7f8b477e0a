// The colours asked for: by the visitor here, by the computer, or by JupyterLab around us.

/** @param {HTMLElement[]} elements @param {'auto'|'light'|'dark'|'contrast'} theme */
export function applyTheme(elements, theme) {
  for (const el of elements) el.dataset.theme = theme === 'auto' ? asAround() : theme;
}

function asAround() {
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  const lab = document.body?.dataset.jpThemeLight; // "true" or "false" in JupyterLab
  return lab ? (lab === 'true' ? 'light' : 'dark') : 'auto';
}
