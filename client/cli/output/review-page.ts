/** A review as a page of text, for a terminal or for paper, and as a page of HTML. */
import type { PersonOnFile } from '../../../store/people/people.js';
import { escaped } from '../../../programmes/drawings/escaped.js';
import type { ReviewReading } from '../../actions/reviews.js';
import { heading, page, shown } from './plain.js';
import { londonMoment } from './times.js';

const whose = { participant: 'by the participant', coach: 'by the coach', both: 'by both' } as const;

const nameOf = (person: PersonOnFile | null): string =>
  person ? `${person.givenName} ${person.familyName}` : 'person not on file';

const agreements = ({ agreed, version }: ReviewReading): string[] => {
  if (version === null) return ['Nothing is written yet.'];
  const said = agreed.map(({ side, at }) => `Agreed by the ${side} on ${londonMoment(at)}`);
  const open = (['participant', 'coach'] as const).filter((side) => !agreed.some((one) => one.side === side));
  return [...said, ...open.map((side) => `Not yet agreed by the ${side}`), `Version ${version}`];
};

export function reviewPage(reading: ReviewReading, person: PersonOnFile | null): string {
  const { title, journey, fields } = reading;
  return page([
    `${heading(title)}  ${shown(nameOf(person))}`,
    journey,
    ...fields.flatMap(({ id, title: asked, by, words }) => [
      '',
      `${heading(asked)} (${id}, ${whose[by]})`,
      ...(words ?? '(empty)').split('\n').map((line) => `  ${shown(line)}`),
    ]),
    '',
    ...agreements(reading),
  ]);
}

const style =
  'body{font:12pt/1.5 Georgia,serif;max-width:42em;margin:2em auto}h1{font-size:1.5em}h2{font-size:1.1em;margin-bottom:0}p{white-space:pre-wrap;margin-top:.3em}small{color:#555}';

/** Everything that people wrote is text, never markup. */
export function reviewHtml(reading: ReviewReading, person: PersonOnFile | null): string {
  const { title, journey, fields } = reading;
  const name = escaped(nameOf(person));
  const parts = fields.map(
    ({ title: asked, by, words }) =>
      `<h2>${escaped(asked)}</h2>\n<small>Written ${whose[by]}</small>\n<p>${escaped(words ?? '')}</p>`,
  );
  const ends = agreements(reading).map((line) => `<li>${escaped(line)}</li>`);
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>${escaped(title)}: ${name}</title><style>${style}</style></head>
<body>
<h1>${escaped(title)}</h1>
<p>${name}\n${escaped(journey)}</p>
${parts.join('\n')}
<ul>
${ends.join('\n')}
</ul>
</body>
</html>
`;
}
