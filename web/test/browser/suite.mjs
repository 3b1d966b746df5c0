import { after, before } from 'node:test';
import { launch, person } from './browser.mjs';
import { start } from './serve.mjs';

/** A server and a browser for the tests of a file; every test has a person of its own. */
export function suite(options) {
  const world = {};
  let number = 0;
  before(async () => {
    world.server = await start(options);
    world.address = world.server.address;
    world.browser = await launch();
  });
  after(async () => {
    await world.browser?.close();
    await world.server?.stop();
  });
  /** Somebody new, with an address of their own. What went wrong in their browser fails the test. */
  world.meet = async (story, personOptions) => {
    number += 1;
    const someone = await person(world.browser, world.address, personOptions);
    try {
      await story(Object.assign(someone, { email: `person${number}@example.com` }));
      await someone.clean();
    } finally {
      await someone.context.close();
    }
  };
  return world;
}
