export const rooms: readonly string[];
export function isBuilt(folder?: string): boolean;
