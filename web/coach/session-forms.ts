/** What each form of a session's page says, and the command that it comes to. */
import type { CommandReceipt, Journeys } from '../../client/journeys.js';
import { faultAt, type Fault } from '../forms/faults.js';
import { isBlank, readMoment, typedMoment } from '../forms/moment.js';
import { said } from '../forms/said.js';
import { momentInWords } from '../render/words.js';
import { cancelReasons, correctionReasons, reasonAmong } from './session-reasons.js';

interface Asked {
  command: (journeys: Journeys, journey: string, session: string) => Promise<CommandReceipt>;
  /** What the receipt says. */
  done: string;
}

type Read = (body: unknown) => Asked | { faults: Fault[] };

const optionsOf = (body: unknown) => ({ id: said(body, 'command') });

/** As it was booked, with one press; or as it was in truth. */
const held: Read = (body) => {
  const notes = said(body, 'notes') || null;
  const read = lengthAndTime(body);
  if ('faults' in read) return read;
  return {
    command: (journeys, journey, session) =>
      journeys.completeSession(journey, { session, ...read, notes }, optionsOf(body)),
    done: `Recorded: it took place ${momentInWords(read.held)}, for ${read.minutes} minutes.`,
  };
};

const missed: Read = (body) => ({
  command: (journeys, journey, session) =>
    journeys.missSession(journey, { session, on: said(body, 'on') }, { ...optionsOf(body), ...noteOf(body) }),
  done: 'Recorded: it did not take place. Another time is looked for, and you are both told.',
});

const corrected: Read = (body) => {
  const reason = reasonAmong(correctionReasons, said(body, 'reason'));
  const isHeld = said(body, 'took-place') === 'yes';
  const read = isHeld ? lengthAndTime(body) : { held: null, minutes: 0 };
  const faults = [
    ...(said(body, 'took-place') === '' ? [faultAt('took-place', 'Say whether it took place')] : []),
    ...('faults' in read ? read.faults : []),
    ...(reason === '' ? [faultAt('reason', 'Say what was wrong')] : []),
  ];
  if (faults.length > 0 || 'faults' in read) return { faults };
  return {
    command: (journeys, journey, session) =>
      journeys.correctSession(journey, { session, ...read }, { ...optionsOf(body), reason }),
    done:
      read.held === null
        ? 'Put right: it did not take place. Another time is looked for.'
        : `Put right: it took place ${momentInWords(read.held)}, for ${read.minutes} minutes.`,
  };
};

/** Another time that suits, or whichever is free next. */
const moved: Read = (body) => {
  const typed = typedMoment(body, 'asked');
  const read = isBlank(typed) ? { instant: null } : readMoment(typed, 'asked');
  if ('fault' in read) return { faults: [read.fault] };
  const preferred = read.instant;
  return {
    command: (journeys, journey, session) =>
      journeys.moveSession(journey, { session, preferred }, { ...optionsOf(body), ...noteOf(body) }),
    done:
      preferred === null
        ? 'Asked for: the next time that is free for you both. You are told once it is found.'
        : `Asked for: ${momentInWords(preferred)}. You are both told once it is in the diary.`,
  };
};

const booked: Read = (body) => {
  const read = readMoment(typedMoment(body, 'asked'), 'asked');
  if ('fault' in read) return { faults: [read.fault] };
  return {
    command: (journeys, journey, session) =>
      journeys.bookSession(journey, { session, starts: read.instant }, optionsOf(body)),
    done: `Asked for: ${momentInWords(read.instant)}. You are both told once it is in the diary.`,
  };
};

const cancelled: Read = (body) => {
  const reason = reasonAmong(cancelReasons, said(body, 'cancel-reason'));
  if (reason === '') return { faults: [faultAt('cancel-reason', 'Say why it is cancelled')] };
  return {
    command: (journeys, journey, session) =>
      journeys.cancelSession(journey, { session }, { ...optionsOf(body), reason, ...noteOf(body) }),
    done: 'Cancelled. Book another time together; if you do not, one is looked for after two working days.',
  };
};

export const sessionForms: Readonly<Record<string, Read>> = {
  held,
  missed,
  corrected,
  moved,
  booked,
  cancelled,
};

const noteOf = (body: unknown): { note?: string } => {
  const note = said(body, 'note');
  return note === '' ? {} : { note };
};

/** The button sends the instant as it was booked; the form has a day, a time and a length. */
function lengthAndTime(body: unknown): { held: string; minutes: number } | { faults: Fault[] } {
  const asBooked = said(body, 'held');
  const read = asBooked === '' ? readMoment(typedMoment(body, 'held'), 'held') : { instant: asBooked };
  const minutes = said(body, 'minutes');
  const faults = [
    ...('fault' in read ? [read.fault] : []),
    ...(/^\d{1,3}$/.test(minutes)
      ? []
      : [faultAt('minutes', 'Enter how many minutes it lasted, such as 60')]),
  ];
  return faults.length > 0 || 'fault' in read ? { faults } : { held: read.instant, minutes: Number(minutes) };
}
