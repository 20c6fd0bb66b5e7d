/** What pages look like and move with: published files as they are, and ours beside them. */
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { assetsFolder, govukFolder, mojFolder } from '../render/folders.js';

export async function serveAssets(site: FastifyInstance): Promise<void> {
  await site.register(fastifyStatic, {
    root: [assetsFolder, join(govukFolder, 'assets'), join(mojFolder, 'assets')],
    prefix: '/assets/',
    maxAge: '1h',
    index: false,
    decorateReply: true,
  });
  const scripts = { 'govuk-frontend.min.js': govukFolder, 'moj-frontend.min.js': mojFolder };
  for (const [name, folder] of Object.entries(scripts))
    site.get(`/assets/${name}`, (_request, reply) => reply.sendFile(name, folder, { maxAge: '1h' }));
}
