// An e-mail as it lies in its file: header lines, an empty line, the text.

/** @param {string} text @returns {{headers: [string, string][], body: string}} folded lines joined again */
export function parseEmail(text) {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.indexOf('');
  const top = end < 0 ? lines : lines.slice(0, end);
  /** @type {[string, string][]} */
  const headers = [];
  for (const line of top) {
    const colon = line.indexOf(':');
    if (/^\s/.test(line) && headers.length) headers[headers.length - 1][1] += ` ${line.trim()}`;
    else if (colon > 0) headers.push([line.slice(0, colon), line.slice(colon + 1).trim()]);
  }
  if (!headers.length) return { headers, body: text };
  return { headers, body: end < 0 ? '' : lines.slice(end + 1).join('\n').trim() };
}
