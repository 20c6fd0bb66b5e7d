/** What may be told of an error: codes and the names of classes, never its message, which may quote anybody's data. */
import { grpcCodeOf } from './grpc-codes.js';

const SAFE = /^[\w.:-]{1,60}$/;

/** PostgreSQL's, Node's, gRPC's by name, or the type of a failure; undefined where there is none. */
export function errorCodeOf(error: unknown): string | undefined {
  const grpc = grpcCodeOf(error);
  if (grpc !== null) return grpc;
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, type } = error as { code?: unknown; type?: unknown };
  const told = [code, type].find((one) => typeof one === 'string' || typeof one === 'number');
  const text = told === undefined ? '' : String(told);
  return SAFE.test(text) ? text : undefined;
}

/** `TypeError`, `DatabaseError`, `object`. */
export function classOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return typeof error;
  const { name } = error as { name?: unknown };
  const maker = (error as { constructor?: { name?: unknown } }).constructor?.name;
  const told = [name, maker].filter((one) => typeof one === 'string' && SAFE.test(one)) as string[];
  return told.find((one) => !/^error$/i.test(one)) ?? told[0] ?? 'object';
}
