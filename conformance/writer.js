/**
 * A program that logs calls one after the other, as a carrier's would: where an answer is lost it asks again, with the same call id, and so
 * logs each call once.
 */
export class Writer {
  /** What has been logged, in order. */
  callIds = [];
  #server;
  #account;
  #going = true;
  #done;

  constructor(server, account) {
    this.#server = server;
    this.#account = account;
    this.#done = this.#run();
    // Whoever stops it is told.
    this.#done.catch(() => {});
  }

  /** Logs no more. Resolves with all that was logged. */
  async stop() {
    this.#going = false;
    await this.#done;
    return this.callIds;
  }

  async #run() {
    for (let number = 1; this.#going; number++) {
      const callId = `call-${number}`;
      await this.#log(callId);
      this.callIds.push(callId);
    }
  }

  async #log(callId) {
    for (;;) {
      await this.#server.up();
      try {
        await this.#account.logCall(callId);
        return;
      } catch (error) {
        // Whoever was cut off can't know whether the call was logged. Any other error is one.
        if (!(error instanceof TypeError) && error.code !== 'ECONNRESET') throw error;
      }
    }
  }
}
