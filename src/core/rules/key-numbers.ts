const LEAST_PLACES = 64;

/** A number for each of many keys: numbers of 32 bits other than 0, as evenly spread as hashes are. */
export class KeyNumbers {
  /** Pairs of a key and its number, each as near as can be behind the place that the key stands for. */
  #slots: Int32Array;
  /** Keys in the slots, those whose number is 0 among them. */
  #size = 0;

  /** @param expected about so many keys are going to come */
  constructor(expected = 0) {
    this.#slots = new Int32Array(lengthFor(expected));
  }

  /** The number of the key; 0 when it has none. */
  get(key: number): number {
    return this.#slots[this.#slotOf(key) + 1]!;
  }

  /** Gives the key a number, 0 to take it away: the one that it had before. */
  set(key: number, number: number): number {
    const slot = this.#slotOf(key);
    const before = this.#slots[slot + 1]!;
    this.#slots[slot + 1] = number;
    if (this.#slots[slot] === 0) {
      this.#slots[slot] = key;
      this.#size++;
      // A third of the places is free, so that none is far from its key.
      if (3 * this.#size > this.#slots.length) this.#grow();
    }
    return before;
  }

  /** Gives all keys that have a number the same one. */
  setAll(number: number): void {
    const slots = this.#slots;
    for (let slot = 0; slot < slots.length; slot += 2) if (slots[slot + 1] !== 0) slots[slot + 1] = number;
  }

  add(key: number, more: number): void {
    const slot = this.#slotOf(key);
    if (this.#slots[slot] === 0) this.set(key, more);
    else this.#slots[slot + 1]! += more;
  }

  /** The slot of the key, or a free one where it belongs. */
  #slotOf(key: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (key << 1) & mask;
    while (slots[slot] !== key && slots[slot] !== 0) slot = (slot + 2) & mask;
    return slot;
  }

  #grow(): void {
    const slots = this.#slots;
    let used = 0;
    for (let slot = 0; slot < slots.length; slot += 2) if (slots[slot + 1] !== 0) used++;
    this.#slots = new Int32Array(lengthFor(2 * used));
    this.#size = 0;
    for (let slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot + 1] !== 0) this.set(slots[slot]!, slots[slot + 1]!);
    }
  }
}

/** Of the slots, when so many keys are in them: half as many places more, at least. */
function lengthFor(keys: number): number {
  let length = 2 * LEAST_PLACES;
  while (length < 3 * keys) length *= 2;
  return length;
}
