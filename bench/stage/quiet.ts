/** The SDK's runtime for tests: only errors are written, for some tasks fail on purpose. Imported for its effect. */
import { DefaultLogger, Runtime } from '@temporalio/worker';

export const quietLogger = new DefaultLogger('ERROR');
Runtime.install({
  logger: quietLogger,
  telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' } } },
});
