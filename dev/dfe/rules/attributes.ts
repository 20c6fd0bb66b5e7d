import { courses, type Course } from '../world/names.js';
import { badRequest } from '../world/refusal.js';
import type { Asked } from './request.js';

/** 400 where a request says nothing at all. Unknown attributes count: they are dropped later, in silence. */
export function requireAttributes(asked: Asked): void {
  if (Object.keys(asked.attributes).length === 0)
    throw badRequest('The body must be JSON with `data.attributes`, and the attributes must not be empty.');
}

/** The text that was sent (a number counts as its digits); null when it is absent, blank or something else. */
export function textOf(asked: Asked, attribute: string): string | null {
  const value = asked.attributes[attribute];
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text : null;
}

export const courseNamed = (identifier: string | null): Course | null =>
  courses.find((course) => course === identifier) ?? null;

export const isBoolean = (value: unknown): value is boolean => value === true || value === false;
