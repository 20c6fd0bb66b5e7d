/** Where pages and what they look like lie: ours, and those of the two design systems. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { roomsFolder } from '../../environment/running.js';

const { resolve } = createRequire(import.meta.url);

/** Holds `govuk/`. */
export const govukDist = join(dirname(resolve('govuk-frontend/package.json')), 'dist');
export const govukFolder = join(govukDist, 'govuk');
/** Holds `moj/`. */
export const mojRoot = dirname(resolve('@ministryofjustice/frontend/package.json'));
export const mojFolder = join(mojRoot, 'moj');
export const templatesFolder = join(roomsFolder, 'web', 'templates');
export const assetsFolder = join(roomsFolder, 'web', 'assets');
