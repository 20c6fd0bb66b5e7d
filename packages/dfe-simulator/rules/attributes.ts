import { courses, type Course } from '../world/names.js';
import { badRequest } from '../world/refusal.js';
import type { Asked } from './request.js';

/** 400 where a request says nothing at all. Unknown attributes count: they are dropped later, in silence. */
export function requireAttributes(asked: Asked): void {
  if (Object.keys(asked.attributes).length === 0)
    throw badRequest('The body must be JSON with `data.attributes`, and the attributes must not be empty.');
}

/** The text that was sent; null when it is absent, blank or false. A number counts as its digits, true as `t`. */
export function textOf(asked: Asked, attribute: string): string | null {
  const value = asked.attributes[attribute];
  const text = typeof value === 'number' ? String(value) : value === true ? 't' : value;
  return typeof text === 'string' && text.trim() !== '' ? text : null;
}

export const courseNamed = (identifier: string | null): Course | null =>
  courses.find((course) => course === identifier) ?? null;

/** To the service also a blank text and a zero say something. */
export const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== false;

export const isBoolean = (value: unknown): value is boolean => value === true || value === false;
