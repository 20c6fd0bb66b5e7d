/** Where a journey is, in words that staff use. */
import type { Journey } from '../../workflows/journey/state.js';
import { capitalised, codeInWords } from './words.js';

export function stageInWords({ programme, stage, status }: Journey): string {
  const found = programme.stages.find(({ id }) => id === stage);
  const title = found ? found.title : capitalised(codeInWords(stage));
  return status === 'active' || status === 'ended' ? title : `${title} (${status})`;
}
