/** Who may sign in, as what (S6); and what the audit has of them. */
import { z } from 'zod';
import { operatorRoles } from '../../access/roles.js';
import type { AuditFilter, AuditRow } from '../../store/access/audit.js';
import type { Operator, OperatorDetails } from '../../store/access/operators.js';
import type { AuditHead, VerifiedAudit } from '../../store/access/verify-audit.js';
import { BadInput, NotFound } from '../errors.js';
import { emailSchema, nameSchema } from '../input/contact.js';
import { parseOrRefuse } from '../input/faults.js';
import { codeSchema, opaqueIdSchema } from '../input/ids.js';
import type { Context } from './context.js';

const operatorSchema = z
  .strictObject({
    id: opaqueIdSchema,
    role: z.enum(operatorRoles),
    provider: codeSchema.nullable().default(null),
    deliveryPartner: codeSchema.nullable().default(null),
    name: nameSchema,
    email: emailSchema,
    /** The issuer that vouches for them, and its `sub`; both come by themselves with the first sign-in. */
    issuer: z.url().nullable().default(null),
    subject: z.string().trim().min(1).max(255).nullable().default(null),
  })
  .refine(
    ({ role, provider }) => (role === 'support' || role === 'department') === (provider === null),
    'provider: support and the Department belong to none, everybody else to one',
  )
  .refine(
    ({ role, deliveryPartner }) => (role === 'delivery-partner') === (deliveryPartner !== null),
    'deliveryPartner: name it for a delivery partner’s people, and for nobody else',
  )
  .refine(
    ({ issuer, subject }) => (issuer === null) === (subject === null),
    'issuer and subject go together: give both, or neither',
  );

type OperatorRequest = z.input<typeof operatorSchema>;

const SIZE = 100;

export interface Operators {
  /** Who may sign in for a provider; everybody, for those who may see everybody. */
  operators(provider?: string): Promise<Operator[]>;
  /** Adds an operator or changes one, by the id that a coach or assessor has already; whoever was removed is back. */
  saveOperator(operator: OperatorRequest): Promise<void>;
  /** From now on they may do nothing; what they did keeps their id. */
  endOperator(id: string): Promise<void>;
  /** Who did or looked at what, newest first; on from there with the number of the last (S6.3). */
  audit(filter?: AuditFilter, page?: { size?: number; before?: number }): Promise<AuditRow[]>;
  /** Whether the audit is as it was written; with a head that was kept elsewhere, also whether it is still all there. */
  verifyAudit(kept?: AuditHead | null): Promise<VerifiedAudit>;
}

const storeModule = () => import('../../store/access/operators.js');
const HINT = '"journeys staff list" shows those there are.';

export function operatorsOf({ servers, scope }: Context): Operators {
  const own = (provider: string | undefined): string | null =>
    provider ?? (scope === 'all' ? null : scope.provider);
  return {
    async operators(provider) {
      const { listOperators } = await storeModule();
      return servers.inStore((store) => listOperators(store, own(provider)));
    },
    async saveOperator(request) {
      const operator = parseOrRefuse(operatorSchema, request);
      const { readOperator, saveOperator } = await storeModule();
      await servers.inStore(async (store) => {
        const before = await readOperator(store, operator.id);
        if (before) refuseOther(before, operator);
        await saveOperator(store, { ...operator, ...vouched(before, operator) });
      });
    },
    async endOperator(id) {
      const { endOperator, readOperator } = await storeModule();
      await servers.inStore(async (store) => {
        if (!(await endOperator(store, id)) && !(await readOperator(store, id)))
          throw new NotFound('operator', id, HINT);
      });
    },
    async audit(filter = {}, { size = SIZE, before } = {}) {
      const { listAudit } = await import('../../store/access/audit.js');
      return servers.inStore((store) =>
        listAudit(store, filter, { size, ...(before === undefined ? {} : { before }) }),
      );
    },
    async verifyAudit(kept = null) {
      const { verifyAudit } = await import('../../store/access/verify-audit.js');
      return servers.inStore((store) => verifyAudit(store, kept));
    },
  };
}

/** Who signs in is not forgotten because somebody mends an address. */
const vouched = (before: Operator | null, { issuer, subject }: OperatorDetails) =>
  issuer === null && before ? { issuer: before.issuer, subject: before.subject } : { issuer, subject };

function refuseOther(before: Operator, { role, provider }: OperatorDetails): void {
  if (before.role === role && before.provider === provider) return;
  throw new BadInput([`id: "${before.id}" is somebody else's already. Choose another id.`]);
}
