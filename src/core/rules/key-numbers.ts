const LEAST_PLACES = 64;

/** A number for each of many keys: numbers of 32 bits other than 0, as evenly spread as hashes are. */
export class KeyNumbers {
  /** Keys, each as near as can be behind the place that it stands for; 0 where there is room. */
  #keys: Int32Array;
  /**
   * The number of the key at the same place. They are apart, so that looking for a key leads to half as much memory: of many keys
   * nearly each is far from the processor.
   */
  #numbers: Int32Array;
  /** Places that are taken, those of keys whose number is 0 among them. */
  #size = 0;

  /** @param expected about so many keys are going to come */
  constructor(expected = 0) {
    const places = placesFor(expected);
    this.#keys = new Int32Array(places);
    this.#numbers = new Int32Array(places);
  }

  /** The number of the key; 0 when it has none. */
  get(key: number): number {
    return this.#numbers[this.#placeOf(key)]!;
  }

  /** Gives the key a number, 0 to take it away: the one that it had before. */
  set(key: number, number: number): number {
    const place = this.#placeOf(key);
    if (this.#keys[place] === 0) {
      this.#keys[place] = key;
      this.#numbers[place] = number;
      this.#size++;
      // A third of the places is free, so that none is far from its key.
      if (3 * this.#size > 2 * this.#keys.length) this.#grow();
      return 0;
    }
    const before = this.#numbers[place]!;
    this.#numbers[place] = number;
    return before;
  }

  /** Gives all keys that have a number the same one. */
  setAll(number: number): void {
    const numbers = this.#numbers;
    for (let place = 0; place < numbers.length; place++) if (numbers[place] !== 0) numbers[place] = number;
  }

  add(key: number, more: number): void {
    const place = this.#placeOf(key);
    if (this.#keys[place] === 0) this.set(key, more);
    else this.#numbers[place]! += more;
  }

  /** The place of the key, or a free one where it belongs. */
  #placeOf(key: number): number {
    const keys = this.#keys;
    const mask = keys.length - 1;
    let place = key & mask;
    while (keys[place] !== key && keys[place] !== 0) place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const keys = this.#keys;
    const numbers = this.#numbers;
    let used = 0;
    for (const number of numbers) if (number !== 0) used++;
    const places = placesFor(2 * used);
    this.#keys = new Int32Array(places);
    this.#numbers = new Int32Array(places);
    this.#size = 0;
    for (let place = 0; place < keys.length; place++) {
      if (numbers[place] !== 0) this.set(keys[place]!, numbers[place]!);
    }
  }
}

/** When so many keys are in them: half as many more, at least. */
function placesFor(keys: number): number {
  let places = LEAST_PLACES;
  while (2 * places < 3 * keys) places *= 2;
  return places;
}
