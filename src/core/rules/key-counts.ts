const LEAST_PLACES = 64;

/** How often each of many keys was counted: numbers of 32 bits other than 0, as evenly spread as hashes are. */
export class KeyCounts {
  /** Pairs of a key and its count, each as near as can be behind the place that the key stands for. */
  #slots = new Int32Array(2 * LEAST_PLACES);
  /** Keys in the slots, those with a count of 0 among them. */
  #size = 0;

  get(key: number): number {
    return this.#slots[this.#slotOf(key) + 1]!;
  }

  add(key: number, more: number): void {
    const slot = this.#slotOf(key);
    if (this.#slots[slot] === 0) {
      this.#slots[slot] = key;
      this.#size++;
    }
    this.#slots[slot + 1]! += more;
    // Half of the places are free, so that none is far from its key.
    if (4 * this.#size > this.#slots.length) this.#grow();
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
    let length = 2 * LEAST_PLACES;
    while (length < 8 * used) length *= 2;
    this.#slots = new Int32Array(length);
    this.#size = 0;
    for (let slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot + 1] !== 0) this.add(slots[slot]!, slots[slot + 1]!);
    }
  }
}
