import { Tag } from "@lezer/highlight";

const names = [
  "mark", "key", "value", "comment", "title", "id", "feedback", "strong", "emphasis", "link", "box", "right", "wrong", "name", "layer", "cue", "expression",
  "title2", "title3", "title4", "directive", "score", "memory", "condition", "shape", "channel", "grave",
];

/** What the format's parts are called, for colours. */
export const tags = Object.fromEntries(names.map((name) => [name, Tag.define(name)]));
