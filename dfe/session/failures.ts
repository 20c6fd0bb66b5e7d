/** What the Department’s API could not do for us, as the errors that all callers of this library know. */
import { BadInput, ClientError, DepartmentError } from '../../client/errors.js';
import { DfeNotConfigured } from '../connection.js';
import { DfeRefused, DfeRequestWrong, DfeUnavailable, DfeUnexpected, type FaultKind } from '../errors.js';
import { operations, type Operation } from '../operations.js';
import { dfeRefusalSentences } from '../refusals.js';
import { refusalAdvice } from './advice.js';
import { optionNames } from './asked.js';

/** The same error, or one with the kind, a sentence, and what to do next. */
export function dfeFailure(error: unknown): unknown {
  if (error instanceof DfeRefused) return refused(error);
  if (error instanceof DfeUnavailable) return unavailable(error);
  if (error instanceof DfeRequestWrong) return wrong(error);
  if (error instanceof DfeUnexpected) return unexpected(error);
  if (error instanceof DfeNotConfigured) {
    return new ClientError('unreachable', 'dfe-not-configured', error.message.replace(/^[a-z-]+: /, ''));
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return new ClientError(
      'unreachable',
      'stopped',
      'Stopped. If something was to be changed, look at the record before you ask again.',
    );
  }
  return error;
}

function unexpected({ operation, status, path }: DfeUnexpected): DepartmentError {
  const told = { operation, status };
  if (path === 'redirect') {
    const words = `The service sends us elsewhere (${status}), where the token must not go: ${checkAddress}`;
    return new DepartmentError('unreachable', 'dfe-answer-unexpected', words, told);
  }
  const doubt = isReading(operation) ? '' : ` ${doubtWords(operation)}`;
  return new DepartmentError(
    'internal',
    'dfe-answer-unexpected',
    `The Department's answer has not the shape that it promises, at ${path}.${doubt} Report it: a newer version may be needed.`,
    told,
  );
}

const checkAddress = 'check the address in DFE_API_URL or --url.';
const isReading = (operation: Operation): boolean => operations[operation][0] === 'GET';

/** Lists are there for every provider, so it is no record that is missing. */
const isList = (operation: Operation): boolean =>
  isReading(operation) && !operations[operation][1].includes('{id}');

function refused(error: DfeRefused): DepartmentError {
  const { code, operation, status, errors, newParticipantId, existing } = error;
  if (code === 'not-found' && isList(operation)) {
    const sentence = `There is no such list at this address: ${checkAddress}`;
    return new DepartmentError('unreachable', code, sentence, { operation, status, errors });
  }
  const kind = code === 'not-found' ? 'not-found' : 'refused';
  const words = [dfeRefusalSentences[code], ...particulars(error), refusalAdvice[code]];
  return new DepartmentError(kind, code, words.join(' '), {
    operation,
    status,
    errors,
    ...(newParticipantId === null ? {} : { newParticipantId }),
    ...(existing ? { existing } : {}),
  });
}

/** Ids and dates, and the command that shows the record. */
function particulars({ newParticipantId, existing }: DfeRefused): string[] {
  if (newParticipantId !== null) {
    return [`It is ${newParticipantId}: see "journeys dfe participants show ${newParticipantId}".`];
  }
  if (existing) {
    const { id, declarationDate, state } = existing;
    return [
      `It is of ${declarationDate.replace(/\.\d+Z$/, 'Z')}, ${state}: see "journeys dfe declarations show ${id}".`,
    ];
  }
  return [];
}

const faultWords: Record<FaultKind, string> = {
  'timed-out': 'the answer took too long',
  'connection-refused': 'no connection can be made',
  'not-secure':
    'no secure connection can be made; check the address, and, where the network looks into connections, name its authority with NODE_EXTRA_CA_CERTS',
  'connection-lost': 'the connection broke',
  'cut-off': 'the answer broke off',
  garbled: 'something between us and it answered in its place',
  'server-error': 'it has an error of its own',
  'rate-limited': 'it takes no more requests for the moment',
  'budget-spent': 'the requests that this token may make for the moment are used up',
};

function unavailable(error: DfeUnavailable): DepartmentError {
  const { operation, attempts, lastFault, mayHaveBeenSent, waitMs } = error;
  const tries = attempts === 0 ? '' : ` (${attempts} ${attempts === 1 ? 'attempt' : 'attempts'})`;
  const doubt = mayHaveBeenSent ? ` ${doubtWords(operation)}` : '';
  const when = waitMs >= 60_000 ? `in ${Math.ceil(waitMs / 60_000)} minutes` : 'later';
  return new DepartmentError(
    'unreachable',
    'dfe-unavailable',
    `The Department's service does not answer: ${faultWords[lastFault]}${tries}.${doubt} Try again ${when}; --wait says how long a request is tried.`,
    { operation, attempts, lastFault, mayHaveBeenSent, waitMs },
  );
}

const doubtWords = (operation: Operation): string =>
  operation === 'declare'
    ? 'The declaration may have been made all the same: give the command again with --again, which looks first.'
    : 'It may have been done all the same: look at the record first.';

function wrong({ operation, faults }: DfeRequestWrong): BadInput {
  const sentences = faults.map(({ path, message }) => {
    const [first = '', ...rest] = path.split('.');
    const place = [optionNames[first] ?? first, ...rest].filter((part) => part !== '').join('.');
    return place === '' ? message : `${place}: ${message}`;
  });
  const [first = `${operation}: cannot be right.`, ...more] = sentences;
  return new BadInput([first, ...more], 'dfe-request-wrong');
}
