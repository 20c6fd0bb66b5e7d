import { isIPv4 } from 'node:net';

/** Whether a host is this machine: `localhost`, 127.0.0.0/8 or ::1. A name that merely resolves to it is not. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (bare === 'localhost' || bare === '::1') return true;
  return isIPv4(bare) && bare.startsWith('127.');
}
