// An order of ids, and moving one of them.

/** A value as an order of exactly these ids: what it names first, then whatever it lacks. */
export function orderOf(ids, value) {
  const known = Array.isArray(value) ? value.filter((id, at) => ids.includes(id) && value.indexOf(id) === at) : [];
  return [...known, ...ids.filter((id) => !known.includes(id))];
}

/** The order with `id` one place up (-1) or down (1); the same order where it is at the end already. */
export function moved(order, id, by) {
  const from = order.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return order;
  const next = [...order];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
