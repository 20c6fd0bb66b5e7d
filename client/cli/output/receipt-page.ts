/** The answer to a command, as text. */
import type { Receipt } from '../../../workflows/contract.js';
import type { HandedIn } from '../../reading/documents.js';
import { askWhetherItEnds, warnOfTraces, whereCountEnded } from '../../../documents/how-read-words.js';
import type { HowRead } from '../../../workflows/journey/values.js';
import { labelled, many, page } from './plain.js';
import { londonMoment } from './times.js';

export function receiptPage(receipt: Receipt, papers: readonly HandedIn[] = []): string {
  const { journey, command, at, events, stage, status } = receipt;
  const happened =
    events.length === 0
      ? 'nothing: it was so already'
      : events.map(({ n, type }) => `${n} ${type}`).join(', ');
  return page([
    ...papers.map(paperWords),
    ...papers.flatMap(({ reading }) => (reading ? readingWords(reading) : [])),
    ...labelled('Accepted', `${londonMoment(at)}, as ${command}`),
    ...labelled('Happened', happened),
    ...labelled('Journey', `${journey}: ${stage} (${status})`),
  ]);
}

function readingWords(reading: HowRead): string[] {
  const said = [askWhetherItEnds(reading), warnOfTraces(reading)].filter((one) => one !== null);
  return [
    ...labelled('Count ended', whereCountEnded(reading)),
    ...said.flatMap((one) => labelled('Look again', one)),
  ];
}

function paperWords({ document, bytes, words, kind }: HandedIn): string {
  const counted =
    words === null ? 'no words found; kept as it is' : `${many(words, 'word')} by the published rule`;
  return labelled('Handed in', `${kind}, ${many(bytes, 'byte')}, ${counted}; ${document}`).join('\n');
}
