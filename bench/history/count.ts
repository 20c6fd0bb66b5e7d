/** What a workflow's history is made of: events, bytes and worker round trips, by type of event. */
import proto from '@temporalio/proto';
import type { temporal } from '@temporalio/proto';
import type { History } from './fetch.js';

type Event = temporal.api.history.v1.IHistoryEvent;

const { HistoryEvent } = proto.temporal.api.history.v1;
const { EventType } = proto.temporal.api.enums.v1;

interface Count {
  events: number;
  bytes: number;
}

export interface HistoryCount extends Count {
  /** Workflow tasks that were completed: each is a round trip between server and worker. */
  tasks: number;
  /** By the name of the event type in Temporal's API, without its prefix. */
  byType: Record<string, Count>;
}

export const typeOf = (event: Event): string =>
  (EventType[event.eventType ?? 0] ?? 'UNKNOWN').replace('EVENT_TYPE_', '');

/** As they are kept by the server, without compression. */
export const encodedSize = (event: Event): number => HistoryEvent.encode(event).finish().length;

export function countHistory({ events }: History): HistoryCount {
  const byType: Record<string, Count> = {};
  for (const event of events ?? []) {
    const count = (byType[typeOf(event)] ??= { events: 0, bytes: 0 });
    count.events++;
    count.bytes += encodedSize(event);
  }
  const counts = Object.values(byType);
  return {
    events: counts.reduce((sum, one) => sum + one.events, 0),
    bytes: counts.reduce((sum, one) => sum + one.bytes, 0),
    tasks: byType['WORKFLOW_TASK_COMPLETED']?.events ?? 0,
    byType,
  };
}
