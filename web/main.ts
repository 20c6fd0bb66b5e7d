/**
 * `npm run web`: the site. Ends with 0 when drained, 2 when the configuration is broken, 1 for any other reason; told
 * twice to end, it ends at once.
 */
import { ClientError } from '../client/errors.js';
import { classOf, errorCodeOf } from '../environment/error-code.js';
import { onOutputLost } from '../environment/output.js';
import { bareInPlace } from '../environment/values.js';
import { readWebSettings } from './settings.js';

const INTERRUPTED = 130;

bareInPlace(process.env, /^TZ$/);
onOutputLost(() => undefined);

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (ending.signal.aborted) process.exit(INTERRUPTED);
    ending.abort();
  });
}

try {
  const settings = readWebSettings(process.env);
  const { serve } = await import('./serve.js');
  await serve(settings, ending.signal);
} catch (error) {
  const sentence =
    error instanceof ClientError
      ? error.message
      : `The site ended: ${errorCodeOf(error) ?? classOf(error)}. Its log says more.`;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = error instanceof ClientError && error.kind === 'bad-input' ? 2 : 1;
}
process.exit();
