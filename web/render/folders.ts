/** Where pages and what they look like lie: ours, and those of the two design systems. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { roomsFolder } from '../../environment/running.js';

/** Holds `govuk/`. */
export const govukDist = join(
  dirname(fileURLToPath(import.meta.resolve('govuk-frontend/package.json'))),
  'dist',
);
export const govukFolder = join(govukDist, 'govuk');
/** Holds `moj/`. */
export const mojRoot = dirname(
  fileURLToPath(import.meta.resolve('@ministryofjustice/frontend/package.json')),
);
export const mojFolder = join(mojRoot, 'moj');
export const templatesFolder = join(roomsFolder, 'web', 'templates');
export const assetsFolder = join(roomsFolder, 'web', 'assets');
