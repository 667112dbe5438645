import { inOneGo, type Steps } from "../steps.ts";

/** How the items of a sequence are summed up. */
export interface Measure<Item, Sum> {
  of(item: Item): Sum;
  /** The sum of stretches that follow one another; of sums of sums it is the same as of all. */
  combine(sums: readonly Sum[]): Sum;
}

interface Leaf<Item, Sum> {
  readonly height: 0;
  readonly count: number;
  readonly sum: Sum;
  readonly items: readonly Item[];
}

interface Branch<Item, Sum> {
  readonly height: number;
  readonly count: number;
  readonly sum: Sum;
  readonly children: readonly Node<Item, Sum>[];
}

type Node<Item, Sum> = Leaf<Item, Sum> | Branch<Item, Sum>;

/** An item that was searched for. */
export interface Found<Item> {
  readonly item: Item;
  readonly index: number;
  /** The part of the sum that was searched by, of the items before it. */
  readonly before: number;
}

/** One number of a sum. It is added up as the sums are: of two stretches together it is the sum of both. */
export type Part<Sum> = (sum: Sum) => number;

/** Where a leaf stands. */
interface Place<Item, Sum> {
  readonly leaf: Leaf<Item, Sum>;
  /** The index of its first item. */
  readonly start: number;
}

/** Where a leaf stands, and what is known of the items before it. */
interface LeafPlace<Item, Sum> extends Place<Item, Sum> {
  /** Parts of the sum of all items before it. */
  readonly before: Map<Part<Sum>, number>;
}

const LEAF_SIZE = 16;
/** With room for more. */
const NEW_LEAF_SIZE = 14;
const BRANCH_SIZE = 16;

/**
 * An immutable sequence that knows the sum of every stretch of itself. A B-tree: looking up, searching by sums and
 * replacing items all cost the logarithm of the length, and a replaced sequence shares what it did not replace.
 */
export class MeasuredSequence<Item, Sum> {
  readonly #measure: Measure<Item, Sum>;
  readonly #root: Node<Item, Sum> | undefined;
  /** Where something was looked up last: most of what is looked up stands near it. */
  #last: LeafPlace<Item, Sum> | undefined;

  private constructor(measure: Measure<Item, Sum>, root: Node<Item, Sum> | undefined) {
    this.#measure = measure;
    this.#root = root;
  }

  static from<Item, Sum>(items: readonly Item[], measure: Measure<Item, Sum>): MeasuredSequence<Item, Sum> {
    return inOneGo(MeasuredSequence.building(items, measure));
  }

  /** As {@link from}, in steps. */
  static *building<Item, Sum>(items: readonly Item[], measure: Measure<Item, Sum>): Steps<MeasuredSequence<Item, Sum>> {
    return new MeasuredSequence(measure, yield* building(items, measure));
  }

  get length(): number {
    return this.#root?.count ?? 0;
  }

  /** The sum of all items. */
  get sum(): Sum {
    return this.#root?.sum ?? this.#measure.combine([]);
  }

  /** @throws RangeError outside `[0, length)` */
  at(index: number): Item {
    if (this.#root === undefined || index < 0 || index >= this.#root.count) {
      throw new RangeError(`No item ${index} in a sequence of ${this.length}`);
    }
    const { leaf, start } = this.#leafAt(this.#root, index);
    return leaf.items[index - start]!;
  }

  /** One part of the sum of the items before `index`, which may be the length. */
  before(index: number, part: Part<Sum>): number {
    if (this.#root === undefined || index >= this.#root.count) return part(this.sum);
    const place = this.#leafAt(this.#root, index);
    let total = place.before.get(part);
    if (total === undefined) place.before.set(part, (total = sumBefore(this.#root, place.start, part)));
    for (let item = 0; item < index - place.start; item++) total += part(this.#measure.of(place.leaf.items[item]!));
    return total;
  }

  /**
   * The first item with which a part of the sum, which must not shrink, exceeds `limit`; undefined when none does.
   *
   * @throws RangeError when the measure contradicts itself
   */
  find(part: Part<Sum>, limit: number): Found<Item> | undefined {
    if (this.#root === undefined || part(this.#root.sum) <= limit) return undefined;
    const { leaf, start, before } = this.#leafOf(this.#root, part, limit);
    let rest = limit - before.get(part)!;
    for (let item = 0; item < leaf.count; item++) {
      const inItem = part(this.#measure.of(leaf.items[item]!));
      if (inItem > rest) return { item: leaf.items[item]!, index: start + item, before: limit - rest };
      rest -= inItem;
    }
    throw new RangeError("The sum of a leaf is not that of its items");
  }

  /** The leaf with the item at `index`, near which others are likely to be looked up. */
  #leafAt(root: Node<Item, Sum>, index: number): LeafPlace<Item, Sum> {
    const last = this.#last;
    if (last !== undefined && index >= last.start && index < last.start + last.leaf.count) return last;
    return (this.#last = { ...placeOf(root, index), before: new Map() });
  }

  /** The leaf with the item with which a part of the sum exceeds `limit`, and what of the part stands before it. */
  #leafOf(root: Node<Item, Sum>, part: Part<Sum>, limit: number): LeafPlace<Item, Sum> {
    const last = this.#last;
    const known = last?.before.get(part);
    if (known !== undefined && known <= limit && limit < known + part(last!.leaf.sum)) return last!;
    let node = root;
    let start = 0;
    let rest = limit;
    while (isBranch(node)) {
      let child = 0;
      for (;;) {
        const inChild = part(node.children[child]!.sum);
        if (inChild > rest) break;
        rest -= inChild;
        start += node.children[child++]!.count;
      }
      node = node.children[child]!;
    }
    if (last?.leaf !== node || last.start !== start) this.#last = { leaf: node, start, before: new Map() };
    this.#last!.before.set(part, limit - rest);
    return this.#last!;
  }

  /** The sequence with `[start, end)` replaced by `items`. */
  replace(start: number, end: number, items: readonly Item[]): MeasuredSequence<Item, Sum> {
    const measure = this.#measure;
    const root = this.#root;
    // By far the most replacements are of one item or two.
    const changed = root && items.length <= LEAF_SIZE ? withItems(root, start, end, items, measure) : undefined;
    if (changed !== undefined) return new MeasuredSequence(measure, changed);
    const head = take(root, start, measure);
    const tail = drop(root, end, measure);
    return new MeasuredSequence(measure, join(join(head, inOneGo(building(items, measure)), measure), tail, measure));
  }

  /** The items `[0, end)` from the last to the first. */
  *itemsBackward(end = this.length): IterableIterator<Item> {
    const root = this.#root;
    if (root === undefined || end <= 0) return;
    let next = Math.min(end, root.count) - 1;
    for (let place: Place<Item, Sum> = this.#leafAt(root, next); ; place = placeOf(root, next)) {
      for (; next >= place.start; next--) yield place.leaf.items[next - place.start]!;
      if (next < 0) return;
    }
  }

  /** The items `[start, end)` in order. */
  *items(start = 0, end = this.length): IterableIterator<Item> {
    const root = this.#root;
    const stop = Math.min(end, this.length);
    if (root === undefined || start >= stop) return;
    let next = start;
    for (let place: Place<Item, Sum> = this.#leafAt(root, next); ; place = placeOf(root, next)) {
      const behind = Math.min(stop, place.start + place.leaf.count);
      for (; next < behind; next++) yield place.leaf.items[next - place.start]!;
      if (next === stop) return;
    }
  }
}

/** The leaf with the item at `index`. */
function placeOf<Item, Sum>(root: Node<Item, Sum>, index: number): Place<Item, Sum> {
  let node = root;
  let rest = index;
  while (isBranch(node)) {
    let child = 0;
    while (rest >= node.children[child]!.count) rest -= node.children[child++]!.count;
    node = node.children[child]!;
  }
  return { leaf: node, start: index - rest };
}

/** One part of the sum of the items before `index`, with which a leaf begins. */
function sumBefore<Item, Sum>(root: Node<Item, Sum>, index: number, part: Part<Sum>): number {
  let node = root;
  let rest = index;
  let total = 0;
  while (isBranch(node)) {
    let child = 0;
    while (rest >= node.children[child]!.count) {
      rest -= node.children[child]!.count;
      total += part(node.children[child++]!.sum);
    }
    node = node.children[child]!;
  }
  return total;
}

function isBranch<Item, Sum>(node: Node<Item, Sum>): node is Branch<Item, Sum> {
  return node.height > 0;
}

/**
 * The tree with the items `[start, end)` of one leaf replaced, when that leaves all nodes where they are; undefined when it
 * does not.
 */
function withItems<Item, Sum>(
  node: Node<Item, Sum>,
  start: number,
  end: number,
  items: readonly Item[],
  measure: Measure<Item, Sum>,
): Node<Item, Sum> | undefined {
  if (!isBranch(node)) {
    const length = node.count - (end - start) + items.length;
    if (end > node.count || length === 0 || length > LEAF_SIZE) return undefined;
    return leafOf(node.items.toSpliced(start, end - start, ...items), measure);
  }
  let before = 0;
  let child = 0;
  while (child < node.children.length - 1 && start >= before + node.children[child]!.count) {
    before += node.children[child++]!.count;
  }
  const changed = withItems(node.children[child]!, start - before, end - before, items, measure);
  return changed && branchOf(node.children.with(child, changed), measure);
}

function leafOf<Item, Sum>(items: readonly Item[], measure: Measure<Item, Sum>): Leaf<Item, Sum> {
  const sum = measure.combine(items.map((item) => measure.of(item)));
  return { height: 0, count: items.length, sum, items };
}

function branchOf<Item, Sum>(children: readonly Node<Item, Sum>[], measure: Measure<Item, Sum>): Branch<Item, Sum> {
  const sum = measure.combine(children.map((child) => child.sum));
  const count = children.reduce((total, child) => total + child.count, 0);
  return { height: children[0]!.height + 1, count, sum, children };
}

function* building<Item, Sum>(items: readonly Item[], measure: Measure<Item, Sum>): Steps<Node<Item, Sum> | undefined> {
  let level: Node<Item, Sum>[] = [];
  for (const part of evenly(items, NEW_LEAF_SIZE)) {
    level.push(leafOf(part, measure));
    yield;
  }
  while (level.length > 1) {
    const higher: Node<Item, Sum>[] = [];
    for (const part of evenly(level, BRANCH_SIZE)) {
      higher.push(branchOf(part, measure));
      yield;
    }
    level = higher;
  }
  return level[0];
}

/** Cuts into parts of at most `size` that differ in length by one at most, so that none is left nearly empty. */
function* evenly<Part>(parts: readonly Part[], size: number): Generator<Part[], void> {
  const pieces = Math.ceil(parts.length / size);
  for (let piece = 0; piece < pieces; piece++) {
    const [from, to] = [piece * parts.length, (piece + 1) * parts.length];
    yield parts.slice(Math.floor(from / pieces), Math.floor(to / pieces));
  }
}

function take<Item, Sum>(
  node: Node<Item, Sum> | undefined,
  end: number,
  measure: Measure<Item, Sum>,
): Node<Item, Sum> | undefined {
  if (node === undefined || end <= 0) return undefined;
  if (end >= node.count) return node;
  if (!isBranch(node)) return leafOf(node.items.slice(0, end), measure);
  let offset = 0;
  let child = 0;
  while (offset + node.children[child]!.count < end) offset += node.children[child++]!.count;
  const cut = take(node.children[child], end - offset, measure);
  return join(wrap(node.children.slice(0, child), measure), cut, measure);
}

function drop<Item, Sum>(
  node: Node<Item, Sum> | undefined,
  start: number,
  measure: Measure<Item, Sum>,
): Node<Item, Sum> | undefined {
  if (node === undefined || start >= node.count) return undefined;
  if (start <= 0) return node;
  if (!isBranch(node)) return leafOf(node.items.slice(start), measure);
  let offset = 0;
  let child = 0;
  while (offset + node.children[child]!.count <= start) offset += node.children[child++]!.count;
  const cut = drop(node.children[child], start - offset, measure);
  return join(cut, wrap(node.children.slice(child + 1), measure), measure);
}

/** One node over nodes of one height: none, the only one, or a branch. */
function wrap<Item, Sum>(nodes: readonly Node<Item, Sum>[], measure: Measure<Item, Sum>): Node<Item, Sum> | undefined {
  return nodes.length <= 1 ? nodes[0] : branchOf(nodes, measure);
}

/** One tree of two that follow each other, whatever their heights. */
function join<Item, Sum>(
  left: Node<Item, Sum> | undefined,
  right: Node<Item, Sum> | undefined,
  measure: Measure<Item, Sum>,
): Node<Item, Sum> | undefined {
  if (left === undefined) return right;
  if (right === undefined) return left;
  return wrap(joinLevel(left, right, measure), measure);
}

/** One or two nodes, as high as the higher of the two given. */
function joinLevel<Item, Sum>(
  left: Node<Item, Sum>,
  right: Node<Item, Sum>,
  measure: Measure<Item, Sum>,
): Node<Item, Sum>[] {
  if (left.height === right.height) {
    if (isBranch(left) && isBranch(right)) return regroup([...left.children, ...right.children], measure);
    if (!isBranch(left) && !isBranch(right)) {
      if (left.count + right.count > LEAF_SIZE) return [left, right];
      return [leafOf([...left.items, ...right.items], measure)];
    }
  }
  if (isBranch(left) && left.height > right.height) {
    const last = left.children.at(-1)!;
    return regroup([...left.children.slice(0, -1), ...joinLevel(last, right, measure)], measure);
  }
  const branch = right as Branch<Item, Sum>;
  return regroup([...joinLevel(left, branch.children[0]!, measure), ...branch.children.slice(1)], measure);
}

function regroup<Item, Sum>(children: readonly Node<Item, Sum>[], measure: Measure<Item, Sum>): Node<Item, Sum>[] {
  return Array.from(evenly(children, BRANCH_SIZE), (part) => branchOf(part, measure));
}
