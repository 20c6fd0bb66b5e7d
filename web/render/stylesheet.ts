/**
 * The published styles of govuk-frontend and the MOJ frontend with our own brand and typeface: the crown, its
 * header and the typeface GDS Transport are reserved for services on gov.uk.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assetsFolder, govukFolder, mojFolder } from './folders.js';

const TYPEFACE = 'system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif';

export interface Stylesheet {
  css: string;
  /** Changes with what it says, so that browsers may keep it for ever. */
  path: string;
}

export function stylesheet(): Stylesheet {
  const parts = [
    join(govukFolder, 'govuk-frontend.min.css'),
    join(mojFolder, 'moj-frontend.min.css'),
    join(assetsFolder, 'site.css'),
  ];
  const css = parts.map((part) => ownTypeface(readFileSync(part, 'utf8'))).join('\n');
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 12);
  return { css, path: `/assets/site-${hash}.css` };
}

const ownTypeface = (css: string): string =>
  css
    .replaceAll(/@font-face\{[^}]*GDS Transport[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', TYPEFACE)
    .replaceAll(/\/\*# sourceMappingURL=.*?\*\//g, '');
