/** Doors of those who work here, of the office, and of the platform. */
import type { Action } from '../../../access/actions.js';
import { noToken } from '../../actions/tokens.js';
import { NotFound } from '../../errors.js';
import { parseOrRefuse } from '../../input/faults.js';
import { candidateSchema, opaqueIdSchema } from '../../input/ids.js';
import type { Door } from '../door.js';
import { ofAll, ofDesk, ofHouse, ofStaff, whoAsks } from './kinds.js';
import { sessionNames } from './shown.js';
import type { Args, Doors } from './doors.js';

const ASSESSORS = '"journeys staff list --role assessor" shows those there are.';

/** An assessor with a script, by its candidate number: what they do not have is not there. */
const ofScript = <A extends readonly [assessor: string, candidate: string, ...more: unknown[]]>(
  action: Action,
  noted: Door<A>['noted'],
): Door<A> => ({
  action,
  noted,
  about: (facts, [assessor, candidate]) =>
    facts.script(parseOrRefuse(candidateSchema, candidate), parseOrRefuse(opaqueIdSchema, assessor)),
  notThere: ({ id }, [assessor, candidate]) =>
    assessor === id
      ? new NotFound(
          'script of this assessor',
          parseOrRefuse(candidateSchema, candidate),
          '"journeys marking queue" shows those there are.',
        )
      : new NotFound('assessor', parseOrRefuse(opaqueIdSchema, assessor), ASSESSORS),
  subject: ([, candidate]) => parseOrRefuse(candidateSchema, candidate),
});

/** A script as the office has it. */
const ofOffice = <A extends readonly [candidate: string, ...more: unknown[]]>(
  action: Action,
  noted: Door<A>['noted'],
): Door<A> => ({
  action,
  noted,
  about: (facts, [candidate]) => facts.scriptOf(parseOrRefuse(candidateSchema, candidate)),
  notThere: (_, [candidate]) =>
    new NotFound('script', parseOrRefuse(candidateSchema, candidate), 'Check the candidate number.'),
  subject: ([candidate]) => parseOrRefuse(candidateSchema, candidate),
});

const ofToken = <A extends readonly [id: string, ...more: unknown[]]>(): Door<A> => ({
  ...ofHouse<A>('keep-tokens', 'deed'),
  about: (facts, [id]) => facts.token(parseOrRefuse(opaqueIdSchema, id)),
  notThere: (_, [id]) => noToken(parseOrRefuse(opaqueIdSchema, id)),
  subject: ([id]) => id,
});

export const houseDoors = {
  diary: { ...ofDesk('see-diary', 'no', 'coach'), shown: sessionNames },
  availability: ofDesk('keep-availability', 'no', 'coach'),
  saveHours: ofDesk('keep-availability', 'deed', 'coach'),
  saveAbsence: ofDesk('keep-availability', 'deed', 'coach or assessor'),
  markingQueue: ofDesk('see-marking-queue', 'no', 'assessor', ASSESSORS),
  openScript: ofScript('open-script', 'look'),
  readScript: ofScript('open-script', 'look'),
  markScript: ofScript('mark-script', 'no'),
  declineScript: ofScript('decline-script', 'no'),
  reassign: { ...ofOffice('reassignScript', 'no'), ...whoAsks(2) },
  scriptBehind: ofOffice('see-script-behind', 'look'),
  staff: ofStaff('see-staff', 'no', ([provider]) => provider),
  saveStaff: { ...ofStaff('keep-staff', 'deed', ([{ provider }]) => provider), subject: ([{ id }]) => id },
  operators: ofStaff('see-staff', 'no', ([provider]) => provider),
  saveOperator: {
    ...ofStaff('keep-roles', 'deed', ([{ provider }]) => provider ?? null),
    subject: ([{ id }]) => id,
  },
  endOperator: {
    ...ofHouse('keep-roles', 'deed'),
    about: (facts, [id]) => facts.operator(parseOrRefuse(opaqueIdSchema, id)),
    notThere: (_, [id]) =>
      new NotFound(
        'operator',
        parseOrRefuse(opaqueIdSchema, id),
        '"journeys staff list" shows those there are.',
      ),
    subject: ([id]) => id,
  },
  tokens: ofStaff('keep-tokens', 'no', ([provider]) => provider),
  createToken: ofStaff('keep-tokens', 'deed', ([{ provider }]) => provider),
  revokeToken: ofToken(),
  rotateToken: ofToken(),
  casePapers: ofAll('see-case-papers'),
  putCasePaper: ofAll<Args<'putCasePaper'>>('put-case-paper', 'deed', { subject: ([cohort]) => cohort }),
  loadSchools: ofHouse('load-schools', 'deed'),
  schoolRegister: ofHouse('see-schools', 'no'),
  findSchools: ofHouse('see-schools', 'no'),
  school: ofHouse('see-schools', 'no'),
  nearestSchools: ofHouse('see-schools', 'no'),
  schoolsNamed: ofHouse('see-schools', 'no'),
  releases: ofHouse('see-versions', 'no'),
  useBuild: ofHouse('keep-versions', 'deed'),
  wake: ofHouse('keep-versions', 'deed'),
  abandonBuild: ofHouse('keep-versions', 'deed'),
  verifyRecord: ofHouse('verify-record', 'no'),
  mendRecord: ofHouse('mend-record', 'deed'),
  rebuildRecord: ofHouse('mend-record', 'deed'),
  audit: ofHouse('see-audit', 'look'),
  verifyAudit: ofHouse('see-audit', 'no'),
} satisfies Partial<Doors>;
