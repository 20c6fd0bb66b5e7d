/** Ids and coded words as people type them. */
import { z } from 'zod';
import { isReservedId } from '../../workflows/journey/shape.js';

/** Lower-case words joined by hyphens: elements, groups, activities, coded reasons. */
export const codeSchema = z
  .string()
  .trim()
  .max(60, 'must have at most 60 characters')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, such as "event-1"');

/** A coded reason (S2.8, S4.1, S4.2); what more is to be said goes into a note. */
export const reasonSchema = z
  .string()
  .trim()
  .max(60, 'must have at most 60 characters; put the rest into a note')
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'must be a coded reason in lower-case words joined by hyphens, such as "parental-leave"; free text goes into a note',
  );

export const journeyIdSchema = z
  .string()
  .trim()
  .regex(
    /^jny-[a-z2-7]{20}$/,
    'must be a journey id: "jny-" and twenty letters and digits, as "list" shows them',
  );

/** An id that a caller gives to a command, so that sending it again is safe. */
export const commandIdSchema = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/,
    'must be 1 to 100 letters, digits, or any of . _ : / -, beginning with a letter or digit',
  )
  .refine(
    (id) => !isReservedId(id),
    'must not begin with date/, fact/, failed/, delivered/ or signal/: the engine’s own ids do',
  );

/** An opaque id of somebody or something outside: a coach, an assessor, a script, a booking. */
export const opaqueIdSchema = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/,
    'must be an opaque id of 1 to 100 letters, digits, or any of . _ : / -; never a name or an email address',
  );

/** The provider's reference of an application; it is shown everywhere, so it must not tell who it is. */
export const referenceSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/,
    'must be 1 to 40 letters, digits, or any of . _ / -, without spaces; it must not be a name or an email address',
  );

/** SHA-256 of a document that was handed in. */
export const documentSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of a document that was handed in: 64 hexadecimal digits');

/** What an assessor knows a participant by. */
export const candidateSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^C-[0-9A-F]{10}$/, 'must be a candidate number such as C-5F0A1B2C3D, as the queue shows it');
