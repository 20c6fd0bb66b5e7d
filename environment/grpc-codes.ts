/** Status codes of gRPC by their numbers in the protocol: logs and decisions name them. */
const names = [
  ...['OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS'],
  ...['PERMISSION_DENIED', 'RESOURCE_EXHAUSTED', 'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE'],
  ...['UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED'],
] as const;

export type GrpcCode = (typeof names)[number];

/** Of an error of a call; null if it is none. */
export function grpcCodeOf(error: unknown): GrpcCode | null {
  if (!(error instanceof Error) || !('code' in error) || !('metadata' in error)) return null;
  return names[Number(error.code)] ?? null;
}
