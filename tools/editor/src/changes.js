/** Beyond so many lines removed and added, a text is replaced as one. */
const MOST_STEPS = 500;

/** The smallest single change that makes one text another. */
function changeBetween(before, after) {
  let from = 0;
  const shorter = Math.min(before.length, after.length);
  while (from < shorter && before[from] === after[from]) from++;
  let end = 0;
  while (end < shorter - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

const linesOf = (text) => text.split("\n").map((line) => `${line}\n`);

/** Which lines two texts share, in order, as pairs of their places; null when they are too far apart (Myers’ greedy way). */
function sharedLines(old, now) {
  const steps = [];
  let reached = new Map([[1, 0]]);
  for (let step = 0; step <= MOST_STEPS; step++) {
    const before = new Map(reached);
    steps.push(before);
    for (let k = -step; k <= step; k += 2) {
      let x = k === -step || (k !== step && before.get(k - 1) < before.get(k + 1)) ? before.get(k + 1) : before.get(k - 1) + 1;
      while (x < old.length && x - k < now.length && old[x] === now[x - k]) x++;
      reached.set(k, x);
      if (x >= old.length && x - k >= now.length) return walkBack(steps, old, now);
    }
    reached = new Map(reached);
  }
  return null;
}

function walkBack(steps, old, now) {
  const shared = [];
  let [x, y] = [old.length, now.length];
  for (let step = steps.length - 1; step >= 0; step--) {
    const before = steps[step];
    const k = x - y;
    const last = k === -step || (k !== step && before.get(k - 1) < before.get(k + 1)) ? k + 1 : k - 1;
    const startX = step ? before.get(last) : 0;
    const startY = step ? startX - last : 0;
    while (x > startX && y > startY) shared.push([--x, --y]);
    [x, y] = [startX, startY];
  }
  return shared.reverse();
}

/** What makes one text another, place by place: the cursor stays where it was, and so does what can be undone. */
export function changesBetween(before, after) {
  const [old, now] = [linesOf(before), linesOf(after)];
  const shared = sharedLines(old, now);
  if (!shared) return [changeBetween(before, after)];
  const changes = [];
  let [line, newLine, at] = [0, 0, 0];
  for (const [oldIndex, newIndex] of [...shared, [old.length, now.length]]) {
    const gone = old.slice(line, oldIndex).join("");
    const come = now.slice(newLine, newIndex).join("");
    if (gone !== come) {
      const { from, to, insert } = changeBetween(gone, come);
      // The last line of a text has no break after it; a change there takes the one before.
      const isOver = at + to > before.length;
      changes.push(isOver ? { from: at + from - 1, to: at + to - 1, insert: insert && `\n${insert.slice(0, -1)}` } : { from: at + from, to: at + to, insert });
    }
    at += gone.length + (old[oldIndex]?.length ?? 0);
    [line, newLine] = [oldIndex + 1, newIndex + 1];
  }
  return changes;
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
