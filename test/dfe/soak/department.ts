/** The Department's side of a long run: the public registers, staff correct, merge, transfer and pay. */
import type { Course } from 'dfe-simulator/world/names';
import type { Id, Statement } from 'dfe-simulator/world/world';
import type { Dice } from './dice.js';
import type { Service } from './service.js';
import type { ServiceTime } from './time.js';

interface Registered {
  user: Id;
  application: Id;
  twin: boolean;
}

/** What it starts from: who provides, and when money flows. */
export interface Ground {
  /** Lead providers; the last one has no client of its own, and only takes over. */
  providers: readonly Id[];
  statements: readonly Statement[];
}

const TWIN = 'Test Twin';
/** Whether a person has, or had, two records; the name stays when they are merged. */
export const isTwin = (fullName: string): boolean => fullName === TWIN;

const COURSE: Course = 'npq-senco';
const COHORTS = ['2026b', '2026b', '2026b', '2027a'];

export class Department {
  readonly #registered: Registered[] = [];
  /** Two records of one person, with one number. */
  readonly #twins: [Registered, Registered][] = [];
  readonly #paid = new Set<Id>();
  #numbers = 1_000_000;
  /** By action, those that were carried out. */
  readonly done: Record<string, number> = {};

  constructor(
    private readonly service: Service,
    private readonly dice: Dice,
    private readonly time: ServiceTime,
    private readonly ground: Ground,
  ) {}

  /** One of the things that a day brings. */
  async work(): Promise<void> {
    const throwOf = this.dice.next();
    if (throwOf < 0.55) await this.register();
    else if (throwOf < 0.68) await this.registerTwins();
    else if (throwOf < 0.78) await this.changePerson();
    else if (throwOf < 0.84) await this.transfer();
    else if (throwOf < 0.87) await this.merge();
    else if (throwOf < 0.93) await this.fund();
    else if (throwOf < 0.96) await this.revert();
    else await this.pay();
  }

  /** Time goes on; the nights in between are the service's own job. */
  async goOn(days: number): Promise<void> {
    await this.act('advanceClock', { days });
    this.time.advance(days * 86_400_000);
    await this.act('runNightlyJob', {});
  }

  /** Moves a declaration that a client told of to another statement. */
  async move(declaration: Id): Promise<void> {
    const statement = this.dice.pick(this.ground.statements);
    if (statement) await this.act('moveDeclaration', { declaration, statement: statement.id });
  }

  private async act(action: string, input: object): Promise<Id | null> {
    const made = await this.service.act(action, input);
    if (made !== null) this.done[action] = (this.done[action] ?? 0) + 1;
    return made;
  }

  private async register(
    trn = this.number(),
    fullName = 'Test Person',
    cohort = this.dice.pick(COHORTS),
  ): Promise<Registered | null> {
    const provider = this.dice.pick(this.ground.providers.slice(0, -1));
    const user = await this.act('createPerson', { fullName, trn, trnVerified: true });
    if (user === null || provider === undefined) return null;
    const application = await this.act('createApplication', {
      user,
      provider,
      course: COURSE,
      cohort,
      eligibleForFunding: this.dice.chance(0.8),
      worksAsSenco: 'yes',
    });
    if (application === null) return null;
    const registered = { user, application, twin: isTwin(fullName) };
    this.#registered.push(registered);
    return registered;
  }

  /** In two cohorts, or the second could not be accepted; that they are one person is found out later, if ever. */
  private async registerTwins(): Promise<void> {
    const trn = this.number();
    const one = await this.register(trn, TWIN, '2026b');
    const other = await this.register(trn, TWIN, '2027a');
    if (one && other) this.#twins.push([one, other]);
  }

  private async changePerson(): Promise<void> {
    const person = this.dice.pick(this.#registered);
    if (!person) return;
    const { user, twin } = person;
    const fullName = `Test Person ${this.dice.whole(1_000)}`;
    await this.act('changePerson', { user, ...(twin ? { email: null } : { fullName }) });
  }

  private async transfer(): Promise<void> {
    const moved = this.dice.pick(this.#registered);
    const provider = this.dice.pick(this.ground.providers);
    if (moved && provider)
      await this.act('transferApplication', { application: moved.application, provider });
  }

  private async merge(): Promise<void> {
    const n = this.dice.whole(this.#twins.length);
    const [pair] = this.#twins.splice(n, 1);
    if (pair) await this.act('mergePeople', { from: pair[0].user, into: pair[1].user });
  }

  private async fund(): Promise<void> {
    const one = this.dice.pick(this.#registered);
    const eligibleForFunding = this.dice.chance(0.5);
    if (one) await this.act('changeFunding', { application: one.application, eligibleForFunding });
  }

  private async revert(): Promise<void> {
    const one = this.dice.pick(this.#registered.slice(-20));
    if (one) await this.act('revertToPending', { application: one.application });
  }

  private async pay(): Promise<void> {
    const today = this.time.instant().slice(0, 10);
    for (const { id, paymentDate, outputFee } of this.ground.statements) {
      if (!outputFee || paymentDate > today || this.#paid.has(id)) continue;
      if ((await this.act('authorisePayment', { statement: id })) !== null) this.#paid.add(id);
    }
  }

  private number(): string {
    this.#numbers += 1;
    return String(this.#numbers);
  }
}
