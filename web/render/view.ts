/** Pages by nunjucks, with the published components of govuk-frontend and the MOJ frontend. */
import fastifyView from '@fastify/view';
import type { FastifyInstance, FastifyReply } from 'fastify';
import nunjucks from 'nunjucks';
import { faultOf } from '../forms/faults.js';
import { govukDist, mojRoot, templatesFolder } from './folders.js';
import { stylesheet } from './stylesheet.js';
import * as words from './words.js';

declare module 'fastify' {
  interface FastifyReply {
    /** Answers with a page; what every page needs is added. */
    page(this: FastifyReply, template: string, data?: object): Promise<string>;
  }
}

export interface PageCommons {
  /** What the layout shows around every page. */
  [name: string]: unknown;
}

export async function renderPages(site: FastifyInstance, commons: (reply: FastifyReply) => PageCommons) {
  const styles = stylesheet();
  site.get(styles.path, (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('text/css; charset=utf-8')
      .send(styles.css),
  );
  await site.register(fastifyView, {
    engine: { nunjucks },
    templates: [templatesFolder, govukDist, mojRoot],
    options: { autoescape: true, throwOnUndefined: false, onConfigure: addFilters },
  });
  site.decorateReply('page', function page(this: FastifyReply, template: string, data: object = {}) {
    const all = { ...commons(this), ...data, stylesheet: styles.path };
    // Personal pages are kept by nobody between us and the browser, nor by the browser itself.
    void this.header('cache-control', 'no-store').type('text/html; charset=utf-8');
    return this.viewAsync(`${template}.njk`, all);
  });
}

function addFilters(environment: nunjucks.Environment): void {
  environment.addFilter('day', words.dayOf);
  environment.addFilter('date', words.dateInWords);
  environment.addFilter('when', words.whenOf);
  environment.addFilter('moment', words.momentInWords);
  environment.addFilter('deadline', words.deadlineInWords);
  environment.addFilter('hour', words.hourOf);
  environment.addFilter('inWords', words.inWords);
  environment.addFilter('titled', words.titled);
  environment.addFilter('number', words.numberInWords);
  environment.addFilter('faultOf', faultOf);
}
