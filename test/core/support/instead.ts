/** Other methods in the place of those of an object, or of a class by its prototype, until the tests have seen enough. */

import type { Steps } from "../../../src/core/steps.ts";

/** @returns what puts the method back. */
export function instead<Type extends object, Name extends keyof Type>(
  owner: Type,
  name: Name,
  make: (original: Type[Name]) => Type[Name],
): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Reflect.set(owner, name, make(owner[name]));
  return () => {
    if (before === undefined) Reflect.deleteProperty(owner, name);
    else Object.defineProperty(owner, name, before);
  };
}

type Arguments<Method> = Method extends (...given: infer Given) => unknown ? Given : never;

/** As {@link instead}, with a look at what the method is given before it does its work. */
export function beforeCalls<Type extends object, Name extends keyof Type>(
  owner: Type,
  name: Name,
  look: (...given: Arguments<Type[Name]>) => void,
): () => void {
  const made = (original: unknown): unknown =>
    function (this: Type, ...given: Arguments<Type[Name]>) {
      look(...given);
      return Reflect.apply(original as (...given: unknown[]) => unknown, this, given);
    };
  return instead(owner, name, made as (original: Type[Name]) => Type[Name]);
}

/** What a method is called with while something is done. */
export function callsOf(owner: object, name: string, action: () => unknown): unknown[][] {
  const calls: unknown[][] = [];
  const undo = beforeCalls(owner as Record<string, (...given: unknown[]) => unknown>, name, (...given) => {
    calls.push(given);
  });
  try {
    action();
  } finally {
    undo();
  }
  return calls;
}

/** How often the methods, each an object and a name, are called in one step of some work at most. */
export function mostCallsInStep(steps: Steps<unknown>, ...methods: readonly (readonly [object, string])[]): number {
  let [calls, most] = [0, 0];
  const undo = methods.map(([owner, name]) =>
    beforeCalls(owner as Record<string, (...given: unknown[]) => unknown>, name, () => {
      calls++;
    }),
  );
  try {
    for (let isDone = false; !isDone; calls = 0) {
      isDone = steps.next().done === true;
      most = Math.max(most, calls);
    }
  } finally {
    for (const one of undo) one();
  }
  return most;
}
