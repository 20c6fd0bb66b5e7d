import { afterEach, describe, expect, it, vi } from 'vitest';
import { startTimeSkipping } from '../../../bench/stage/time-skipping.js';
import { rememberFailure } from '../../../dev/servers/user-cache.js';
import { cleaning } from './support/folders.js';

const cleanup = cleaning();
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('S8.2 the time-skipping server', { timeout: 300_000 }, () => {
  it('S8.2 lives 22 months in seconds', async () => {
    const environment = await startTimeSkipping();
    cleanup.after(() => environment.teardown());
    const before = await environment.currentTimeMs();
    const started = performance.now();
    await environment.sleep('670 days');
    const days = ((await environment.currentTimeMs()) - before) / 86_400_000;
    expect(days).toBeCloseTo(670, 1);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('S8.2 without a network or Java it says what was tried and what to install', async () => {
    vi.stubEnv('XDG_CACHE_HOME', cleanup.folder());
    vi.stubEnv('PATH', '');
    rememberFailure('temporal-test-server', 'no network in this test');
    await expect(startTimeSkipping()).rejects.toThrow(
      /install Java 17 and Maven.*no network in this test.*Java is not installed/,
    );
  });
});
