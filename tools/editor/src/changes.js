/** The smallest single change that makes one text another, so that the cursor stays where it was. */
export function changeBetween(before, after) {
  let from = 0;
  const shorter = Math.min(before.length, after.length);
  while (from < shorter && before[from] === after[from]) from++;
  let end = 0;
  while (end < shorter - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

/** The lines of a text, and whether each is also, at its turn, in another: enough to see by eye what someone else wrote. */
export function linesNotIn(text, other) {
  const rest = new Map();
  for (const line of other.split("\n")) rest.set(line, (rest.get(line) ?? 0) + 1);
  return text.split("\n").map((line) => {
    const left = rest.get(line) ?? 0;
    if (left) rest.set(line, left - 1);
    return { line, isNew: !left };
  });
}
