import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createQueryQueue } from '../../src/engine/query-queue.ts';
import { AtlasError } from '../../src/model/errors.ts';
import { atlasError } from '../support/errors.ts';

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

test('tasks run one at a time, in order', async () => {
  const queue = createQueryQueue();
  const log: string[] = [];
  const task = (name: string) =>
    queue.run(async () => {
      log.push(`${name}+`);
      await turn();
      log.push(`${name}-`);
      return name;
    });
  expect(await Promise.all([task('a'), task('b'), task('c')])).toEqual(['a', 'b', 'c']);
  expect(log).toEqual(['a+', 'a-', 'b+', 'b-', 'c+', 'c-']);
});

test('tasks that are first go before the others, in their own order, and interrupt nothing', async () => {
  const queue = createQueryQueue();
  const started: string[] = [];
  const task = (name: string, isFirst: boolean) =>
    queue.run(
      async () => {
        started.push(name);
        await turn();
      },
      { isFirst },
    );
  const running = task('a', false);
  await Promise.resolve();
  await Promise.all([running, task('b', false), task('c', true), task('d', false), task('e', true)]);
  expect(started).toEqual(['a', 'c', 'e', 'b', 'd']);
});

test('what is asked in one breath of an idle queue begins with what is first', async () => {
  const queue = createQueryQueue();
  const started: string[] = [];
  const task = (name: string, isFirst: boolean) => queue.run(async () => void started.push(name), { isFirst });
  await Promise.all([task('list', false), task('map', true)]);
  expect(started).toEqual(['map', 'list']);
});

test('a newer task of a lane drops the older ones; other lanes stay', async () => {
  const queue = createQueryQueue();
  const started: string[] = [];
  const task = (name: string, lane?: string) =>
    queue.run(
      async (signal) => {
        started.push(name);
        await turn();
        if (signal.aborted) throw new Error('stopped');
        return name;
      },
      { lane },
    );
  const running = task('map 1', 'map');
  await Promise.resolve();
  const waiting = task('map 2', 'map');
  const table = task('table 1', 'table');
  const free = task('free');
  const last = task('map 3', 'map');
  expect((await atlasError(running)).code).toBe('cancelled');
  expect((await atlasError(waiting)).code).toBe('cancelled');
  expect(await Promise.all([table, free, last])).toEqual(['table 1', 'free', 'map 3']);
  expect(started).toEqual(['map 1', 'table 1', 'free', 'map 3']);
});

test('an aborted task rejects at once, and the next starts only when it has ended', async () => {
  const queue = createQueryQueue();
  let end: () => void = () => {};
  let told = false;
  const controller = new AbortController();
  const first = queue.run(
    (signal) => {
      signal.addEventListener('abort', () => {
        told = true;
      });
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    },
    { signal: controller.signal },
  );
  let secondStarted = false;
  const second = queue.run(async () => {
    secondStarted = true;
  });
  await Promise.resolve();
  controller.abort();
  expect((await atlasError(first)).code).toBe('cancelled');
  expect(told).toBe(true);
  await turn();
  expect(secondStarted).toBe(false);
  end();
  await second;
  expect(secondStarted).toBe(true);
});

test('a failing task does not stop the next; a failed queue refuses all', async () => {
  const queue = createQueryQueue();
  await expect(queue.run(() => Promise.reject(new Error('bad')))).rejects.toThrow('bad');
  expect(await queue.run(async () => 1)).toBe(1);
  const hanging = queue.run(() => new Promise(() => {}));
  const waiting = queue.run(async () => 2);
  queue.fail(new AtlasError('engine-died'));
  for (const promise of [hanging, waiting, queue.run(async () => 3)]) expect((await atlasError(promise)).code).toBe('engine-died');
});

test('whatever is asked and cancelled: no two run at once, each settles once, order holds, and the last of a lane wins', async () => {
  const action = fc.record({
    lane: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    steps: fc.nat(3),
    abortAfter: fc.option(fc.nat(4), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 12 }), async (actions) => {
      const queue = createQueryQueue();
      let running = 0;
      const order: number[] = [];
      const outcomes = actions.map(({ lane, steps, abortAfter }, index) => {
        const controller = new AbortController();
        if (abortAfter !== undefined) {
          void (async () => {
            for (let i = 0; i < abortAfter; i++) await Promise.resolve();
            controller.abort();
          })();
        }
        return queue
          .run(
            async (signal) => {
              running++;
              expect(running).toBe(1);
              order.push(index);
              for (let i = 0; i < steps && !signal.aborted; i++) await Promise.resolve();
              running--;
              return index;
            },
            { lane, signal: controller.signal },
          )
          .catch((error: unknown) => (error instanceof AtlasError ? error.code : Promise.reject(error)));
      });
      const settled = await Promise.all(outcomes);
      expect(order).toEqual([...order].sort((x, y) => x - y));
      actions.forEach(({ lane, abortAfter }, index) => {
        const isLast = lane === undefined || !actions.slice(index + 1).some((later) => later.lane === lane);
        if (isLast && abortAfter === undefined) expect(settled[index]).toBe(index);
        else expect([index, 'cancelled']).toContain(settled[index]);
      });
      await turn();
      expect(queue.size()).toBe(0);
    }),
    { numRuns: 200 },
  );
});
