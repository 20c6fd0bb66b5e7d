/** `…/:id/do/:command`: a form, what would follow, and the receipt (S6.1, S8.3). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ClientError, type CommandReceipt } from '../../client/journeys.js';
import { newCommandId } from '../../client/ids.js';
import { commandIdSchema } from '../../client/input/ids.js';
import { askedTypes } from '../../client/commands/index.js';
import type { CommandOffer } from '../../client/commands/offers.js';
import { formOf, hasForm, readForm, type Faults, type ReadForm } from '../forms/command-form.js';
import { buttonOfCommand, summaryOf, titleOfCommand } from '../forms/command-words.js';
import type { Posted } from '../forms/field.js';
import { said } from '../forms/said.js';
import { statusOf } from '../http/problems.js';
import type { Parts } from '../parts.js';
import { sayOnce } from '../sessions/signed-in.js';
import { answersOf, effectsOf, hiddenOf } from './do-words.js';
import { pathOf, shellOf, type Shell } from './participant/shell.js';

interface Doing {
  request: FastifyRequest;
  reply: FastifyReply;
  shell: Shell;
  offer: CommandOffer;
  posted: Posted;
  /** Made with the form: however often it is posted, it is one command with one receipt (S3.6). */
  command: string;
}

const ADDRESS = '/participants/:id/do/:command';

export function doPages(area: FastifyInstance, parts: Parts): void {
  area.get(ADDRESS, async (request, reply) => {
    const doing = await doingOf(request, reply, parts, {});
    return doing ? form(doing, {}) : reply.callNotFound();
  });
  const own = { preHandler: area.csrfProtection.bind(area) };
  area.post(ADDRESS, own, async (request, reply) => {
    const posted = (request.body ?? {}) as Posted;
    const doing = await doingOf(request, reply, parts, posted);
    if (!doing) return gone(request, reply);
    if (said(posted, 'step') === 'change') return form(doing, {});
    const isDoing = said(posted, 'step') === 'do';
    // What is chosen was judged by the check page; once it is done it may not be offered again, and the same command
    // has the same receipt all the same.
    const read = readForm(isDoing ? { ...doing.offer, choices: {} } : doing.offer, posted, doing.command);
    if ('faults' in read) return form(doing, read.faults);
    try {
      return isDoing ? await carryOut(doing, read) : await check(doing, read);
    } catch (error) {
      if (error instanceof ClientError && (error.kind === 'refused' || error.kind === 'bad-input'))
        return form(doing, {}, error);
      throw error;
    }
  });
}

async function doingOf(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  posted: Posted,
): Promise<Doing | null> {
  const { command: type } = request.params as { command: string };
  const shell = await shellOf(request, parts, null);
  const offers = await shell.journeys.offers(shell.asked.id);
  const known = askedTypes.find((one) => one === type);
  const offered = offers.find((one) => one.type === type);
  const offer = offered ?? (known && said(posted, 'step') === 'do' ? { type: known, choices: {} } : null);
  const given = commandIdSchema.safeParse(said(posted, 'command'));
  const command = given.success ? given.data : newCommandId();
  return offer && hasForm(offer) ? { request, reply, shell, offer, posted, command } : null;
}

/** What was posted again after it was done, or is not possible any more: where she is now says which. */
function gone(request: FastifyRequest, reply: FastifyReply) {
  const { id } = request.params as { id: string };
  request.session.flash ??= {
    title: 'Not possible now',
    text: 'That cannot be done as things stand now. It may have been done already: look at the history.',
  };
  return reply.redirect(pathOf(id), 303);
}

function form({ reply, shell, offer, posted, command }: Doing, own: Faults, refused?: ClientError) {
  const { type } = offer;
  const faults = [
    ...Object.entries(own).map(([name, text]) => ({ text, href: `#${name}` })),
    ...(refused?.message.split('\n').map((text) => ({ text })) ?? []),
  ];
  const status = refused ? statusOf[refused.kind] : faults.length > 0 ? 400 : 200;
  return reply.code(status).page('provider/do/form', {
    ...shell.around,
    title: titleOfCommand(type),
    isWide: false,
    summary: summaryOf(type),
    fields: formOf(offer, posted, own),
    faults,
    command,
  });
}

async function check({ reply, shell, offer, posted, command }: Doing, { asked, told }: ReadForm) {
  const foreseen = await shell.journeys.foresee(shell.asked.id, asked, told);
  return reply.page('provider/do/check', {
    ...shell.around,
    title: titleOfCommand(offer.type),
    isWide: false,
    foreseen,
    effects: effectsOf(foreseen),
    answers: answersOf(formOf(offer, posted, {})),
    hidden: hiddenOf({ ...posted, command }),
    button: buttonOfCommand(offer.type),
  });
}

async function carryOut({ request, reply, shell, offer }: Doing, { asked, told }: ReadForm) {
  const receipt: CommandReceipt = await shell.journeys.command(shell.asked.id, asked, told);
  const warnings = receipt.warnings?.join(' ') ?? '';
  const text = `${titleOfCommand(offer.type)}: that is done and on the record. ${warnings}`.trim();
  sayOnce(request, { title: 'Done', text, isDone: true });
  return reply.redirect(pathOf(shell.asked.id), 303);
}
