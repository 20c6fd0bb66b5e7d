/** Whether what came back says that an address will never work, by the table that sending goes by (RFC 3463). */
import { outcomeOfError } from '../../activities/email/answers.js';

const form = /\b([245]\.\d{1,3}\.\d{1,3})\b/;

/** `5.0.0` and the like say nothing; the words of the server that was asked may. */
const saysNothing = (status: string): boolean => status.endsWith('.0.0');

/** @param diagnosis such as `smtp; 550 5.1.1 No such user` */
export function statusOf(field: string, diagnosis: string): string | null {
  const [own, asked] = [form.exec(field)?.[1] ?? null, form.exec(diagnosis)?.[1] ?? null];
  return own === null || saysNothing(own) ? (asked ?? own) : own;
}

/** In doubt it is not: a wrong no costs one more mail, a wrong yes a person. */
export function isForGood(status: string | null, diagnosis: string): boolean {
  const reply = /^\s*smtp;\s*([45]\d\d)\b/i.exec(diagnosis)?.[1] ?? null;
  if (reply === null && (status === null || saysNothing(status))) return false;
  const responseCode = Number(reply ?? (status?.startsWith('5') ? 550 : 450));
  const response = status === null ? `${responseCode} no more` : `${responseCode} ${status} no more`;
  return outcomeOfError({ responseCode, response, command: 'RCPT TO' }).outcome === 'address-refused';
}
