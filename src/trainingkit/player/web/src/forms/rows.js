// The rows of a table: as many as asked for at least, every cell a text.

/** @param {{id: string}[]} columns */
export const emptyRow = (columns) => Object.fromEntries(columns.map(({ id }) => [id, '']));

/** A value as rows of exactly these columns, filled up to the least. */
export function rowsOf(columns, value, least) {
  const given = Array.isArray(value) ? value : [];
  const rows = given.map((row) => Object.fromEntries(columns.map(({ id }) => [id, String(row?.[id] ?? '')])));
  while (rows.length < Math.max(1, least)) rows.push(emptyRow(columns));
  return rows;
}

/** The rows without one; in its place an empty one where fewer would be too few. */
export function without(rows, at, columns, least) {
  const left = rows.filter((_, n) => n !== at);
  return left.length < Math.max(1, least) ? [...left, emptyRow(columns)] : left;
}

/** The rows with one put back at its place, and no more than there may be. */
export function withRow(rows, at, row, columns, most) {
  const next = [...rows.slice(0, at), row, ...rows.slice(at)];
  if (next.length <= most) return next;
  const spare = next.findLastIndex((each, n) => n !== at && isEmpty(each));
  return spare < 0 ? rows : next.filter((_, n) => n !== spare);
}

export const isEmpty = (row) => Object.values(row).every((text) => !String(text).trim());
