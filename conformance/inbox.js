import { DEADLINE, within } from './deadline.js';

/**
 * What has arrived, in order, and a way to wait for what has not.
 * @template T
 */
export class Inbox {
  /** @type {T[]} */
  items = [];
  #watchers = new Set();

  /** @param {T} item */
  put(item) {
    this.items.push(item);
    for (const watch of [...this.#watchers]) watch();
  }

  /**
   * Resolves with the first item that is wanted, whether it has arrived or is to come.
   * @param {(item: T) => boolean} wanted
   * @param {string} what
   * @returns {Promise<T>}
   */
  async find(wanted, what, milliseconds = DEADLINE) {
    await this.until((items) => items.some(wanted), what, milliseconds);
    return this.items.find(wanted);
  }

  /**
   * Resolves once there is enough.
   * @param {(items: T[]) => boolean} enough
   * @param {string} what
   */
  async until(enough, what, milliseconds = DEADLINE) {
    let watch;
    const reached = new Promise((resolve) => {
      watch = () => enough(this.items) && resolve();
    });
    this.#watchers.add(watch);
    watch();
    try {
      await within(reached, what, milliseconds);
    } finally {
      this.#watchers.delete(watch);
    }
  }
}
