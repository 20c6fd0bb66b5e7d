/** Standard output and error, whose reader may go and whose disk may be full: no process is to end by it unheard. */
export function onOutputLost(lost: (stream: 'output' | 'error', code: string) => void): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => lost('output', error.code ?? 'unknown'));
  process.stderr.on('error', (error: NodeJS.ErrnoException) => lost('error', error.code ?? 'unknown'));
}
