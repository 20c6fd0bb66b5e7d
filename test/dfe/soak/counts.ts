/** Counts every request of this process to the API and how it was answered, wherever it was sent from. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { z } from 'zod';

const created = z.object({ request: z.object({ path: z.string() }) });
const answered = z.object({
  request: z.object({ path: z.string() }),
  response: z.object({ statusCode: z.number() }),
});

export interface Counts {
  requests: number;
  /** Answers by status. */
  answers: Record<string, number>;
  stop(): void;
}

export function countRequests(): Counts {
  const counts: Counts = { requests: 0, answers: {}, stop: () => undefined };
  const isApi = (path: string) => path.startsWith('/api/v3/');
  const onCreate = (message: unknown) => {
    const { success, data } = created.safeParse(message);
    if (success && isApi(data.request.path)) counts.requests += 1;
  };
  const onAnswer = (message: unknown) => {
    const { success, data } = answered.safeParse(message);
    if (!success || !isApi(data.request.path)) return;
    const { statusCode } = data.response;
    counts.answers[statusCode] = (counts.answers[statusCode] ?? 0) + 1;
  };
  subscribe('undici:request:create', onCreate);
  subscribe('undici:request:headers', onAnswer);
  counts.stop = () => {
    unsubscribe('undici:request:create', onCreate);
    unsubscribe('undici:request:headers', onAnswer);
  };
  return counts;
}
