// Chunks that keep something may be read before the page's first one.
import './zodWithoutEval.ts';
import { useSyncExternalStore } from 'react';

/** Something that this browser keeps between visits, and all of its tabs share. */
export type Kept<Value> = {
  get(): Value;
  set(value: Value): void;
  /** Its value in a component, which follows it. */
  use(): Value;
};

/**
 * Keeps a value in the browser. What cannot be read, or is there no longer, is the value at first; where nothing can be kept,
 * as in a private window, it lasts as long as the page.
 *
 * @param name - Names it among what this site keeps.
 * @param read - Reads what was kept, which may be of an older page or somebody's hand. Throws when it is none.
 */
export function keep<Value>(name: string, first: Value, read: (kept: unknown) => Value): Kept<Value> {
  const key = `guildhall.${name}`;
  const listeners = new Set<() => void>();
  let value = stored();
  const tell = () => listeners.forEach((listener) => void listener());
  window.addEventListener('storage', (event) => {
    if (event.key !== key && event.key !== null) return;
    value = stored();
    tell();
  });

  function stored(): Value {
    try {
      const text = localStorage.getItem(key);
      return text === null ? first : read(JSON.parse(text));
    } catch {
      return first;
    }
  }
  function subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }
  return {
    get: () => value,
    set(next) {
      value = next;
      try {
        if (next === undefined) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(next));
      } catch (error) {
        console.warn('This browser keeps nothing for this page: it is forgotten with the page.', error);
      }
      tell();
    },
    use: () => useSyncExternalStore(subscribe, () => value),
  };
}
