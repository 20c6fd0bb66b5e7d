/** How long somebody stays signed in (ASVS 5.0, V7.3), in milliseconds. */

/** Without doing anything. */
export const IDLE_MS = 30 * 60_000;
/** However much they do. */
export const LONGEST_MS = 12 * 3_600_000;
